using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

public class ImpliedVolatilityLaws
{
    private const double Epsilon = 2.220446049250313e-16;

    [Law]
    public void Round_trip_through_blacks_formula_returns_the_volatility(MarketCase c)
    {
        Greeks g = c.ForwardGreeks();
        double discount = Math.Exp(-c.Rate * c.Years);
        ImpliedVolatilityStatus status = Black76.TryImpliedVolatility(g.Price, c.Spot, c.Strike, c.Years, discount, c.Right, out double volatility);
        AssertRoundTrip(c, g, status, volatility);
    }

    [Law]
    public void Round_trip_through_the_spot_formula_returns_the_volatility(MarketCase c)
    {
        Greeks g = c.SpotGreeks();
        ImpliedVolatilityStatus status = BlackScholes.TryImpliedVolatility(
            g.Price, c.Spot, c.Strike, c.Years, c.Rate, c.DividendYield, c.Right, out double volatility);
        AssertRoundTrip(c, g, status, volatility);
    }

    [Fact]
    public void Round_trip_holds_from_the_money_to_the_ends_of_the_double_range()
    {
        Deviations deviations = new();
        for (double logMoneyness = 1e-12; logMoneyness < 1200; logMoneyness *= 1.7)
        {
            for (double deviation = 1e-6; deviation < 60; deviation *= 1.3)
            {
                double forward = Math.Exp(-0.5 * logMoneyness);
                double strike = Math.Exp(0.5 * logMoneyness);
                double price = Black76.UndiscountedPrice(forward, strike, deviation, OptionRight.Call);
                if (price < 1e-290 || forward - price < 1e-12 * forward)
                    continue;
                double vega = Black76.Greeks(forward, strike, 1, deviation, 0, OptionRight.Call).Vega;
                Black76.TryImpliedVolatility(price, forward, strike, 1, 1, OptionRight.Call, out double solved);
                double attainable = 4 * Epsilon * (1 + (forward + price) / (vega * deviation));
                double throughMoneyness = 4 * Epsilon * Math.Abs(forward * Black76.Greeks(forward, strike, 1, deviation, 0, OptionRight.Call).Delta / (vega * deviation));
                deviations.Compare(deviation, solved, (8 * Epsilon + attainable + throughMoneyness) * deviation, (logMoneyness, deviation, price));
            }
        }

        deviations.Verify();
    }

    [Law]
    public void A_status_is_always_given_and_nothing_is_thrown(EdgeCase c)
    {
        double price = Black76.Price(c.Spot, c.Strike, c.Years, c.Volatility, 0, c.Right);
        foreach (double p in new[] { price, Math.BitIncrement(price), Math.BitDecrement(price), -price, 2 * price, c.Spot, c.Strike })
        {
            ImpliedVolatilityStatus status = Black76.TryImpliedVolatility(p, c.Spot, c.Strike, c.Years, 1, c.Right, out double volatility);
            Assert.True(IsConsistent(status, volatility), $"{status} with {volatility} for a price of {p}");
            status = BlackScholes.TryImpliedVolatility(p, c.Spot, c.Strike, c.Years, c.Rate, c.DividendYield, c.Right, out volatility);
            Assert.True(IsConsistent(status, volatility), $"{status} with {volatility} for a price of {p}");
        }
    }

    [Theory]
    [InlineData(double.NaN, 100, 100, 1, 1, 1)]
    [InlineData(5, double.NaN, 100, 1, 1, 1)]
    [InlineData(5, double.PositiveInfinity, 100, 1, 1, 1)]
    [InlineData(5, -100, 100, 1, 1, 1)]
    [InlineData(5, 100, double.NaN, 1, 1, 1)]
    [InlineData(5, 100, -100, 1, 1, -1)]
    [InlineData(5, 100, double.PositiveInfinity, 1, 1, -1)]
    [InlineData(5, 100, 100, 0, 1, 1)]
    [InlineData(5, 100, 100, -1, 1, 1)]
    [InlineData(5, 100, 100, double.NaN, 1, 1)]
    [InlineData(5, 100, 100, double.PositiveInfinity, 1, 1)]
    [InlineData(5, 100, 100, 1, 0, 1)]
    [InlineData(5, 100, 100, 1, -0.9, 1)]
    [InlineData(5, 100, 100, 1, double.NaN, 1)]
    [InlineData(5, 100, 100, 1, double.PositiveInfinity, 1)]
    [InlineData(5, 100, 100, 1, 1, 0)]
    [InlineData(5, 100, 100, 1, 1, 2)]
    public void Illegal_input_is_named_and_gives_no_number(double price, double forward, double strike, double years, double discount, sbyte right)
    {
        ImpliedVolatilityStatus status = Black76.TryImpliedVolatility(price, forward, strike, years, discount, (OptionRight)right, out double volatility);
        Assert.Equal(ImpliedVolatilityStatus.InvalidInput, status);
        Assert.True(double.IsNaN(volatility));
    }

    [Law]
    public void The_bounds_are_told_apart_by_one_unit_in_the_last_place(MarketCase c)
    {
        double intrinsic = Math.Max((double)c.Right * (c.Spot - c.Strike), 0);
        double maximum = c.Right == OptionRight.Call ? c.Spot : c.Strike;
        bool exact = intrinsic == 0 || (decimal)c.Right * ((decimal)c.Spot - (decimal)c.Strike) == (decimal)intrinsic;
        Assert.Equal(ImpliedVolatilityStatus.AtMaximum, Status(c, maximum));
        Assert.Equal(ImpliedVolatilityStatus.AboveMaximum, Status(c, Math.BitIncrement(maximum)));
        Assert.Equal(ImpliedVolatilityStatus.BelowIntrinsic, Status(c, intrinsic == 0 ? -double.Epsilon : intrinsic * (1 - 1e-15)));
        if (intrinsic == 0 || (exact && c.Strike > c.Spot / 2 && c.Strike < c.Spot * 2))
            Assert.Equal(ImpliedVolatilityStatus.AtIntrinsic, Status(c, intrinsic));
    }

    private static ImpliedVolatilityStatus Status(MarketCase c, double price) =>
        Black76.TryImpliedVolatility(price, c.Spot, c.Strike, c.Years, 1, c.Right, out _);

    private static bool IsConsistent(ImpliedVolatilityStatus status, double volatility) => status switch
    {
        ImpliedVolatilityStatus.Ok => volatility >= 0 && double.IsFinite(volatility),
        ImpliedVolatilityStatus.AtIntrinsic => volatility == 0,
        ImpliedVolatilityStatus.AtMaximum => double.IsPositiveInfinity(volatility),
        _ => double.IsNaN(volatility),
    };

    // One rounding unit of price, spot and strike divided by vega is what the price can say about the volatility.
    private static void AssertRoundTrip(MarketCase c, in Greeks g, ImpliedVolatilityStatus status, double volatility)
    {
        Assert.Equal(ImpliedVolatilityStatus.Ok, status);
        double amounts = g.Price + Math.Abs(c.Spot * g.Delta) + Math.Abs(c.Strike * g.DualDelta);
        double tolerance = 16 * Epsilon * (c.Volatility + amounts / g.Vega);
        Assert.InRange(volatility, c.Volatility - tolerance, c.Volatility + tolerance);
    }
}
