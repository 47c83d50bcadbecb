using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The limits of the closed forms at the expiry, without volatility, and at a spot or strike of 0. Each member has its own limit;
/// what diverges is infinite with its sign. The table is docs/concepts/pricing-limits.md.
/// </summary>
/// <remarks>
/// Order of the limits where several meet: a strike of 0 first (the call is the asset itself, the put is nothing), then a spot
/// of 0, then the expiry, then the volatility.
/// </remarks>
internal static class BlackLimits
{
    private const double DensityAtZero = 0.3989422804014327;

    internal static Greeks Greeks(in BlackTerms t)
    {
        double side = SideOfTheKink(t);
        if (side != 0)
            return Carry(t, side > 0 ? 1 : 0);
        Greeks carry = Carry(t, 0.5);
        return t.Years == 0 ? AtExpiry(t, carry) : WithoutVolatility(t, carry);
    }

    // Above 0 where the option ends in the money, 0 at the kink of the payoff, below 0 where it ends worthless.
    private static double SideOfTheKink(in BlackTerms t)
    {
        if (t.Strike == 0)
            return t.Sign;
        if (t.Spot == 0)
            return -t.Sign;
        if (t.Years == 0)
            return t.Sign * (t.Spot > t.Strike ? 1 : t.Spot < t.Strike ? -1 : 0);
        WideDouble drift = t.Drift * (WideDouble)t.Years;
        return t.Sign * (ElementaryFunctions.LogRatio(t.Spot, t.Strike) + drift).Sign;
    }

    // The parts without a density, for the probability 0, 1/2 or 1 of ending in the money. They are all there is off the kink.
    private static Greeks Carry(in BlackTerms t, double probability)
    {
        WideDouble assetDiscount = WideDouble.Discount(t.Yield, t.Years) * (t.Sign * probability);
        WideDouble bondDiscount = WideDouble.Discount(t.Rate, t.Years) * (t.Sign * probability);
        WideDouble asset = t.Spot * assetDiscount;
        WideDouble bond = t.Strike * bondDiscount;

        // At the kink the legs are equal; off it rounding must not turn the difference round.
        double price = probability == 1 ? Math.Max((asset - bond).ToDouble(), 0) : 0;
        WideDouble priceCarry = price * (WideDouble)t.Rate;
        return new Greeks
        {
            Price = price,
            Delta = Number(assetDiscount),
            Theta = Number(t.OnForward ? priceCarry : t.Yield * asset - t.Rate * bond),
            Rho = Number(t.OnForward ? -t.Years * (WideDouble)price : t.Years * bond),
            Phi = t.OnForward ? 0 : Number(-t.Years * asset),
            Charm = Number(t.Yield * assetDiscount),
            DualDelta = Number(-bondDiscount),
        };
    }

    // T to 0 at S = K and a volatility above 0 (or next to 0): d1 = a sqrt(T) with a = (r - q)/v + v/2.
    private static Greeks AtExpiry(in BlackTerms t, in Greeks carry)
    {
        double drift = t.Rate - t.Yield;
        double variance = t.Volatility * t.Volatility;
        return carry with
        {
            Gamma = double.PositiveInfinity,
            Theta = double.NegativeInfinity,
            Charm = Diverging(-SignOf(drift, 0.5 * variance, t.Volatility), carry.Charm),
            Veta = double.NegativeInfinity,
            Speed = Diverging(-SignOf(drift, 1.5 * variance, t.Volatility), 0),
            Zomma = double.NegativeInfinity,
            Color = double.PositiveInfinity,
            DualGamma = double.PositiveInfinity,
        };
    }

    // v to 0 at F = K, time left: d1 = s/2 and d2 = -s/2.
    private static Greeks WithoutVolatility(in BlackTerms t, in Greeks carry)
    {
        WideDouble years = t.Years;
        WideDouble density = DensityAtZero * WideDouble.Discount(t.Yield, t.Years);
        WideDouble rootYears = WideDouble.Sqrt(years);
        WideDouble vega = t.Spot * density * rootYears;
        WideDouble halfRate = 0.5 / years;
        WideDouble halfDrift = 0.5 * (WideDouble)t.Drift;
        WideDouble colorRate = t.Yield + halfRate + halfDrift;
        return carry with
        {
            Gamma = double.PositiveInfinity,
            Vega = Number(vega),
            Vanna = Number(0.5 * density * rootYears),
            Charm = Diverging(-t.Drift, carry.Charm),
            Veta = Number(vega * (t.Yield - halfRate + halfDrift)),
            Speed = double.NegativeInfinity,
            Zomma = double.NegativeInfinity,
            Color = Diverging(colorRate.Sign, 0),
            Ultima = Number(-vega * years * 0.25),
            DualGamma = double.PositiveInfinity,
        };
    }

    // The sign of drift + part; without volatility the part is a vanishing number above 0.
    private static double SignOf(double drift, double part, double volatility) =>
        drift + part != 0 ? drift + part : volatility > 0 && part > 0 ? 0 : 1;

    private static double Diverging(double sign, double otherwise) =>
        sign > 0 ? double.PositiveInfinity : sign < 0 ? double.NegativeInfinity : otherwise;

    // Adding 0 leaves every value and makes a negative zero an ordinary one.
    private static double Number(WideDouble x) => x.ToDouble() + 0.0;
}
