using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.MarketData;

/// <summary>
/// From files to a <see cref="MarketSnapshot"/> in one call, with a report on what was used, what was refused and why. Forwards come from put-call parity unless the table gives them;
/// smiles are calibrated; the volatility indices are recomputed from the quotes beside the published ones.
/// </summary>
public static class SnapshotLoader
{
    private static readonly (string Symbol, VarianceWindow Window)[] s_indices =
        [("VIX9D", VarianceWindow.NineDay), ("VIX", VarianceWindow.ThirtyDay), ("VIX3M", VarianceWindow.ThreeMonth), ("VIX6M", VarianceWindow.SixMonth)];

    /// <summary>Makes a snapshot. What the files lack is in the result; only files that cannot be read throw.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="ArgumentNullException">The files are null.</exception>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">A file is damaged, or holds what the policy refuses.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SnapshotBuild Load(SnapshotFiles files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<string>();
        var reports = new List<ReadReport>();
        OptionTable? table = OptionTable.Read(files.Chain, files.ChainFacts, files.Date, files.Options, problems, cancellationToken);
        if (table is null)
            return new SnapshotBuild([], [.. problems]);
        reports.Add(table.Report);

        DateTimeOffset instant = table.Instant;
        DateOnly day = DateOnly.FromDateTime(UsTime.InNewYork(instant).DateTime);
        ImmutableSortedDictionary<string, double> levels = files.Indices is null
            ? ImmutableSortedDictionary<string, double>.Empty
            : IndexLevels.Read(files.Indices, day, files.Options, reports, problems, cancellationToken);
        DiscountCurve? bills = IndexLevels.BillCurve(levels, problems);
        var chains = new ChainAssembly(table, instant, files, bills, null);
        OptionTable? vixTable = files.VixChain is null ? null : OptionTable.Read(files.VixChain, files.VixChainFacts, files.Date ?? day, files.Options, problems, cancellationToken);
        ChainAssembly? vixChains = null;
        if (vixTable is not null)
        {
            reports.Add(vixTable.Report);
            if (vixTable.Instant != instant)
                problems.Add(FormattableString.Invariant($"The VIX options are of {UsTime.InNewYork(vixTable.Instant):yyyy-MM-dd HH:mm}, the others of {UsTime.InNewYork(instant):HH:mm} in New York; one instant is assumed."));
            vixChains = new ChainAssembly(vixTable, instant, files, bills ?? chains.Parity?.Discounts, MarketSnapshot.VixSymbol);
            if (!vixChains.Chains.Any())
                problems.Add($"{Path.GetFileName(files.VixChain)} gives no VIX options: {vixChains.Report(null).FirstOrDefault()}");
        }

        return new SnapshotAssembly(files, day, instant, levels, reports, problems).Make(table, chains, vixTable, vixChains, s_indices, cancellationToken);
    }
}
