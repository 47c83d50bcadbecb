using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.TermStructure;

/// <summary>What options beyond the last strike would add to E[VIX^2] if the volatility stayed that of the last option.</summary>
/// <remarks>
/// Twice the integral of undiscounted Black-76 prices beyond a strike a is E[(V - a)^2 1{V beyond a}] = F^2 e^(v^2) N(w d0) - 2 a F N(w d1) + a^2 N(w d2), w = 1 for calls above and -1
/// for puts below, with the total deviation v, d2 = ln(F/a)/v - v/2, d1 = d2 + v, d0 = d2 + 2 v.
/// </remarks>
internal static class SquaredWing
{
    /// <summary>The missing part, less the half width that the end strike's one-sided dK has counted; null when the end has no volatility.</summary>
    internal static double? Beyond(in StripContribution end, double forward, double years, double discount)
    {
        OptionRight right = end.Side == StripSide.Put ? OptionRight.Put : OptionRight.Call;
        ImpliedVolatilityStatus status = Black76.TryImpliedVolatility(end.Mid, forward, end.Strike, years, discount, right, out double volatility);
        if (status != ImpliedVolatilityStatus.Ok)
            return null;
        double missing = Integral(forward, end.Strike, volatility * Math.Sqrt(years), (int)right) - (end.DeltaStrike * end.Mid / discount);
        return double.IsFinite(missing) ? missing : null;
    }

    /// <summary>Twice the integral of undiscounted prices over dK beyond a strike, in squared points.</summary>
    internal static double Integral(double forward, double strike, double deviation, int sign)
    {
        double d2 = (ElementaryFunctions.LogRatio(forward, strike) / deviation) - (deviation / 2);
        double square = forward * forward * ElementaryFunctions.Exp(deviation * deviation) * NormalDistribution.Cdf(sign * (d2 + (2 * deviation)));
        double cross = 2 * strike * forward * NormalDistribution.Cdf(sign * (d2 + deviation));
        // Three terms that nearly cancel far out: rounding may leave a hair below 0.
        return Math.Max(0, square - cross + (strike * strike * NormalDistribution.Cdf(sign * d2)));
    }
}
