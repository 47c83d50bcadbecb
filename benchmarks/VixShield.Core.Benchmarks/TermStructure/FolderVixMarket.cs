using VixShield.Market;
using VixShield.MarketData;

namespace VixShield.Benchmarks.TermStructure;

/// <summary>The tables of 2023-02-15 in the data folder, when one is named.</summary>
internal static class FolderVixMarket
{
    private const string Variable = "VIXSHIELD_DATA";

    /// <summary>The day; null when no folder is named.</summary>
    internal static MarketSnapshot? Read()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(folder)
            ? null
            : SnapshotLoader.Load(new SnapshotFiles
            {
                Chain = Path.Combine(folder, "option-chains", "spx-implied-vol-2023-02-15.csv"),
                VixChain = Path.Combine(folder, "option-chains", "vix-implied-vol-2023-02-15.csv"),
                Futures = Path.Combine(folder, "vix-futures", "vx-contracts-2022-2024.csv.gz"),
                Indices = Path.Combine(folder, "demo-snapshot-2023-02-15", "indices.csv"),
            }).Snapshot;
    }
}
