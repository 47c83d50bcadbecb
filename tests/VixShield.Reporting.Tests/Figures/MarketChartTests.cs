using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Reporting;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Reporting;

public sealed class MarketChartTests
{
    [Fact]
    public void Cells_of_the_heat_map_are_the_scenarios_results()
    {
        var axes = new ScenarioAxes { SpotChanges = [-0.07, 0, 0.04], VixChanges = [-2, 0, 5, 12], Days = [3, 9] };
        ScenarioResult result = ScenarioGrid.Run(Sample.Book, Sample.Market, axes);
        Chart chart = ScenarioChart.Of(result);
        for (int column = 0; column < 3; column++)
        {
            for (int row = 0; row < 4; row++)
                Assert.Equal(result[column, row, 0, 0], chart.Grid!.Rows[row][column]);
        }

        Assert.Equal(["-7", "0", "+4"], chart.X.Categories.ToArray());
        Assert.Equal(["-2", "0", "+5", "+12"], chart.Y.Categories.ToArray());
        double[] shown = [.. chart.Grid!.Rows.SelectMany(r => r)];
        Assert.StartsWith(FormattableString.Invariant($"From {shown.Min():+0;-0;0} $ ("), chart.Description, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"to {shown.Max():+0;-0;0} $ ("), chart.Description, StringComparison.Ordinal);
        Assert.Contains(chart.Notes, n => n.Contains("3 days on", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => ScenarioChart.Of(ScenarioGrid.Run(Sample.Book, Sample.Market, [new FactorScenario(-0.01)])));
    }

    [Fact]
    public void Volatilities_of_the_smile_give_back_the_quotes_and_the_line_is_the_smile()
    {
        foreach (OptionChain chain in Sample.Market.Chains)
        {
            Chart chart = SmileChart.Of(chain, [.. chain.Quotes.Take(1).Select(q => q.Strike)]);
            int quotes = 0;
            foreach (ChartSeries side in chart.Series.Where(s => s.Kind == ChartSeriesKind.Points))
            {
                OptionRight right = side.Name.StartsWith("puts", StringComparison.Ordinal) ? OptionRight.Put : OptionRight.Call;
                for (int i = 0; i < side.X.Length; i++, quotes++)
                {
                    OptionQuote quote = chain.QuoteFor(side.X[i], right)!;
                    Assert.Equal(quote.Ask, Price(side.High[i]!.Value), 1e-6 * (1 + quote.Ask));
                    if (side.Low[i] is { } low)
                        Assert.Equal(quote.Bid, Price(low), 1e-6 * (1 + quote.Bid));

                    double Price(double percent) => Black76.Price(chain.Forward, side.X[i], chain.Years, percent / 100, chain.Rate, right);
                }
            }

            Assert.Equal(chain.Fit!.Volatilities.Length, quotes);
            ChartSeries line = chart.Series.Single(s => s.Kind == ChartSeriesKind.Line);
            VolatilitySmile smile = chain.Smile!;
            Assert.Equal(line.X.Select(k => 100 * smile.VolatilityAt(k)), line.Y.Select(y => y!.Value));
            Assert.Equal([chain.Forward, chain.Quotes[0].Strike], chart.Marks.Select(m => m.Value));
        }
    }

    [Fact]
    public void The_triangle_is_drawn_in_squared_points_with_its_bands()
    {
        ConsistencyTriangle triangle = ConsistencyTriangle.Of(Sample.Market);
        Chart chart = ConsistencyChart.Of(triangle);
        for (int i = 0; i < triangle.Expiries.Length; i++)
        {
            ConsistencyExpiry row = triangle.Expiries[i];
            Assert.Equal(10_000 * row.Spx.Variance, chart.Series[0].Y[i]);
            Assert.Equal((10_000 * row.Spx.Low, 10_000 * row.Spx.High), (chart.Series[0].Low[i], chart.Series[0].High[i]));
            Assert.Equal((row.Options?.Value, row.Options?.Low, row.Options?.High), (chart.Series[1].Y[i], chart.Series[1].Low[i], chart.Series[1].High[i]));
            Assert.Equal(row.Future.Price * row.Future.Price, chart.Series[2].Y[i]);
            Assert.Equal(365 * row.Years, chart.Series[1].X[i]);
        }
    }
}
