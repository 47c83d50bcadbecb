using VixShield.Economics;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class RatioTests
{
    private const double Epsilon = 2.220446049250313e-16;

    [SeededProperty]
    public static void Price_implied_return_and_implied_growth_are_one_relation(uint dividend, ushort returns, ushort growths)
    {
        double d = 0.01 + (dividend % 10_000 / 100d);
        double g = (growths % 400 / 1000d) - 0.2;
        double k = g + 0.001 + (returns % 300 / 1000d);
        double price = GordonGrowth.Price(d, k, g).Value!.Value;
        Assert.Equal(d, price * (k - g), 8 * Epsilon * d);
        Assert.Equal(k, GordonGrowth.ImpliedDiscountRate(d, price, g).Value!.Value, 1e-15);
        Assert.Equal(g, GordonGrowth.ImpliedGrowth(d, price, k).Value!.Value, 1e-15);
    }

    [Theory]
    [InlineData(50, 0.04, 0.04)]
    [InlineData(50, 0.03, 0.04)]
    [InlineData(-1, 0.08, 0.04)]
    [InlineData(50, 0.08, -1)]
    public static void A_price_that_no_sum_has_is_undefined(double dividend, double discountRate, double growth) =>
        AssertUndefined(GordonGrowth.Price(dividend, discountRate, growth));

    [Fact]
    public static void Implied_numbers_need_a_dividend_and_a_price()
    {
        AssertUndefined(GordonGrowth.ImpliedDiscountRate(0, 100, 0.02));
        AssertUndefined(GordonGrowth.ImpliedDiscountRate(2, 0, 0.02));
        AssertUndefined(GordonGrowth.ImpliedGrowth(2, -5, 0.02));
        AssertUndefined(GordonGrowth.ImpliedGrowth(200, 100, 0.02));
        AssertUndefined(GordonGrowth.ImpliedGrowth(0, 100, 0.02));
    }

    [SeededProperty]
    public static void The_cost_of_capital_lies_between_its_two_costs_and_is_theirs_at_the_ends(uint equity, uint debt, byte re, byte rd, byte tax)
    {
        double e = equity / 7d, d = debt / 3d, a = re / 1000d, b = rd / 1000d, t = tax / 255d;
        RatioReading reading = WeightedAverageCostOfCapital.Of(e, d, a, b, t);
        if (e + d == 0)
        {
            AssertUndefined(reading);
            return;
        }

        double afterTax = b * (1 - t);
        Assert.InRange(reading.Value!.Value, Math.Min(a, afterTax) - 1e-16, Math.Max(a, afterTax) + 1e-16);
        // E (r_e - WACC) = D (WACC - r_d (1 - t)): the two sides balance.
        Assert.Equal(e * (a - reading.Value.Value), d * (reading.Value.Value - afterTax), 4 * Epsilon * (e + d));
        Assert.Equal(a, WeightedAverageCostOfCapital.Of(1 + e, 0, a, b, t).Value);
        Assert.Equal(afterTax, WeightedAverageCostOfCapital.Of(0, 1 + d, a, b, t).Value);
    }

    [Fact]
    public static void Without_capital_or_with_an_illegal_tax_there_is_no_cost_of_capital()
    {
        AssertUndefined(WeightedAverageCostOfCapital.Of(0, 0, 0.1, 0.05, 0.2));
        AssertUndefined(WeightedAverageCostOfCapital.Of(-1, 5, 0.1, 0.05, 0.2));
        AssertUndefined(WeightedAverageCostOfCapital.Of(1, 5, 0.1, 0.05, 1.2));
        // Two amounts whose sum overflows have weights all the same.
        Assert.Equal(0.075, WeightedAverageCostOfCapital.Of(double.MaxValue, double.MaxValue, 0.1, 0.05, 0).Value!.Value, 1e-16);
    }

    [Fact]
    public static void A_number_that_is_not_finite_is_named()
    {
        foreach (double illegal in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            foreach (RatioReading reading in new[]
            {
                WeightedAverageCostOfCapital.Of(1, 1, illegal, 0.1, 0.1), QuickRatio.Of(illegal, 1, 1, 1), GordonGrowth.Price(1, illegal, 0),
                GordonGrowth.ImpliedGrowth(1, 1, illegal), GordonGrowth.ImpliedDiscountRate(illegal, 1, 0), PriceToCarry.Of(1, illegal),
            })
            {
                Assert.Equal(RatioStatus.NotFinite, reading.Status);
                Assert.Null(reading.Value);
                Assert.Contains(" is ", reading.Reason, StringComparison.Ordinal);
            }
        }

        Assert.Equal(RatioStatus.NotFinite, QuickRatio.Of(1e308, 1e308, 0, 1).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public static void Where_nothing_is_owed_there_is_no_quick_ratio(double liabilities) => AssertUndefined(QuickRatio.Of(1, 2, 3, liabilities));

    [Theory]
    [InlineData(-1.5, 0, 0)]
    [InlineData(5, -1, 0)]
    [InlineData(5, 1, -1e-9)]
    public static void An_amount_below_0_has_no_quick_ratio(double cash, double securities, double receivables)
    {
        RatioReading reading = QuickRatio.Of(cash, securities, receivables, 1);
        AssertUndefined(reading);
        Assert.Contains("at least 0", reading.Reason, StringComparison.Ordinal);
        AssertUndefined(WeightedAverageCostOfCapital.Of(5, cash < 0 ? cash : Math.Min(securities, receivables), 0.1, 0.05, 0.2));
        Assert.Equal(0d, QuickRatio.Of(0, 0, 0, 1).Value);
    }

    [Fact]
    public static void Capital_per_carry_is_in_years_and_needs_a_loss_and_a_positive_carry()
    {
        Assert.Equal(4.5, PriceToCarry.Of(45_000, 10_000).Value);
        AssertUndefined(PriceToCarry.Of(45_000, 0));
        AssertUndefined(PriceToCarry.Of(45_000, -1));
        AssertUndefined(PriceToCarry.Of(0, 10));
        AssertUndefined(PriceToCarry.Of(-1, 10));
        Assert.Contains("without limit", PriceToCarry.Of(double.PositiveInfinity, 10).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_book_has_it_from_its_greatest_loss_and_its_carry()
    {
        var carry = new Carry(100, 20, -10, -10);
        Assert.Equal(45_000 / 36_500d, PriceToCarry.Of(new ProfitBound(ProfitBoundKind.Value, -45_000), carry).Value!.Value, 1e-15);
        AssertUndefined(PriceToCarry.Of(new ProfitBound(ProfitBoundKind.Value, 300), carry));
        AssertUndefined(PriceToCarry.Of(new ProfitBound(ProfitBoundKind.Value, -45_000), carry * -1));
        AssertUndefined(PriceToCarry.Of(new ProfitBound(ProfitBoundKind.Unbounded, null), carry));
        AssertUndefined(PriceToCarry.Of(new ProfitBound(ProfitBoundKind.ModelDependent, -5), carry));
        AssertUndefined(PriceToCarry.Of(default(ProfitBound), carry));
    }

    private static void AssertUndefined(RatioReading reading)
    {
        Assert.Equal(RatioStatus.Undefined, reading.Status);
        Assert.Null(reading.Value);
        Assert.NotEmpty(reading.Reason);
    }
}
