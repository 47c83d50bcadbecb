using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Testing;

/// <summary>What holds for an American price under one constant volatility.</summary>
internal static class AmericanLaws
{
    internal static string? Bounds(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        double value = price(c);
        double european = BlackScholes.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right);
        // What is exercised at some time is worth most at the time that discounts it least.
        double most = c.Right == OptionRight.Call ? c.Spot * Grown(c.DividendYield, c) : c.Strike * Grown(c.Rate, c);
        double tolerance = accuracy * c.Scale;
        return Amounts.Finite("The price", value)
            ?? Amounts.AtLeast("Against the intrinsic value the price", value, Math.Max(0, c.Sign * (c.Spot - c.Strike)), tolerance)
            ?? Amounts.AtLeast("Against the European value the price", value, european, tolerance)
            ?? Amounts.AtMost("The price", value, most, tolerance);
    }

    /// <summary>Where waiting costs nothing, the level of the price is known.</summary>
    internal static string? NoEarlyExercise(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        OptionCase waiting = c.Right == OptionRight.Call ? c with { DividendYield = 0, Rate = Math.Abs(c.Rate) } : c with { Rate = 0, DividendYield = Math.Abs(c.DividendYield) };
        double european = BlackScholes.Price(waiting.Spot, waiting.Strike, waiting.Years, waiting.Volatility, waiting.Rate, waiting.DividendYield, waiting.Right);
        return Amounts.Equal($"The price of {waiting}", price(waiting), european, accuracy * waiting.Scale);
    }

    internal static string? Parity(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        c = c with { Rate = Math.Abs(c.Rate), DividendYield = Math.Abs(c.DividendYield) };
        double call = price(c with { Right = OptionRight.Call });
        double put = price(c with { Right = OptionRight.Put });
        string what = FormattableString.Invariant($"At rates from 0 on, call {call:G10} less put {put:G10}");
        double tolerance = 2 * accuracy * c.Scale;
        return Amounts.AtLeast(what, call - put, (c.DiscountFactor * c.Forward) - c.Strike, tolerance)
            ?? Amounts.AtMost(what, call - put, c.Spot - (c.DiscountFactor * c.Strike), tolerance);
    }

    internal static string? Symmetry(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        OptionCase mirrored = new(
            c.Strike, c.Spot, c.Years, c.Volatility, c.DividendYield, c.Rate, c.Right == OptionRight.Call ? OptionRight.Put : OptionRight.Call);
        return Amounts.Equal($"The price of {mirrored}", price(mirrored), price(c), 2 * accuracy * (c.Scale + mirrored.Scale));
    }

    internal static string? Slope(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        OptionCase higher = c with { Strike = c.Strike * Math.Exp(0.3 * c.Deviation) };
        double change = price(higher) - price(c);
        double most = Grown(c.Rate, c) * (higher.Strike - c.Strike);
        double tolerance = 2 * accuracy * higher.Scale;
        string what = FormattableString.Invariant($"The change of the price to the strike {higher.Strike:G10}");
        return c.Right == OptionRight.Call
            ? Amounts.AtMost(what, change, 0, tolerance) ?? Amounts.AtLeast(what, change, -most, tolerance)
            : Amounts.AtLeast(what, change, 0, tolerance) ?? Amounts.AtMost(what, change, most, tolerance);
    }

    internal static string? Time(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        OptionCase longer = c with { Years = 1.3 * c.Years };
        return Amounts.AtLeast(FormattableString.Invariant($"The price with {longer.Years:G6} years"), price(longer), price(c), 2 * accuracy * Math.Max(c.Scale, longer.Scale));
    }

    private static double Grown(double rate, OptionCase c) => Math.Max(1, Math.Exp(-rate * c.Years));
}
