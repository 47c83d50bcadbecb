using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.TermStructure;
using VixShield.Tests.Folder;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Risk;

/// <summary>The sample book over the real history. Prints the numbers of the page on hedge effectiveness.</summary>
[Trait("Category", "Data")]
public sealed class BookHedgeDataTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void A_ladder_hedges_a_condor_in_both_regimes_and_its_residuals_have_fat_tails()
    {
        VixFuturesHistory history = HistoryLoader.VixFutures(
            MarketDataFolder.Open(DataFolder.Require("vix-futures")).Of(MarketDataKind.VixFutures).Where(f => f.Name.StartsWith("vx-contracts-", StringComparison.Ordinal)).Select(f => f.Path),
            HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close).Value;
        SessionSeries spx = HistoryLoader.Index([DataFolder.Require("vol-indices", "spx-vix-family-daily.csv")], "SPX", 0.02).Value.Close;
        string folder = Path.Combine(Repository.Root, "docs", "samples", "Decoupling");
        MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(Path.Combine(folder, "market-2023-02-15.json"))).Snapshot;
        BookValuation valuation = BookValuation.Of(VixShieldJson.Parse<Book>(File.ReadAllText(Path.Combine(folder, "book.json"))), market);
        BookHedgeExposures exposures = BookHedgeExposures.Of(valuation);
        output.WriteLine(exposures.ToString());
        output.WriteLine(HedgeCost.Of(valuation).ToString());

        var moves = HedgeMoveHistory.ByClock(spx, history);
        Assert.Equal([SettlementClock.At1515, SettlementClock.At1500], moves.Select(m => m.Period.Clock!.Value));
        foreach (HedgeMoveHistory period in moves)
        {
            List<BasisDeviation> basis = [];
            foreach (HedgeFutureExposure future in exposures.Hedge.Futures)
            {
                BasisResidualReading residual = BasisResiduals.Of(period, future.Days, future.PointBeta * market.VixFutures.SpotVix / future.Price);
                output.WriteLine(residual.ToString());
                Assert.Equal(EstimationStatus.Ok, residual.Status);
                Assert.True(residual.ExcessKurtosis > 1 && residual.LowQuantile < -2 * residual.Deviation && residual.HighQuantile > 2 * residual.Deviation, residual.ToString());
                basis.Add(residual.At(future.Contract, future.Price)!);
            }

            foreach ((HedgeMoveScale scale, HedgeOrder order) in Enum.GetValues<HedgeMoveScale>().SelectMany(s => Enum.GetValues<HedgeOrder>().Select(o => (s, o))))
            {
                HistoricalHedgeReading reading = BookHedgeEffectiveness.OverHistory(exposures, period, scale, order);
                output.WriteLine($"{scale}, {order}: {reading}; least variance at {reading.Statistics.MinimumVarianceRatio}");
                Assert.Equal(BookHedgeStatus.Ok, reading.Status);
                Assert.True(reading.Statistics.Count + reading.LeftOut == period.Count && reading.Statistics.Count > period.Count / 4);
            }

            ModelHedgeReading model = BookHedgeEffectiveness.UnderModel(exposures, HedgeCovariance.Of(0.17, -1.25, 0.9, basis, 0.7));
            output.WriteLine($"model: {model}");
            Assert.True(model.Status == BookHedgeStatus.Ok && model.Effectiveness <= model.BestEffectiveness);
        }
    }
}
