using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;
using VixShield.Tests.Folder;

namespace VixShield.Tests.Histories;

/// <summary>
/// Estimates from the real history against the values measured for METHODS 7.6, at the two digits printed there. Those values came from the exchange's files alone, where the settlements from 2013-01-02 to 2013-05-17 are 0 and
/// so unknown.
/// </summary>
[Trait("Category", "Data")]
public sealed class BetaEstimationDataTests
{
    private static readonly Lazy<VixFuturesHistory> s_exchange = new(() => Load("vx-contracts-2013", "vx-contracts-2022"));
    private static readonly Lazy<VixFuturesHistory> s_all = new(() => Load("vx-contracts-2013", "vx-contracts-2022", "vx-contracts-2006"));

    [SkippableTheory]
    [InlineData(1, 0.77, 0.85)]
    [InlineData(18, 0.51, 0.68)]
    [InlineData(38, 0.47, 0.50)]
    [InlineData(60, 0.34, 0.39)]
    [InlineData(130, 0.21, 0.24)]
    public void Betas_by_maturity_are_the_measured_ones(int days, double before, double after)
    {
        LogBetaTable early = Table(Exchange, 2013, 2019);
        LogBetaTable late = Table(Exchange, 2022, 2024);
        Assert.Equal((SettlementClock.At1515, SettlementClock.At1500), (early.Period.Clock!.Value, late.Period.Clock!.Value));
        Assert.Equal((before, after), (Rounded(early.At(days)!.LeastSquares), Rounded(late.At(days)!.LeastSquares)));
    }

    [SkippableFact]
    public void By_year_the_beta_at_15_to_21_days_goes_from_that_of_2017_to_that_of_2024()
    {
        var years = LogBetaEstimation.ByYear(Exchange).ToDictionary(table => table.Period.Year!.Value, table => table.At(18)!.LeastSquares);
        Assert.Equal((0.32, 0.70), (Rounded(years[2017]), Rounded(years[2024])));
        Assert.Equal((years[2017].Slope, years[2024].Slope), (years.Values.Min(year => year.Slope), years.Values.Max(year => year.Slope)));
    }

    [SkippableFact]
    public void With_the_settlements_of_early_2013_one_of_the_measured_values_moves_by_a_digit()
    {
        // 0.512 without and 0.517 with them: the difference is the twenty weeks and nothing else.
        LogBetaTable filled = Table(All, 2013, 2019);
        Assert.Equal(0.52, Rounded(filled.At(18)!.LeastSquares));
        Assert.Equal(0.51, Rounded(LogBetaEstimation.Over(All, new(2013, 5, 21), new(2019, 12, 31))[0].At(18)!.LeastSquares));
        int[] others = [1, 38, 60, 130];
        Assert.Equal([0.77, 0.47, 0.34, 0.21], others.Select(days => Rounded(filled.At(days)!.LeastSquares)));
    }

    [SkippableFact]
    public void VIX_falls_by_the_measured_points_per_percent_of_SPX()
    {
        SessionSeries spx = HistoryLoader.Index([DataFolder.Require("vol-indices", "spx-vix-family-daily.csv")], "SPX", 0.02).Value.Close;
        SessionSeries vix = HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close;
        Assert.Equal(1.48, Rounded(Assert.Single(IndexVixRegression.Over(spx, vix, new(2013, 1, 1), new(2019, 12, 31))).FallPerPercent));
        Assert.Equal(1.03, Rounded(Assert.Single(IndexVixRegression.Over(spx, vix, new(2022, 1, 1), new(2024, 12, 31))).FallPerPercent));
    }

    [SkippableFact]
    public void Nothing_is_pooled_over_the_holes_and_the_change_of_the_clock()
    {
        Assert.Equal([SettlementClock.At1515, SettlementClock.At1500], LogBetaEstimation.ByClock(All).Select(table => table.Period.Clock!.Value));
        var moves = VixFutureMoves.Of(All);
        Assert.All(All.Gaps, gap => Assert.DoesNotContain(moves, move => move.Date == gap.FirstAfter));
        Assert.All(moves, move => Assert.True(move.Contract.Date > move.Date));
    }

    [SkippableFact]
    public void A_curve_and_a_set_come_out_of_each_regime()
    {
        foreach (LogBetaTable table in new[] { Table(All, 2013, 2019), Table(All, 2022, 2024) })
        {
            LogBetaCurveFit fit = LogBetaCurveFitting.Fit(table);
            Assert.Equal(EstimationStatus.Ok, fit.Status);
            Assert.True(fit.IsWeightAdmissible);
            // The shape of two exponentials misses some maturities by more than their error, all by less than a fifth.
            Assert.All(fit.Residuals, residual => Assert.InRange(residual.Fitted / residual.Estimate, 0.8, 1.2));
            BetaSetEstimate set = BetaSetEstimation.Of(fit, LogBetaEstimation.ByYear(All).Where(year => year.Period.Year >= 2013));
            Assert.Equal((2017, 2024), (set.Lowest!.Year!.Value, set.Highest!.Year!.Value));
            Assert.Equal(0.32, Math.Round(set.Set!.Low.LogBeta(table.At(18)!.MeanDays!.Value / 365), 2));
        }
    }

    [SkippableFact]
    public void Two_factors_carry_the_covariance_of_the_second_regime_within_its_error_and_map_to_Bergomi()
    {
        foreach (VixFuturesCovariance sample in VixFuturesCovariance.ByClock(All, options: new() { Buckets = [MaturityBucket.Spot, .. MaturityBucket.Defaults] }))
        {
            TwoFactorFit fit = TwoFactorFitting.Fit(sample);
            Assert.Equal(EstimationStatus.Ok, fit.Status);
            Assert.Empty(fit.BoundsHit);
            Assert.True(fit.RootMeanSquareScore < (sample.Period.Clock == SettlementClock.At1500 ? 1 : 2), fit.ToString());
            Assert.InRange(fit.Dynamics!.FirstWeight, 0, 1);
            Assert.Equal(fit.Dynamics.FirstVolatility, BergomiFactorMap.ToDynamics(BergomiFactorMap.ToBergomi(fit.Dynamics)).FirstVolatility, 1e-12);
        }
    }

    private static VixFuturesHistory Exchange => Required(s_exchange);

    private static VixFuturesHistory All => Required(s_all);

    private static VixFuturesHistory Required(Lazy<VixFuturesHistory> history)
    {
        DataFolder.Require("vix-futures");
        DataFolder.Require("vol-indices", "VIX_History.csv");
        return history.Value;
    }

    // Files that come first win where two hold the same settlement; the exchange's go before the vendor's.
    private static VixFuturesHistory Load(params string[] names) => HistoryLoader.VixFutures(
        names.SelectMany(name => MarketDataFolder.Open(DataFolder.Require("vix-futures")).Of(MarketDataKind.VixFutures).Where(file => file.Name.StartsWith(name, StringComparison.Ordinal)).Select(file => file.Path)),
        HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close).Value;

    private static LogBetaTable Table(VixFuturesHistory history, int from, int until) => Assert.Single(LogBetaEstimation.Over(history, new(from, 1, 1), new(until, 12, 31)));

    private static double Rounded(SlopeEstimate estimate) => Math.Round(estimate.Slope!.Value, 2);
}
