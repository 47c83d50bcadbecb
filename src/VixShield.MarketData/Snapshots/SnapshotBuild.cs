using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>A snapshot made from files, and the report on their quality. Made by <see cref="SnapshotLoader"/>.</summary>
[TypeFormatterSource]
public sealed class SnapshotBuild : IDisplayable
{
    internal SnapshotBuild(ImmutableArray<ReadReport> files, ImmutableArray<string> problems)
    {
        Files = files;
        Problems = problems;
    }

    /// <summary>The market; null when no expiration could be used, which <see cref="Problems"/> explains.</summary>
    public MarketSnapshot? Snapshot { get; internal init; }

    /// <summary>Sessions of VX futures before the day; null when the files have none.</summary>
    public VixFuturesHistory? History { get; internal init; }

    /// <summary>The expirations of the table of options, by date and root.</summary>
    public ImmutableArray<ChainReport> Chains { get; internal init; } = [];

    /// <summary>The expirations of the table of VIX options.</summary>
    public ImmutableArray<ChainReport> VixChains { get; internal init; } = [];

    /// <summary>The file's spot beside the nearest forward; null when it has none or no forward can tell.</summary>
    public SpotReading? Spot { get; internal init; }

    /// <summary>The recomputed indices beside the published ones: 9 days, 30 days, 3 months, 6 months.</summary>
    public ImmutableArray<IndexComparison> Indices { get; internal init; } = [];

    /// <summary>The report of every file that was read.</summary>
    public ImmutableArray<ReadReport> Files { get; }

    /// <summary>What is missing or was assumed against the files, each in a sentence; empty when nothing is.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>Snapshot and history as one document.</summary>
    /// <exception cref="InvalidOperationException">There is no snapshot; the message has the problems.</exception>
    public MarketDocument ToDocument() => Snapshot is null
        ? throw new InvalidOperationException("There is no snapshot: " + string.Join(" ", Problems))
        : new MarketDocument(Snapshot, History);

    /// <summary>The snapshot and the number of problems.</summary>
    public override string ToString() => FormattableString.Invariant($"{Snapshot?.ToString() ?? "no snapshot"}; {Problems.Length} problems");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Snapshot made from files", ToString())
    {
        Facts =
        [
            new("snapshot", Snapshot?.ToString() ?? DisplayCell.Missing),
            new("history", History?.ToString() ?? DisplayCell.Missing),
            new("spot", Spot?.ToString() ?? DisplayCell.Missing),
            new("problems", Problems.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "expirations",
                Chains.AddRange(VixChains),
                new("root", r => r.Root),
                new("expiration", r => r.ExpirationDate),
                new("status", r => r.Status),
                new("read", r => r.Read),
                new("used", r => r.Used),
                new("refused", r => r.Refused.Length),
                new("forward", "points", r => r.Chain?.Forward),
                new("discount factor", r => r.Chain?.DiscountFactor),
                new("at the money", "%", r => DisplayCell.Percent(r.Fit?.Smile?.AtTheMoney))),
            DisplayTable.Of(
                "indices",
                Indices,
                new("index", r => r.Symbol),
                new("recomputed", "points", r => DisplayCell.Fixed(r.Recomputed.Value, 2)),
                new("published", "points", r => DisplayCell.Fixed(r.Published, 2)),
                new("difference", "points", r => DisplayCell.WithSign(r.Difference, 2))),
            ReadReport.TableOf(Files),
        ],
        Notes = [.. Problems],
    };
}
