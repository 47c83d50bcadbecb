using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>
/// The natural SVI form: w(k) = delta + omega / 2 (1 + zeta rho (k - mu) + sqrt((zeta (k - mu) + rho)^2 + 1 - rho^2))
/// (Gatheral and Jacquier 2014). Omega is a total variance, zeta its curvature, rho the tilt, mu and delta shifts.
/// </summary>
[TypeFormatterSource]
public sealed record NaturalSvi : IDisplayable
{
    /// <summary>Makes a slice.</summary>
    /// <param name="delta">Shift of total variance; finite.</param>
    /// <param name="mu">Shift of log-moneyness; finite.</param>
    /// <param name="rho">Tilt, from -1 to 1, both excluded.</param>
    /// <param name="omega">Level of total variance, at least 0.</param>
    /// <param name="zeta">Curvature, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public NaturalSvi(double delta, double mu, double rho, double omega, double zeta)
    {
        Delta = Guard.Finite(delta, nameof(delta));
        Mu = Guard.Finite(mu, nameof(mu));
        Rho = rho > -1 && rho < 1 ? rho : throw Guard.OutOfRange(nameof(rho), rho, "Must be between -1 and 1, both excluded.");
        Omega = Guard.NonNegativeFinite(omega, nameof(omega));
        Zeta = Guard.PositiveFinite(zeta, nameof(zeta));
    }

    /// <summary>Shift of total variance.</summary>
    public double Delta { get; }

    /// <summary>Shift of log-moneyness.</summary>
    public double Mu { get; }

    /// <summary>Tilt.</summary>
    public double Rho { get; }

    /// <summary>Level of total variance.</summary>
    public double Omega { get; }

    /// <summary>Curvature.</summary>
    public double Zeta { get; }

    /// <summary>The raw parameters of the same slice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slice is beyond Lee's bound or not positive.</exception>
    public RawSvi ToRaw()
    {
        double root = Math.Sqrt((1 - Rho) * (1 + Rho));
        return new RawSvi(Delta + (Omega / 2 * (1 - Rho) * (1 + Rho)), Omega * Zeta / 2, Rho, Mu - (Rho / Zeta), root / Zeta);
    }

    /// <summary>The five parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"delta {Delta:G6}, mu {Mu:G6}, rho {Rho:G6}, omega {Omega:G6}, zeta {Zeta:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Natural SVI", ToString())
    {
        Facts =
        [
            new("delta, shift of total variance", Delta),
            new("mu, shift of log-moneyness", Mu),
            new("rho, tilt", Rho),
            new("omega, level of total variance", Omega),
            new("zeta, curvature", Zeta),
        ],
    };
}
