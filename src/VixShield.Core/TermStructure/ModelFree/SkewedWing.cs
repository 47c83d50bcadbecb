using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.TermStructure;

/// <summary>
/// What the puts below the last strike of a strip would add if the volatility went on rising as it ends: in a line of the logarithm of the strike through the last put and one further in. Where the smile still rises at its
/// end, the estimate at the last volatility is too small, and a strip of few strikes would look certain.
/// </summary>
/// <remarks>
/// Followed down to a quarter of the forward, where index options end, and never above the price that convexity allows: a put costs at most its strike's share of the put above. The last calls of an index are at the least
/// tick, and a line through them says nothing.
/// </remarks>
internal static class SkewedWing
{
    // How far in the second point of the line lies, and how far out the line is followed.
    private const double Inward = 0.05;
    private const double LowestShareOfForward = 0.25;
    private const int Nodes = 64;

    /// <summary>The missing variance per year below the lowest put, where the smile rises outward; otherwise 0. It stands for the whole wing.</summary>
    internal static double Of(VarianceStrip strip)
    {
        ImmutableArray<StripContribution> used = strip.Contributions;
        StripContribution last = used[0];
        int further = 0;
        while (further + 1 < used.Length && ElementaryFunctions.Log(used[further].Strike / last.Strike) < Inward)
            further++;
        if (last.Side != StripSide.Put || further == 0 || used[further].Side != StripSide.Put
            || VolatilityOf(strip, last) is not { } outer || VolatilityOf(strip, used[further]) is not { } inner)
            return 0;
        double slope = (outer - inner) / ElementaryFunctions.Log(used[further].Strike / last.Strike);
        double outward = ElementaryFunctions.Log(last.Strike / (LowestShareOfForward * strip.Forward!.Value));
        if (!(slope > 0) || !(outward > 0))
            return 0;

        double undiscounted = last.Mid * ElementaryFunctions.Exp(strip.Rate * strip.Years);
        double integral = 0;
        GaussRule rule = GaussRule.Legendre(Nodes);
        for (int n = 0; n < Nodes; n++)
        {
            double distance = outward * rule.Nodes[n];
            double strike = last.Strike * ElementaryFunctions.Exp(-distance);
            double price = Black76.UndiscountedPrice(strip.Forward.Value, strike, (outer + (slope * distance)) * Math.Sqrt(strip.Years), OptionRight.Put);
            integral += rule.Weights[n] * outward * Math.Min(price, undiscounted * strike / last.Strike) / strike;
        }

        return 2 / strip.Years * (integral - (last.Contribution / 2));
    }

    private static double? VolatilityOf(VarianceStrip strip, in StripContribution option)
    {
        double discount = ElementaryFunctions.Exp(-strip.Rate * strip.Years);
        return Black76.TryImpliedVolatility(option.Mid, strip.Forward!.Value, option.Strike, strip.Years, discount, OptionRight.Put, out double volatility) == ImpliedVolatilityStatus.Ok
            ? volatility
            : null;
    }
}
