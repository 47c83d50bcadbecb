using System.Collections.Immutable;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>A snapshot made from files, and the report on their quality. Made by <see cref="SnapshotLoader"/>.</summary>
public sealed class SnapshotBuild
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
}
