using VixShield.Display;

namespace VixShield.Market;

/// <summary>A market as it is stored: the snapshot and the sessions before it.</summary>
[TypeFormatterSource]
public sealed record MarketDocument : IDisplayable
{
    /// <summary>Makes a document.</summary>
    /// <param name="snapshot">The market at its instant.</param>
    /// <param name="history">VIX and VX sessions before the snapshot, or null.</param>
    /// <exception cref="ArgumentNullException">The snapshot is null.</exception>
    public MarketDocument(MarketSnapshot snapshot, VixFuturesHistory? history = null)
    {
        Snapshot = Guard.NotNull(snapshot, nameof(snapshot));
        History = history;
    }

    /// <summary>The market at its instant.</summary>
    public MarketSnapshot Snapshot { get; }

    /// <summary>VIX and VX sessions before the snapshot, or null.</summary>
    public VixFuturesHistory? History { get; }

    /// <summary>The snapshot and the history.</summary>
    public override string ToString() => $"{Snapshot}; {History?.ToString() ?? "no history"}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Market document", ToString())
    {
        Facts =
        [
            new("valuation instant", Snapshot.ValuationInstant),
            new("levels", Snapshot.Levels.Count),
            new("futures", Snapshot.Futures.Length),
            new("option chains", Snapshot.Chains.Length),
            new("content hash", Snapshot.ContentHash),
            new("sessions before it", History?.Sessions.Length),
        ],
        Notes = [.. Snapshot.Notes],
    };
}
