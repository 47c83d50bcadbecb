using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>The second-order numbers of the map, and those of rates, dividends and time, against markets moved as they say.</summary>
public sealed class MappedSecondOrderTests
{
    // Second differences of a smooth revaluation: relative to the sum of the legs' notionals, of which a vega is a thousandth.
    private const double SecondDifferenceError = 1e-8;

    private const double Rounding = 1e-12;

    private const double Vix = 14.2;

    private static readonly FactorMap Map = FactorMap.Create(TestMarkets.Base);

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 40)]
    public void Vega_convexity_is_the_second_derivative_along_the_regression_direction(Book book)
    {
        const double Step = 0.02;
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        double second = ((16 * (Mark(1) + Mark(-1))) - (Mark(2) + Mark(-2)) - (30 * valuation.Mark)) / (12 * Step * Step);
        Assert.Equal(second, valuation.Net.Map(Map).VegaConvexity, SecondDifferenceError * Gross(valuation));

        double Mark(int steps) => BookValuation.Of(book, Moved(new TestMarkets(), steps * Step, futures: true).Build()).Mark;
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 40)]
    public void Vanna_is_the_change_of_the_partial_delta_when_index_volatilities_follow_VIX(Book book)
    {
        const double Step = 0.02;
        const double Percent = 0.004;
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        double mixed = ((8 * (Slope(1) - Slope(-1))) - (Slope(2) - Slope(-2))) / (12 * Step);
        Assert.Equal(mixed, valuation.Net.Map(Map).SpxVanna, SecondDifferenceError * Gross(valuation));
        double gross = valuation.Legs.Sum(l => Math.Abs(l.Exposures.Map(Map).SpxVanna));
        Assert.Equal(valuation.Legs.Sum(l => l.Exposures.Map(Map).SpxVanna), valuation.Net.Map(Map).SpxVanna, Rounding * gross);

        double Slope(int vix) => ((8 * (Mark(1, vix) - Mark(-1, vix))) - (Mark(2, vix) - Mark(-2, vix))) / (12 * Percent);

        double Mark(int percent, int vix)
        {
            double level = 1 + (percent * Percent / 100);
            TestMarkets market = new TestMarkets { Spot = 5000 * level, Spy = 500 * level };
            return BookValuation.Of(book, Moved(market, vix * Step, futures: false).Build()).Mark;
        }
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 40)]
    public void Rate_and_dividend_deltas_are_those_of_parallel_moves_with_spot_held(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        MappedExposures mapped = valuation.Net.Map(Map);
        double gross = Gross(valuation);
        // A basis point is a ten-thousandth: the step is ten of them.
        Assert.Equal(Derivative(1, 1), mapped.RateDelta, 1e-11 * gross);
        Assert.Equal(Derivative(0, -1), mapped.DividendDelta, 1e-11 * gross);

        double Derivative(double rate, double growth) =>
            ((8 * (Mark(1, rate, growth) - Mark(-1, rate, growth))) - (Mark(2, rate, growth) - Mark(-2, rate, growth))) / (12 * 10);

        double Mark(int steps, double rate, double growth)
        {
            TestMarkets moved = new();
            foreach (Expiry expiry in TestMarkets.SpxExpiries.Concat(TestMarkets.VxExpiries))
                moved = moved with { Rate = moved.Rate.SetItem(expiry, steps * rate * 1e-3), Growth = moved.Growth.SetItem(expiry, steps * growth * 1e-3) };
            return BookValuation.Of(book, moved.Build()).Mark;
        }
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 200)]
    public void Time_weighted_vega_weighs_every_expiry_by_the_root_of_its_days_and_says_where_that_makes_no_sense(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        MappedExposures mapped = valuation.Net.Map(Map);
        double expected = 0;
        double gross = 0;
        bool sensible = true;
        foreach (LegValuation leg in valuation.Legs)
        {
            if (leg.UnitGreeks is not { } unit || leg.Position.Leg.Contract == Contracts.Vix)
                continue;
            double days = (leg.Position.Leg.ExpiryOrNull!.Instant - TestExpiries.Instant).TotalDays;
            double vega = unit.Vega / 100 * 100 * leg.Position.Leg.Quantity * Math.Sqrt(30 / days);
            expected += vega;
            gross += Math.Abs(vega);
            sensible &= days >= 16;
        }

        Assert.Equal(expected, mapped.TimeWeightedVega, Rounding * gross);
        Assert.Equal(sensible, mapped.TimeWeightedVegaIsSensible);
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 200)]
    public void What_vol_of_vol_vega_costs_is_the_theta_of_the_VIX_options(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        LegValuation[] onVix = [.. valuation.Legs.Where(l => l.Position.Leg is OptionLeg { Contract.UnderlyingSymbol: "VIX" })];
        double gross = onVix.Sum(l => Math.Abs(l.Exposures.Carry.OptionTheta));
        Assert.Equal(onVix.Sum(l => l.Exposures.Carry.OptionTheta), valuation.VolOfVolDecay, Rounding * gross);
        double others = valuation.Legs.Except(onVix).Sum(l => l.Exposures.Carry.OptionTheta);
        Assert.Equal(valuation.Net.Carry.OptionTheta, valuation.VolOfVolDecay + others, Rounding * (1 + valuation.Gross.Carry.OptionTheta));
        Assert.Equal(0, valuation.Net.Map(Map).FundVolatilityVega);
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 200)]
    public void Gross_is_the_sum_of_sizes_and_expiries_add_up_to_the_book(Book book, int seed)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        Position[] shuffled = [.. book.Positions];
        new Random(seed).Shuffle(shuffled);
        Assert.True(valuation.Gross.Items.SequenceEqual(BookValuation.Of(Book.OfPositions(shuffled), TestMarkets.Base).Gross.Items));
        Assert.Equal(valuation.Net.Items.Select(i => i.Factor), valuation.Gross.Items.Select(i => i.Factor));
        FactorExposures byExpiry = FactorExposures.Sum(valuation.Expiries.Select(valuation.ByExpiry)) + valuation.SumOf(l => l.Position.Leg.ExpiryOrNull is null);
        foreach (FactorExposure item in valuation.Gross.Items)
        {
            double first = valuation.Legs.Sum(l => Math.Abs(l.Exposures[item.Factor]));
            double second = valuation.Legs.Sum(l => Math.Abs(l.Exposures.SecondOrder(item.Factor)));
            Assert.Equal(first, item.FirstOrder, Rounding * first);
            Assert.Equal(second, item.SecondOrder, Rounding * second);
            Assert.True(item.FirstOrder >= Math.Abs(valuation.Net[item.Factor]) * (1 - Rounding));
            Assert.Equal(valuation.Net[item.Factor], byExpiry[item.Factor], Rounding * first);
        }

        foreach (CrossExposure cross in valuation.Gross.Crosses)
        {
            double size = valuation.Legs.Sum(l => Math.Abs(l.Exposures.Cross(cross.First, cross.Second)));
            Assert.Equal(size, cross.Value, Rounding * size);
        }

        Carry carry = valuation.Gross.Carry;
        Assert.Equal(valuation.Legs.Sum(l => Math.Abs(l.Exposures.Carry.VixRollDown)), carry.VixRollDown, Rounding * carry.VixRollDown);
        Assert.Equal(valuation.Legs.Sum(l => Math.Abs(l.Exposures.Carry.Financing)), carry.Financing, Rounding * carry.Financing);
        Assert.Equal(valuation.Expiries.Order().Distinct(), valuation.Expiries);
        Assert.Empty(valuation.ByExpiry(TestExpiries.Close(2024, 12, 20)).Items);
        // Legs of opposite sign cancel in the net and not in the gross.
        BookValuation flat = BookValuation.Of(book.Add(book.Positions.Select(p => p with { Leg = p.Leg with { Quantity = -p.Leg.Quantity } })), TestMarkets.Base);
        Assert.All(flat.Gross.Items, i => Assert.Equal(0, flat.Net[i.Factor], Rounding * i.FirstOrder));
        Assert.All(flat.Gross.Items, i => Assert.Equal(2 * valuation.Gross[i.Factor], i.FirstOrder, Rounding * i.FirstOrder));
    }

    [Fact]
    public void The_empty_book_has_no_second_order_and_its_weights_make_sense()
    {
        MappedExposures mapped = FactorExposures.None.Map(Map);
        Assert.Equal((0d, 0d, 0d, 0d, 0d), (mapped.SpxVanna, mapped.VegaConvexity, mapped.RateDelta, mapped.DividendDelta, mapped.TimeWeightedVega));
        Assert.True(mapped.TimeWeightedVegaIsSensible);
        BookValuation empty = BookValuation.Of(Book.Empty, TestMarkets.Base);
        Assert.Empty(empty.Gross.Items);
        Assert.Empty(empty.Expiries);
        Assert.Equal(0, empty.VolOfVolDecay);
    }

    private static TestMarkets Moved(TestMarkets market, double vixPoints, bool futures)
    {
        foreach (OptionChain chain in TestMarkets.Base.Chains.Where(c => c.Symbol == "SPX"))
            market = market with { Volatility = market.Volatility.SetItem(chain.Expiry, vixPoints * chain.Smile!.AtTheMoney * Response(chain.Years) / Vix) };
        foreach (VixFuture vx in TestMarkets.Base.VixFutures.Points.Where(_ => futures))
            market = market with { Vx = market.Vx.SetItem(vx.Expiry, vixPoints * vx.Price * Beta(vx.Expiry.YearsFrom(TestExpiries.Instant)) / Vix) };
        return market;
    }

    private static double Beta(double years) => (0.7 * Math.Exp(-18 * years)) + (0.3 * Math.Exp(-0.9 * years));

    private static double Response(double years) =>
        (0.7 * Average(18 * years) / Average(18 * 30 / 365d)) + (0.3 * Average(0.9 * years) / Average(0.9 * 30 / 365d));

    private static double Average(double x) => (1 - Math.Exp(-x)) / x;

    private static double Gross(BookValuation valuation) =>
        1 + valuation.Legs.Sum(l => Math.Abs(l.Position.Leg.Quantity) * l.Position.Leg.Contract.Multiplier * (l.Forward ?? 500));
}
