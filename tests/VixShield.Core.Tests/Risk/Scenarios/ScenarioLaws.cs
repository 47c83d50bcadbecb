using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Scenarios;

/// <summary>What holds for every book and every set of scenarios.</summary>
public sealed class ScenarioLaws
{
    private static readonly MarketScenario[] Many = [.. Random(41, 7)];

    [Law(Arbitrary = [typeof(Holdings)])]
    public void No_move_is_the_valuation_to_the_bit(Book book)
    {
        double[] marks = Marks(book, TestMarkets.Base, [new FactorScenario(), Many[3], new FactorScenario(), new HistoricalScenario(NoMove())]);
        long expected = BitConverter.DoubleToInt64Bits(BookValuation.Of(book, TestMarkets.Base).Mark);
        foreach (int i in (ReadOnlySpan<int>)[0, 2, 3])
            Assert.Equal(expected, BitConverter.DoubleToInt64Bits(marks[i]));
    }

    [Fact]
    public void No_move_is_the_valuation_to_the_bit_on_fitted_smiles_and_with_every_rule()
    {
        foreach (SpotVolatilityRule rule in new[] { SpotVolatilityRule.StickyMoneyness, SpotVolatilityRule.StickyStrike, SpotVolatilityRule.SkewStickiness(1.6) })
        {
            double[] marks = Marks(Sample.Book, Sample.Market, [new FactorScenario()], new ScenarioOptions { SpotRule = rule });
            Assert.Equal(BookValuation.Of(Sample.Book, Sample.Market).Mark, marks[0]);
        }

        Assert.Equal(0, ScenarioGrid.Run(Sample.Book, Sample.Market, new ScenarioAxes()).ProfitAndLoss[0]);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void A_scenario_does_not_depend_on_its_neighbours_or_on_threads(Book book, int seed)
    {
        MarketScenario[] shuffled = [.. Many];
        new Random(seed).Shuffle(shuffled);
        double[] together = Marks(book, TestMarkets.Base, shuffled, new ScenarioOptions { MaximumThreads = 1 });
        double[] three = Marks(book, TestMarkets.Base, shuffled, new ScenarioOptions { MaximumThreads = 3 });
        ScenarioEngine engine = ScenarioEngine.Create(book, TestMarkets.Base);
        for (int i = 0; i < shuffled.Length; i++)
        {
            double[] alone = new double[1];
            engine.Marks([shuffled[i]], alone);
            Assert.Equal(BitConverter.DoubleToInt64Bits(alone[0]), BitConverter.DoubleToInt64Bits(together[i]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(alone[0]), BitConverter.DoubleToInt64Bits(three[i]));
        }
    }

    [Fact]
    public void A_large_grid_of_fitted_smiles_is_its_scenarios_one_by_one_on_any_number_of_threads()
    {
        Book book = Book.OfPositions(Enumerable.Range(0, 40).SelectMany(i => Sample.Book.Positions.Select(p => p with { Leg = p.Leg with { Quantity = p.Leg.Quantity * ((i % 5) - 2 == 0 ? 3 : (i % 5) - 2) } })));
        ScenarioAxes axes = ScenarioAxes.Standard with { Days = [0, 4.5], SlopeChanges = [-0.5, 0, 1] };
        ScenarioResult grid = ScenarioGrid.Run(book, Sample.Market, axes, new ScenarioOptions { MaximumThreads = 2 });
        ScenarioResult one = ScenarioGrid.Run(book, Sample.Market, axes, new ScenarioOptions { MaximumThreads = 1 });
        ScenarioResult five = ScenarioGrid.Run(book, Sample.Market, axes, new ScenarioOptions { MaximumThreads = 5 });
        Assert.True(grid.ProfitAndLoss.AsSpan().SequenceEqual(one.ProfitAndLoss.AsSpan()));
        Assert.True(grid.ProfitAndLoss.AsSpan().SequenceEqual(five.ProfitAndLoss.AsSpan()));
        for (int i = 0; i < grid.Scenarios.Length; i += 97)
            Assert.Equal(grid.ProfitAndLoss[i], ScenarioGrid.Run(book, Sample.Market, [grid.Scenarios[i]]).ProfitAndLoss[0]);
        Assert.Equal(grid.ProfitAndLoss[(((3 * 11) + 4) * 3 * 2) + (2 * 2) + 1], grid[3, 4, 2, 1]);
        Assert.Equal((grid.Axes[0].Values[3], grid.Axes[1].Values[4], grid.Axes[3].Values[1]), (-0.07, 5, 4.5));
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Marks_do_not_depend_on_the_order_of_positions_to_the_bit_and_are_linear_in_quantity(Book book, int seed)
    {
        Position[] shuffled = [.. book.Positions];
        new Random(seed).Shuffle(shuffled);
        double[] one = Marks(book, TestMarkets.Base, Many);
        double[] other = Marks(Book.OfPositions(shuffled), TestMarkets.Base, Many);
        Book minusThree = Book.OfPositions(book.Positions.Select(p => p with { Leg = p.Leg with { Quantity = -3 * p.Leg.Quantity } }));
        double[] opposite = Marks(minusThree, TestMarkets.Base, Many);
        double size = BookValuation.Of(book, TestMarkets.Base).Legs.Sum(l => Math.Abs(l.Position.Leg.Quantity) * l.Position.Leg.Contract.Multiplier * 20_000);
        for (int i = 0; i < Many.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(one[i]), BitConverter.DoubleToInt64Bits(other[i]));
            Assert.Equal(-3 * one[i], opposite[i], 1e-13 * size);
        }
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Legs_add_up_to_the_book(Book book)
    {
        ScenarioResult result = ScenarioGrid.Run(book, TestMarkets.Base, Many, new ScenarioOptions { KeepLegs = true });
        for (int s = 0; s < Many.Length; s++)
        {
            double size = result.Valuation.Legs.Sum(l => Math.Abs(l.Mark)) + Math.Abs(result.ProfitAndLoss[s]) + 1;
            Assert.Equal(result.ProfitAndLoss[s], Enumerable.Range(0, result.Valuation.Legs.Length).Sum(l => result.ProfitAndLossOf(l)[s]), 1e-11 * size);
        }

        for (int l = 0; l < result.Valuation.Legs.Length; l++)
        {
            double alone = ScenarioGrid.Run(Book.OfPositions([book.Positions[l]]), TestMarkets.Base, [Many[5]]).ProfitAndLoss[0];
            Assert.Equal(alone, result.ProfitAndLossOf(l)[5], 1e-11 * (1 + Math.Abs(alone) + Math.Abs(result.Valuation.Legs[l].Mark)));
        }
    }

    internal static double[] Marks(Book book, MarketSnapshot market, IReadOnlyList<MarketScenario> scenarios, ScenarioOptions? options = null)
    {
        double[] marks = new double[scenarios.Count];
        ScenarioEngine.Create(book, market, options).Marks(scenarios, marks);
        return marks;
    }

    internal static IEnumerable<MarketScenario> Random(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return new FactorScenario(
                (random.NextDouble() * 0.5) - 0.3,
                (random.NextDouble() * 40) - 8,
                i % 3 == 0 ? 0 : i % 3 == 1 ? 1 : 12.25,
                (random.NextDouble() * 2) - 1,
                (random.NextDouble() * 0.8) - 0.3,
                i % 2 == 0 ? [new BasisShock(10, 0.1), new BasisShock(60, -0.05)] : null);
        }
    }

    private static MarketMove NoMove() =>
        new("none", "SPX", new MovePoint(0, 5000, 5000), new MovePoint(0, 14, 14), [new MovePoint(30, 15, 15)], [new MovePoint(30, 14, 14)], new MovePoint(0, 90, 90));
}
