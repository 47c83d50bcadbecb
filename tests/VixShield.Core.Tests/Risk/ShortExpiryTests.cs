using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk;

/// <summary>An option of the last seven days, to the minute, on a flat smile.</summary>
public sealed record ShortCase(int Minutes, double Deviations, double Volatility, double Rate, OptionRight Right, int Quantity)
{
    public const double Forward = 5000;

    public static readonly Expiry Expiry = TestExpiries.SpxwWeek;

    public static Arbitrary<ShortCase> Cases() => Arb.From(
        from minutes in Gen.Frequency((2, Gen.Choose(2, 390)), (1, Gen.Choose(391, 7 * 1440)))
        from deviations in Gen.Frequency((5, Generators.Uniform(-3, 3)), (1, Gen.Constant(0.0)))
        from volatility in Generators.Uniform(0.06, 0.9)
        from rate in Generators.Uniform(-0.01, 0.08)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from quantity in Holdings.Quantity
        select new ShortCase(minutes, deviations, volatility, rate, right, quantity));

    public double Strike => Forward * Math.Exp(Deviations * Volatility * Math.Sqrt(Minutes / 525_600d));

    public double Intrinsic => Math.Max(0, (Right == OptionRight.Call ? 1 : -1) * (Forward - Strike));

    public LegValuation At(double minutes) => Value(Market("SPX", minutes), Contracts.Spxw);

    public LegValuation American(double minutes) => Value(Market("SPY", minutes), Contracts.Spy);

    public MarketSnapshot Market(string symbol, double minutes)
    {
        DateTimeOffset instant = Expiry.Instant.AddMinutes(-minutes);
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(instant).SetLevel(symbol, Forward).SetLevel("VIX", 15)
            .Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 16, 0.05, PriceSource.Mid));
        if (minutes > 0)
            builder.Set(new OptionChain(symbol, Expiry, instant, Forward, PriceSource.Mid, Math.Exp(-Rate * Expiry.YearsFrom(instant)), [], [new SmileNode(Forward, Volatility)]));
        return builder.Build();
    }

    public double Black(double years, double volatility) => NaiveBlack.Price(Forward, Strike, years, volatility, Math.Exp(-Rate * years), Right);

    private LegValuation Value(MarketSnapshot market, ContractSpec contract) => BookValuation.Of(
        Book.OfLegs(new OptionLeg { Contract = contract, Expiry = Expiry, Strike = Strike, Right = Right, Quantity = Quantity }), market).Legs[0];
}

/// <summary>Under seven days every minute counts, and at the close the value is what it tended to.</summary>
public sealed class ShortExpiryTests
{
    // The oracle's error function, times a forward of 5,000.
    private const double PriceError = 1e-9;

    private const double MinutesPerYear = 525_600;

    // 1 / sqrt(2 pi), rounded up: an at-the-money option is worth no more than this times F v sqrt(T).
    private const double Density = 0.39895;

    // Beside the root of time stands the density at d1 = v sqrt(T) / 2: exp(-v^2 T / 8), at 90 % and 28 days 0.992.
    private const double AtTheMoneyError = 0.02;

    [Law(Arbitrary = [typeof(ShortCase)])]
    public void A_minute_changes_the_price_as_Black_with_time_in_minutes_says(ShortCase c)
    {
        LegValuation now = c.At(c.Minutes);
        LegValuation next = c.At(c.Minutes - 1);
        Assert.Equal((c.Minutes / MinutesPerYear, (c.Minutes - 1) / MinutesPerYear), (now.Years, next.Years));
        double expected = c.Black((c.Minutes - 1) / MinutesPerYear, c.Volatility) - c.Black(c.Minutes / MinutesPerYear, c.Volatility);
        Assert.Equal(expected, next.Price - now.Price, 2 * PriceError);
        Assert.Equal(expected * 100 * c.Quantity, next.Mark - now.Mark, 2 * PriceError * 100 * Math.Abs(c.Quantity));
        // Whole days would see nothing of it.
        if (c.Deviations == 0)
            Assert.True(Math.Abs(expected) > 1e4 * PriceError);
    }

    [Law(Arbitrary = [typeof(ShortCase)])]
    public void Theta_and_vega_are_derivatives_at_the_time_in_minutes(ShortCase c)
    {
        double years = c.Minutes / MinutesPerYear;
        LegValuation value = c.At(c.Minutes);
        double theta = -Derivative(t => c.Black(t, c.Volatility), years, years / 200);
        double vega = Derivative(v => c.Black(years, v), c.Volatility, c.Volatility / 200);
        double size = ShortCase.Forward * Math.Sqrt(years);
        Assert.Equal(theta, value.UnitGreeks!.Value.Theta, 1e-5 * ((size * c.Volatility / years) + Math.Abs(theta)));
        Assert.Equal(vega, value.UnitGreeks!.Value.Vega, 1e-5 * size);
        double exposure = value.Exposures[new RiskFactor(FactorKind.Volatility, "SPX", ShortCase.Expiry)];
        Assert.Equal(value.UnitGreeks!.Value.Vega * 100 * c.Quantity, exposure, 1e-12 * Math.Abs(exposure));
        // A quarter of the minutes is half of the vega and twice the theta, at the money and without discounting.
        ShortCase atTheMoney = c with { Deviations = 0, Rate = 0 };
        Assert.Equal(2, atTheMoney.At(4 * c.Minutes).UnitGreeks!.Value.Vega / atTheMoney.At(c.Minutes).UnitGreeks!.Value.Vega, AtTheMoneyError);
        Assert.Equal(2, atTheMoney.At(c.Minutes).UnitGreeks!.Value.Theta / atTheMoney.At(4 * c.Minutes).UnitGreeks!.Value.Theta, AtTheMoneyError);
    }

    [Law(Arbitrary = [typeof(ShortCase)])]
    public void On_the_last_day_carry_is_all_that_is_left_of_the_time_value(ShortCase c)
    {
        if (c.Minutes > 1440)
            return;
        LegValuation value = c.At(c.Minutes);
        Assert.Equal((c.Intrinsic - value.Price) * 100 * c.Quantity, value.Exposures.Carry.Total, 1e-9 * 100 * Math.Abs(c.Quantity));
    }

    [Law(Arbitrary = [typeof(ShortCase)])]
    public void Towards_the_close_the_value_tends_to_the_intrinsic_value_and_is_it_at_the_close(ShortCase c)
    {
        foreach (double minutes in new[] { 30, 1, 1 / 60d, 1 / 60e3, 1 / 60e7 })
        {
            double years = ShortCase.Expiry.YearsFrom(ShortCase.Expiry.Instant.AddMinutes(-minutes));
            double bound = (Density * ShortCase.Forward * c.Volatility * Math.Sqrt(years) * 1.01) + (Math.Abs(c.Rate) * years * c.Intrinsic * 1.01) + PriceError;
            Assert.InRange(c.At(minutes).Price - c.Intrinsic, -bound, bound);
            // With yield and rate equal, exercise now is worth no more than this above the European option.
            Assert.InRange(c.American(minutes).Price - c.Intrinsic, -PriceError, bound + (Math.Abs(c.Rate) * years * ShortCase.Forward) + (1e-7 * c.Strike));
        }

        LegValuation closed = c.At(0);
        Assert.Equal(c.Intrinsic, closed.Price);
        Assert.True(closed.IsSettled);
        Assert.Equal(c.Intrinsic, c.American(0).Price);
    }

    [Law(Arbitrary = [typeof(ShortCase)])]
    public void Without_discounting_the_time_value_only_falls_down_to_nothing_at_the_close(ShortCase c)
    {
        ShortCase undiscounted = c with { Rate = 0 };
        double last = double.PositiveInfinity;
        foreach (double minutes in new[] { c.Minutes, c.Minutes / 2d, 1, 0.5, 1 / 60d, 0 })
        {
            double price = undiscounted.At(minutes).Price;
            Assert.True(price <= last + 1e-12 * ShortCase.Forward, $"{price} after {last}");
            Assert.True(price >= c.Intrinsic - 1e-12 * ShortCase.Forward);
            last = price;
        }

        Assert.Equal(c.Intrinsic, last);
    }

    [Law(Arbitrary = [typeof(ShortCase)])]
    public void The_factor_map_stays_within_the_response_at_expiry(ShortCase c)
    {
        MarketSnapshot market = c.Market("SPX", 1);
        FactorMap map = FactorMap.Create(market);
        RiskFactor factor = new(FactorKind.Volatility, "SPX", ShortCase.Expiry);
        double perPoint = map.PerVixPoint(factor)!.Value;
        double response = perPoint * 15 / c.Volatility;
        double atExpiry = LogBetaCurve.Prior.VolatilityResponse(0);
        Assert.Equal(LogBetaCurve.Prior.VolatilityResponse(1 / MinutesPerYear), response, 1e-12);
        Assert.InRange(response, atExpiry * (1 - 1e-4), atExpiry);
        MappedExposures mapped = c.At(1).Exposures.Map(map);
        double vega = c.At(1).Exposures[factor];
        Assert.Equal(vega * perPoint, mapped.VixEquivalentVega.Mid, 1e-12 * Math.Abs(vega));
        double largest = Math.Abs(vega) * c.Volatility / 15 * new[] { BetaSet.Prior.Low, BetaSet.Prior.Mid, BetaSet.Prior.High }.Max(b => b.VolatilityResponse(0));
        Assert.InRange(mapped.VixEquivalentVega.Low, -largest, largest);
        Assert.InRange(mapped.VixEquivalentVega.High, -largest, largest);
        // At the close there is no vega to map.
        Assert.Equal(default, c.At(0).Exposures.Map(FactorMap.Create(c.Market("SPX", 0))).VixEquivalentVega);
    }

    private static double Derivative(Func<double, double> f, double at, double step) =>
        ((8 * (f(at + step) - f(at - step))) - (f(at + (2 * step)) - f(at - (2 * step)))) / (12 * step);
}
