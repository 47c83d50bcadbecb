using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Reporting;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Reporting;

public sealed class PayoffChartTests
{
    // A revaluation one by one against one in a block: the same sum in another order.
    private const double Cents = 1e-6;

    [Fact]
    public void Every_point_is_the_books_full_revaluation_at_that_level_less_the_cost()
    {
        AdjustmentPlan plan = Plans.Moved;
        PlanAlternative best = plan.Best!;
        Chart chart = PayoffChart.Of(plan);
        foreach ((string when, BookValuation book, double reference) in new[] { ("before", plan.Valuation, plan.Valuation.Mark), ("after", best.ValuationAfter, best.ValuationAfter.Mark + best.Cost) })
        {
            foreach ((string horizon, double days) in new[] { ("now", 0d), ("in 10 days", 10d) })
            {
                ChartSeries series = chart.Series.Single(s => s.Name == $"{when}, {horizon}");
                double forward = BreakEvens.AtHorizon(ScenarioEngine.Create(book, best.BreakEvens!.Map), days).Forward;
                foreach (int i in new[] { 0, 17, series.X.Length / 2, series.X.Length - 1 })
                {
                    ScenarioResult one = ScenarioGrid.Run(book.Book, Sample.Moved, [new FactorScenario((series.X[i] / forward) - 1, days: days)], best.BreakEvens.Map);
                    double expected = one.ProfitAndLoss[0] + book.Mark - reference;
                    Assert.True(Math.Abs(expected - series.Y[i]!.Value) < Cents * (1 + Math.Abs(expected)), $"{series.Name} at {series.X[i]}: {series.Y[i]} for {expected}");
                }
            }
        }
    }

    [Fact]
    public void Break_evens_at_the_horizon_are_those_of_the_plan()
    {
        AdjustmentPlan plan = Plans.Moved;
        Chart chart = PayoffChart.Of(plan);
        ChartSeries after = chart.Series.Single(s => s.Name == "after, in 10 days");
        double[] roots = [.. Enumerable.Range(1, after.X.Length - 1).Where(i => Math.Sign(after.Y[i]!.Value) != Math.Sign(after.Y[i - 1]!.Value)).Select(i => after.X[i - 1] + ((after.X[i] - after.X[i - 1]) * -after.Y[i - 1]!.Value / (after.Y[i]!.Value - after.Y[i - 1]!.Value)))];
        double[] levels = [.. plan.Best!.BreakEvens!.Levels.Select(l => l.Level)];
        Assert.Equal(levels.Length, roots.Length);
        // Between neighbouring points, whose distance is some five index points, the curve bends little.
        Assert.All(levels.Zip(roots), pair => Assert.InRange(pair.Second - pair.First, -0.5, 0.5));
        Assert.All(levels, level => Assert.Contains(FormattableString.Invariant($"{level:0.#}"), chart.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void At_expiry_a_condor_alone_is_its_settlement_payoff_and_its_points_are_the_strikes_and_the_premium()
    {
        Position[] condor = [.. Sample.Book.Positions.Where(p => p.Layer is null)];
        BookValuation book = BookValuation.Of(Book.OfPositions(condor), Sample.Market);
        Chart chart = PayoffChart.Of(book);
        ChartSeries expiry = chart.Series.Single(s => s.Name.StartsWith("expiry", StringComparison.Ordinal) && s.Kind == ChartSeriesKind.Line);
        var payoff = SettlementPayoff.Of(condor, -book.Mark);
        for (int i = 0; i < expiry.X.Length; i++)
            Assert.Equal(payoff.At(expiry.X[i]), expiry.Y[i]!.Value, 1e-4 * (1 + Math.Abs(payoff.At(expiry.X[i]))));
        ChartSeries points = chart.Series.Single(s => s.Kind == ChartSeriesKind.Points);
        double[] levels = [.. payoff.Levels.Select(l => l.Level)];
        Assert.Equal(levels.Length, points.X.Length);
        Assert.All(levels.Zip(points.X), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    [Fact]
    public void A_book_without_trades_has_one_colour_and_a_horizon_beyond_expiry_is_not_drawn_twice()
    {
        Chart quiet = PayoffChart.Of(Plans.Quiet);
        Assert.All(quiet.Series, s => Assert.Equal(ChartColor.Blue, s.Color));
        Chart far = PayoffChart.Of(Plans.Quiet.Valuation, horizonDays: 400);
        Assert.Equal(2, far.Series.Count(s => s.Kind != ChartSeriesKind.Points));
    }

    [Fact]
    public void Futures_alone_have_no_expiry_line()
    {
        Position[] futures = [.. Sample.Book.Positions.Where(p => p.Leg is FutureLeg)];
        Chart chart = PayoffChart.Of(BookValuation.Of(Book.OfPositions(futures), Sample.Market));
        Assert.Equal(["now", "in 10 days"], chart.Series.Where(s => s.Kind != ChartSeriesKind.Points).Select(s => s.Name));
    }

    [Fact]
    public void It_can_be_stopped() =>
        Assert.Throws<OperationCanceledException>(() => PayoffChart.Of(Plans.Moved, cancellation: new CancellationToken(canceled: true)));
}
