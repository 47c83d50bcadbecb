using VixShield.Pricing;

namespace VixShield.Testing;

/// <summary>A Greek against differences of eighth order of the member below it.</summary>
internal static class GreekDifferences
{
    // Truncation and rounding of the difference, on the scale of the differenced member per step.
    private const double Tolerance = 1e-7;

    // Where a member is so small against the one below it, a wrong factor cannot be told from rounding, and nothing is said of units.
    private const double Telling = 1e-5;

    internal static string? Objection(Func<OptionCase, Greeks> greeks, GreekDefinition definition, OptionCase c, PricingForm form, double accuracy)
    {
        double value = definition.Member(greeks(c));
        if (definition.Greek == Greek.Phi && form == PricingForm.Forward)
            return value == 0 ? null : FormattableString.Invariant($"Phi is {value:G6}, and a formula on the forward knows no dividend yield: 0.");
        double step = Step(definition.By, c);
        double d1 = At(1) - At(-1), d2 = At(2) - At(-2), d3 = At(3) - At(-3), d4 = At(4) - At(-4);
        double difference = ((0.8 * d1) - (0.2 * d2) + (4.0 / 105 * d3) - (1.0 / 280 * d4)) / step;
        double scale = Math.Abs(value) + ((Math.Abs(At(0)) + Math.Abs(At(4)) + Math.Abs(At(-4))) / step);
        if (Math.Abs(difference - value) <= (Tolerance + accuracy) * scale)
            return null;
        string hint = Math.Abs(difference) * step > Telling * Math.Abs(At(0)) ? UnitHint.Of(value / difference) : "";
        return FormattableString.Invariant($"{definition.Greek} is {value:G10}; by differences it is {difference:G10}.{hint}");

        double At(int steps) => definition.Below(greeks(Moved(definition.By, c, steps * step)));
    }

    /// <summary>A step that moves the logarithm of the moneyness by a fixed part of a deviation, or a value by a fixed part of itself.</summary>
    private static double Step(GreekInput by, OptionCase c) => by switch
    {
        GreekInput.Spot => 0.04 * Math.Min(c.Deviation, 0.5) * c.Spot,
        GreekInput.Strike => 0.04 * Math.Min(c.Deviation, 0.5) * c.Strike,
        GreekInput.Volatility => 0.01 * c.Volatility,
        GreekInput.Time => 0.01 * c.Years,
        _ => 0.03 * Math.Min(c.Deviation, 0.5) / c.Years,
    };

    private static OptionCase Moved(GreekInput by, OptionCase c, double change) => by switch
    {
        GreekInput.Spot => c with { Spot = c.Spot + change },
        GreekInput.Strike => c with { Strike = c.Strike + change },
        GreekInput.Volatility => c with { Volatility = c.Volatility + change },
        // Calendar time passes: less is left.
        GreekInput.Time => c with { Years = c.Years - change },
        GreekInput.Rate => c with { Rate = c.Rate + change },
        _ => c with { DividendYield = c.DividendYield + change },
    };
}
