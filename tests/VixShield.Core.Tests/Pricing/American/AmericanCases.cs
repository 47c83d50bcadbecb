using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing.American;

/// <summary>American options of generated markets and of the rows of reference tables.</summary>
internal static class AmericanCases
{
    internal static AmericanGreeks Greeks(this MarketCase c, AmericanAccuracy accuracy = AmericanAccuracy.High) =>
        AmericanOption.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right, accuracy);

    internal static double Price(this MarketCase c, AmericanAccuracy accuracy = AmericanAccuracy.High) =>
        AmericanOption.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right, accuracy);

    internal static AmericanStatus Status(this MarketCase c) =>
        AmericanOption.TryPrice(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right, out _);

    internal static double Intrinsic(this MarketCase c) => Math.Max((double)c.Right * (c.Spot - c.Strike), 0);

    /// <summary>The rate earned on what exercise brings, and the one on what it costs.</summary>
    internal static (double Gain, double Loss) Carry(this MarketCase c) =>
        c.Right == OptionRight.Call ? (c.DividendYield, c.Rate) : (c.Rate, c.DividendYield);

    internal static bool HasTwoBoundaries(this MarketCase c) => c.Carry().Gain < 0 && c.Carry().Loss < c.Carry().Gain;

    internal static bool IsEuropean(this MarketCase c) => c.Carry().Gain <= 0 && !c.HasTwoBoundaries() && !(c.Carry().Gain == 0 && c.Carry().Loss < 0);

    /// <summary>The stated bound of an accuracy for this option: of the strike, or of the spot of a call in the money.</summary>
    internal static double Bound(this MarketCase c, AmericanAccuracy accuracy) => Bound(accuracy) * Math.Max(c.Strike, c.Right == OptionRight.Call ? c.Spot : 0);

    internal static double Bound(AmericanAccuracy accuracy) => accuracy switch
    {
        AmericanAccuracy.Fast => 1e-5,
        AmericanAccuracy.Standard => 1e-6,
        _ => 1e-7,
    };

    internal static MarketCase Of(ReferenceTable.Row row) => new(
        row.Number("S"), row.Number("K"), row.Number("T_years"), row.Number("sigma"), row.Number("r"), row.Number("q"),
        row.Text("flag") == "C" ? OptionRight.Call : OptionRight.Put);
}
