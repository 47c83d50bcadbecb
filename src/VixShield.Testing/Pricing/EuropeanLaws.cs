using VixShield.Instruments;

namespace VixShield.Testing;

/// <summary>What holds for a European price whatever the model.</summary>
internal static class EuropeanLaws
{
    internal static string? Parity(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        double call = price(c with { Right = OptionRight.Call });
        double put = price(c with { Right = OptionRight.Put });
        return Amounts.Equal(FormattableString.Invariant($"Call {call:G10} less put {put:G10}"), call - put, c.DiscountFactor * (c.Forward - c.Strike), 2 * accuracy * c.Scale);
    }

    internal static string? Bounds(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        double value = price(c);
        double most = c.DiscountFactor * (c.Right == OptionRight.Call ? c.Forward : c.Strike);
        return Amounts.Finite("The price", value)
            ?? Amounts.AtLeast("The price", value, Intrinsic(c), accuracy * c.Scale)
            ?? Amounts.AtLeast("The price", value, 0, 0)
            ?? Amounts.AtMost("The price", value, most, accuracy * c.Scale);
    }

    internal static string? Slope(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        OptionCase higher = c with { Strike = c.Strike * Math.Exp(0.3 * c.Deviation) };
        double change = price(higher) - price(c);
        double most = c.DiscountFactor * (higher.Strike - c.Strike);
        double tolerance = 2 * accuracy * higher.Scale;
        string what = FormattableString.Invariant($"The change of the price to the strike {higher.Strike:G10}");
        return c.Right == OptionRight.Call
            ? Amounts.AtMost(what, change, 0, tolerance) ?? Amounts.AtLeast(what, change, -most, tolerance)
            : Amounts.AtLeast(what, change, 0, tolerance) ?? Amounts.AtMost(what, change, most, tolerance);
    }

    internal static string? Limits(Func<OptionCase, double> price, OptionCase c, double accuracy) =>
        Limit(price, "Without time, the price", c with { Years = 0 }, accuracy) ?? Limit(price, "Without volatility, the price", c with { Volatility = 0 }, accuracy);

    private static string? Limit(Func<OptionCase, double> price, string what, OptionCase c, double accuracy)
    {
        double value;
        try
        {
            value = price(c);
        }
        catch (ArgumentException)
        {
            return null;
        }

        return Amounts.Equal(what, value, Intrinsic(c), accuracy * c.Scale);
    }

    private static double Intrinsic(OptionCase c) => c.DiscountFactor * Math.Max(0, c.Sign * (c.Forward - c.Strike));
}
