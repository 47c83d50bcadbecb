namespace VixShield.Testing;

/// <summary>What holds for European and American prices alike.</summary>
internal static class ShapeLaws
{
    private static readonly double[] Factors = [0.01, 1 / 3.0, 7, 250];

    internal static string? Convexity(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        double low = c.Strike * Math.Exp(-0.4 * c.Deviation), high = c.Strike * Math.Exp(0.3 * c.Deviation);
        double share = (c.Strike - low) / (high - low);
        double line = ((1 - share) * price(c with { Strike = low })) + (share * price(c with { Strike = high }));
        return Amounts.AtMost(FormattableString.Invariant($"Between the strikes {low:G10} and {high:G10} the price"), price(c), line, 2 * accuracy * (c with { Strike = high }).Scale);
    }

    internal static string? Volatility(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        OptionCase higher = c with { Volatility = 1.02 * c.Volatility };
        return Amounts.AtLeast(FormattableString.Invariant($"At a volatility of {higher.Volatility:G10} the price"), price(higher), price(c), 2 * accuracy * c.Scale);
    }

    internal static string? Homogeneity(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        double value = price(c);
        foreach (double a in Factors)
        {
            double scaled = price(c with { Spot = a * c.Spot, Strike = a * c.Strike });
            if (Amounts.Equal(FormattableString.Invariant($"With {a:G3} times spot and strike the price"), scaled, a * value, 2 * accuracy * a * c.Scale) is { } objection)
                return objection;
        }

        return null;
    }

    internal static string? IllegalValues(Func<OptionCase, double> price, OptionCase c)
    {
        (string What, OptionCase Case)[] illegal =
        [
            ("a negative spot", c with { Spot = -c.Spot }),
            ("a negative strike", c with { Strike = -c.Strike }),
            ("a negative time", c with { Years = -c.Years }),
            ("a negative volatility", c with { Volatility = -c.Volatility }),
            ("an undefined spot", c with { Spot = double.NaN }),
            ("an undefined strike", c with { Strike = double.NaN }),
            ("an undefined time", c with { Years = double.NaN }),
            ("an undefined volatility", c with { Volatility = double.NaN }),
            ("an undefined rate", c with { Rate = double.NaN }),
            ("an undefined dividend yield", c with { DividendYield = double.NaN }),
        ];
        return illegal.Select(i => Answered(price, i.What, i.Case)).FirstOrDefault(o => o is not null);
    }

    internal static string? IllegalRight(Func<OptionCase, double> price, OptionCase c) => Answered(price, "neither call nor put", c with { Right = default });

    private static string? Answered(Func<OptionCase, double> price, string what, OptionCase bad)
    {
        try
        {
            double value = price(bad);
            return double.IsNaN(value) ? null : FormattableString.Invariant($"With {what} the price is {value:G10}.");
        }
        catch (ArgumentException)
        {
            // Said clearly: that is the law.
            return null;
        }
    }
}
