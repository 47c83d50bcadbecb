using VixShield.Market;
using VixShield.MarketData;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Folder;
using Xunit.Abstractions;

namespace VixShield.Tests.Risk;

/// <summary>The documented gaps are those of the daily files.</summary>
[Trait("Category", "Data")]
public sealed class SettlementGapDataTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void The_VX_preset_is_that_of_the_exchange_files()
    {
        VixFuturesHistory history = HistoryLoader.VixFutures(
        MarketDataFolder.Open(DataFolder.Require("vix-futures")).Of(MarketDataKind.VixFutures).Where(f => f.Name.StartsWith("vx-contracts-", StringComparison.Ordinal)).Select(f => f.Path),
        HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close).Value;
        SettlementGapEstimate estimate = SettlementGapEstimation.OfVixFutures(history, until: new DateOnly(2024, 12, 31));
        output.WriteLine(estimate.ToString());
        Assert.Equal((EstimationStatus.Ok, 116, new DateOnly(2013, 5, 22), new DateOnly(2024, 12, 18)), (estimate.Status, estimate.Count, estimate.From!.Value, estimate.Until!.Value));
        Same(SettlementGapPresets.VixFutures, estimate, 4);
    }

    [SkippableFact]
    public void The_SPX_preset_is_that_of_the_openings_and_those_of_early_years_repeat_the_close()
    {
        IndexHistory history = HistoryLoader.Index([DataFolder.Require("vol-indices", "spx-ohlc-1990-2022.csv"), DataFolder.Require("vol-indices", "spx-ohlc-2024.csv")], "SPX").Value;
        SettlementGapEstimate estimate = SettlementGapEstimation.OfIndexOpenings(history, new DateOnly(2014, 1, 1), new DateOnly(2024, 12, 31));
        output.WriteLine(estimate.ToString());
        Assert.Equal((EstimationStatus.Ok, 1807, new DateOnly(2014, 1, 2), new DateOnly(2024, 12, 31)), (estimate.Status, estimate.Count, estimate.From!.Value, estimate.Until!.Value));
        Same(SettlementGapPresets.SpxOpening, estimate, 2);
        Assert.True(estimate.Unchanged < 5, $"{estimate.Unchanged}");
        SettlementGapEstimate early = SettlementGapEstimation.OfIndexOpenings(history, new DateOnly(2002, 1, 1), new DateOnly(2003, 12, 31));
        output.WriteLine(early.ToString());
        Assert.True(early.Unchanged > early.Count / 2, $"{early.Unchanged} of {early.Count}");
    }

    private static void Same(SettlementGaps preset, SettlementGapEstimate estimate, int digits)
    {
        Assert.Equal(preset.Symbol, estimate.Symbol);
        Assert.Equal(
            preset.Quantiles.Select(q => (q.Probability, q.LogMove, q.PointMove!.Value)),
            estimate.Gaps!.Quantiles.Select(q => (q.Probability, Math.Round(q.LogMove, 4), Math.Round(q.PointMove!.Value, digits))));
    }
}
