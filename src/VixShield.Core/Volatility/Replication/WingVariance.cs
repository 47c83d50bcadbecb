using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;

namespace VixShield.Volatility;

/// <summary>What the options beyond the last strike of a strip would add if the volatility stayed that of the last option.</summary>
/// <remarks>
/// The integral of undiscounted Black-76 prices over dK/K^2 beyond a strike a is the value of the log contract's remainder there, E[(S/a - 1 - ln(S/a)) 1{S beyond a}],
/// which the lognormal law gives in closed form: (F/a) N(w d1) - N(w d2) - v [d2 N(w d2) + w n(d2)], w = 1 for calls above and -1 for puts below,
/// with the total deviation v and d2 = ln(F/a)/v - v/2, d1 = d2 + v.
/// </remarks>
internal static class WingVariance
{
    /// <summary>The missing variance per year, less the half width that the end strike's one-sided dK has counted; null when the end has no volatility.</summary>
    internal static double? Beyond(in StripContribution end, double forward, double years, double rate)
    {
        OptionRight right = end.Side == StripSide.Put ? OptionRight.Put : OptionRight.Call;
        double discount = ElementaryFunctions.Discount(rate, years);
        ImpliedVolatilityStatus status = Black76.TryImpliedVolatility(end.Mid, forward, end.Strike, years, discount, right, out double volatility);
        if (status != ImpliedVolatilityStatus.Ok)
            return null;
        double missing = (2 / years) * (Integral(forward, end.Strike, volatility * Math.Sqrt(years), (int)right) - (end.Contribution / 2));
        return double.IsFinite(missing) ? missing : null;
    }

    /// <summary>The integral of undiscounted prices over dK/K^2 beyond a strike, without unit.</summary>
    internal static double Integral(double forward, double strike, double deviation, int sign)
    {
        double d2 = (ElementaryFunctions.Log(forward / strike) / deviation) - (deviation / 2);
        double exercised = NormalDistribution.Cdf(sign * d2);
        double logarithm = deviation * ((d2 * exercised) + (sign * NormalDistribution.Pdf(d2)));
        return (forward / strike * NormalDistribution.Cdf(sign * (d2 + deviation))) - exercised - logarithm;
    }
}
