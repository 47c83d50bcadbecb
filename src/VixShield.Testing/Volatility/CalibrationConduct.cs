using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Testing;

/// <summary>The laws of a calibration, on the quotes of one expiry.</summary>
internal sealed class CalibrationConduct(Func<SmileInput, Func<double, double>> fit, double outside)
{
    // Prices of volatilities of prices: rounding of both ways, as a share of the forward.
    private const double Rounding = 1e-13;

    // What a search that stops at its own tolerance may differ by when units change.
    private const double SameFit = 1e-4;

    private const double Unit = 7;

    internal double NearTheMoney(QuotesCase c) => fit(c.Quotes)(1.03 * c.Surface.ForwardOf(c.Index));

    internal string? Inside(QuotesCase c)
    {
        SmileInput input = c.Quotes;
        Func<double, double> volatility = fit(input);
        double allowed = (outside + Rounding) * input.Forward;
        foreach (SmileQuote quote in input.Quotes)
        {
            double v = volatility(quote.Strike);
            double price = Black76.UndiscountedPrice(input.Forward, quote.Strike, v * Math.Sqrt(input.Years), quote.Right);
            string what = FormattableString.Invariant($"At the volatility {v:G6} the {quote.Right} with strike {quote.Strike:G8}");
            if ((Amounts.AtLeast(what, price, quote.Bid, allowed) ?? Amounts.AtMost(what, price, quote.Ask, allowed)) is { } objection)
                return objection;
        }

        return null;
    }

    internal string? Butterfly(QuotesCase c)
    {
        SmileInput input = c.Quotes;
        Func<double, double> volatility = fit(input);
        double deviation = Math.Sqrt(c.Surface.Slices[c.Index].Theta);
        const double step = 0.04;
        for (int i = 1; i < 350; i++)
        {
            double z = -8 + (step * i);
            if (Convexity.Objection(k => volatility(input.Forward * Math.Exp(k)) * Math.Sqrt(input.Years), (z - step) * deviation, z * deviation, (z + step) * deviation) is { } objection)
                return objection;
        }

        return null;
    }

    internal string? Units(QuotesCase c)
    {
        SmileInput input = c.Quotes;
        SmileInput other = new(
            input.Expiry, Unit * input.Forward, input.Years, input.Quotes.Select(q => new SmileQuote(Unit * q.Strike, q.Right, Unit * q.Bid, Unit * q.Ask, Unit * q.Tick)));
        Func<double, double> one = fit(input), two = fit(other);
        foreach (double strike in input.Quotes.Select(q => q.Strike))
        {
            double demanded = one(strike);
            if (Amounts.Equal(FormattableString.Invariant($"With everything {Unit} times, at the strike {strike:G8} the volatility"), two(Unit * strike), demanded, SameFit * demanded) is { } objection)
                return objection;
        }

        return null;
    }
}
