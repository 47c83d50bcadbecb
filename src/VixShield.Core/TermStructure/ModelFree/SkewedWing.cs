using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.TermStructure;

/// <summary>
/// What the options beyond the last strike of a strip would add if the volatility went on as it ends: in a line of the logarithm of the strike through the last option and one further in. Where the smile still rises at its
/// end, as index puts do, the estimate at the last volatility is too small, and a strip of few strikes would look certain.
/// </summary>
internal static class SkewedWing
{
    // How far in the second point of the line lies, how far out the line is followed, and how high it may lead.
    private const double Inward = 0.05;
    private const double Outward = 4;
    private const double HighestRatio = 3;
    private const int Nodes = 64;

    /// <summary>The missing variance per year of both ends where the smile rises outward, otherwise 0; in addition to nothing: it stands for the whole wing.</summary>
    internal static double Of(VarianceStrip strip)
    {
        ImmutableArray<StripContribution> used = strip.Contributions;
        return End(strip, used, 0, 1) + End(strip, used, used.Length - 1, -1);
    }

    private static double End(VarianceStrip strip, ImmutableArray<StripContribution> used, int end, int inward)
    {
        StripContribution last = used[end];
        int further = end;
        while (further + inward >= 0 && further + inward < used.Length && Math.Abs(ElementaryFunctions.Log(used[further].Strike / last.Strike)) < Inward)
            further += inward;
        if (further == end || last.Side == StripSide.Average || used[further].Side != last.Side
            || VolatilityOf(strip, last) is not { } outer || VolatilityOf(strip, used[further]) is not { } inner)
            return 0;
        double slope = (outer - inner) / ElementaryFunctions.Log(last.Strike / used[further].Strike);
        // Outward is down for puts and up for calls.
        if (!(-inward * slope > 0))
            return 0;

        OptionRight right = last.Side == StripSide.Put ? OptionRight.Put : OptionRight.Call;
        double integral = 0;
        GaussRule rule = GaussRule.Legendre(Nodes);
        for (int n = 0; n < Nodes; n++)
        {
            double distance = Outward * rule.Nodes[n];
            double volatility = Math.Min(HighestRatio * outer, outer + (Math.Abs(slope) * distance));
            double strike = last.Strike * ElementaryFunctions.Exp(-inward * distance);
            double price = Black76.UndiscountedPrice(strip.Forward!.Value, strike, volatility * Math.Sqrt(strip.Years), right);
            integral += rule.Weights[n] * Outward * price / strike;
        }

        return 2 / strip.Years * (integral - (last.Contribution / 2));
    }

    private static double? VolatilityOf(VarianceStrip strip, in StripContribution option)
    {
        OptionRight right = option.Side == StripSide.Put ? OptionRight.Put : OptionRight.Call;
        double discount = ElementaryFunctions.Exp(-strip.Rate * strip.Years);
        return Black76.TryImpliedVolatility(option.Mid, strip.Forward!.Value, option.Strike, strip.Years, discount, right, out double volatility) == ImpliedVolatilityStatus.Ok
            ? volatility
            : null;
    }
}
