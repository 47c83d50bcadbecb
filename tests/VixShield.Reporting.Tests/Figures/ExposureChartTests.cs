using VixShield.Adjustments;
using VixShield.Reporting;
using VixShield.Risk;

namespace VixShield.Tests.Reporting;

public sealed class ExposureChartTests
{
    [Theory]
    [InlineData(LayerMeasure.TotalDelta)]
    [InlineData(LayerMeasure.VixEquivalentVega)]
    public void Bars_are_the_mapped_exposures_of_each_part_with_their_range_and_add_up_to_the_net(LayerMeasure measure)
    {
        AdjustmentPlan plan = Plans.Moved;
        Chart chart = LayerChart.Of(measure, plan.Record.Map, plan.Valuation, plan.Best!.ValuationAfter);
        foreach ((string when, BookValuation book) in new[] { ("before", plan.Valuation), ("after", plan.Best.ValuationAfter) })
        {
            ChartSeries series = chart.Series.Single(s => s.Name == when);
            for (int i = 0; i < chart.X.Categories.Length; i++)
            {
                FactorExposures part = chart.X.Categories[i] switch
                {
                    "net" => book.Net,
                    "no layer" => book.SumOf(l => l.Position.Layer is null),
                    string layer => book.ByLayer(int.Parse(layer["layer ".Length..], System.Globalization.CultureInfo.InvariantCulture)),
                };
                MappedExposures mapped = part.Map(plan.Record.Map);
                Interval expected = measure == LayerMeasure.TotalDelta ? mapped.TotalDelta : mapped.VixEquivalentVega;
                Assert.Equal((expected.Low, expected.Mid, expected.High), (series.Low[i], series.Y[i], series.High[i]));
            }

            double net = series.Y[^1]!.Value;
            Assert.Equal(net, series.Y.Take(series.Y.Length - 1).Sum(y => y!.Value), 1e-6 * (1 + Math.Abs(net)));
        }
    }

    [Fact]
    public void A_layer_that_the_trades_close_is_still_there_at_0()
    {
        AdjustmentPlan plan = Plans.Moved;
        Chart chart = LayerChart.Of(LayerMeasure.VixEquivalentVega, plan.Record.Map, plan.Valuation, plan.Best!.ValuationAfter);
        int closed = Enumerable.Range(1, chart.X.Categories.Length - 2).First(i => !plan.Best.ValuationAfter.Layers.Contains(i));
        Assert.Equal(0, chart.Series[1].Y[closed]);
        Assert.NotEqual(0, chart.Series[0].Y[closed]);
    }

    [Fact]
    public void Carry_is_split_as_the_valuation_splits_it()
    {
        AdjustmentPlan plan = Plans.Moved;
        (Carry before, Carry after) = (plan.Valuation.Net.Carry, plan.Best!.ValuationAfter.Net.Carry);
        Chart chart = CarryChart.Of(before, after);
        Assert.Equal([before.OptionTheta, before.SurfaceRollDown, before.VixRollDown, before.Financing, before.Total], chart.Series[0].Y.Select(y => y!.Value));
        Assert.Equal([after.OptionTheta, after.SurfaceRollDown, after.VixRollDown, after.Financing, after.Total], chart.Series[1].Y.Select(y => y!.Value));
        Assert.Equal(["option theta", "surface roll-down", "VIX roll-down", "financing", "total"], chart.X.Categories.ToArray());
        Assert.Equal(chart.Series[0].Y[4]!.Value, chart.Series[0].Y.Take(4).Sum(y => y!.Value), 1e-9);
        Assert.Single(CarryChart.Of(before).Series);
    }

    [Fact]
    public void Pareto_points_are_the_alternatives_each_once_in_the_group_it_belongs_to()
    {
        foreach (AdjustmentPlan plan in new[] { Plans.Moved, Plans.Quiet, Plans.Infeasible })
        {
            Chart chart = ParetoChart.Of(plan);
            (string Name, double Cost, double Carry)[] drawn = [.. chart.Series.SelectMany(s => Enumerable.Range(0, s.X.Length).Select(i => (s.Labels[i], s.X[i], s.Y[i]!.Value)))];
            Assert.Equal(plan.Alternatives.Select(a => (a.Name, a.Cost, a.After.Carry.Total)).Order(), drawn.Order());
            Assert.Equal(plan.Pareto.Select(a => a.Name).Order(), (chart.Series.SingleOrDefault(s => s.Name == "not bettered by another")?.Labels ?? []).Order());
            Assert.Equal(plan.Alternatives.Where(a => !a.IsFeasible).Select(a => a.Name).Order(), (chart.Series.SingleOrDefault(s => s.Name == "breaks a hard guardrail")?.Labels ?? []).Order());
        }
    }
}
