namespace VixShield.TermStructure;

/// <summary>
/// Two-factor dynamics of futures and the factors of a Bergomi model that give the same responses of futures to their factors: s_j = nu a w_j A(k_j D) with w = (1 - theta, theta), a = 1/sqrt((1 - theta)^2 + theta^2 + 2 rho theta (1 - theta)),
/// A(x) = (1 - e^-x) / x and D = 30/365.
/// </summary>
/// <remarks>
/// Exact for the instantaneous response of VIX on a flat forward variance; for a VX future nearly so while the variance of its VIX over the time to expiry is small, and without a mixture. For later futures the convexity of the square
/// root moves the response by a few percent.
/// </remarks>
public static class BergomiFactorMap
{
    /// <summary>The Bergomi factors of futures dynamics.</summary>
    /// <param name="dynamics">Dynamics of futures.</param>
    /// <exception cref="ArgumentNullException">The dynamics are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The volatility of volatility would be above 20, or the factors of an instantaneous volatility cancel.</exception>
    public static BergomiParameters ToBergomi(TwoFactorDynamics dynamics)
    {
        Guard.NotNull(dynamics, nameof(dynamics));
        double first = dynamics.FirstVolatility / Window(dynamics.FirstSpeed);
        double second = dynamics.SecondVolatility / Window(dynamics.SecondSpeed);
        double squared = (first * first) + (second * second) + (2 * dynamics.Correlation * first * second);
        if (!(squared > 1e-12 * (first + second) * (first + second)))
            throw Guard.OutOfRange(nameof(dynamics), dynamics, "The factors of an instantaneous volatility must not cancel.");
        return new BergomiParameters
        {
            FirstSpeed = dynamics.FirstSpeed,
            SecondSpeed = dynamics.SecondSpeed,
            SecondWeight = second / (first + second),
            Correlation = dynamics.Correlation,
            VolatilityOfVolatility = Math.Sqrt(squared),
        };
    }

    /// <summary>The futures dynamics of Bergomi factors.</summary>
    /// <param name="parameters">Bergomi factors.</param>
    /// <exception cref="ArgumentNullException">The parameters are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Nothing moves, or a volatility would be above 20.</exception>
    public static TwoFactorDynamics ToDynamics(BergomiParameters parameters)
    {
        Guard.NotNull(parameters, nameof(parameters));
        FactorLoadings unit = parameters.UnitLoadings;
        double nu = parameters.VolatilityOfVolatility;
        return new TwoFactorDynamics(
            parameters.FirstSpeed, nu * unit.First * Window(parameters.FirstSpeed), parameters.SecondSpeed, nu * unit.Second * Window(parameters.SecondSpeed), parameters.Correlation);
    }

    private static double Window(double speed) => LogBetaCurve.Average(speed * LogBetaCurve.VixWindow);
}
