using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>
/// The raw SVI form of one expiry's total variance: w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)), with k = ln(K/F) and
/// w = volatility squared times years (Gatheral). Positive everywhere; whether it is free of butterfly arbitrage is said by
/// <see cref="MinimumDurrleman"/>, not promised by the type.
/// </summary>
[TypeFormatterSource]
public sealed record RawSvi : IDisplayable
{
    /// <summary>Makes a slice.</summary>
    /// <param name="a">Level of total variance; the least variance a + b sigma sqrt(1 - rho^2) must be greater than 0.</param>
    /// <param name="b">Opening of the wings, at least 0; b (1 + |rho|) at most 2 (Lee's bound).</param>
    /// <param name="rho">Tilt, from -1 to 1, both excluded.</param>
    /// <param name="m">Log-moneyness of the vertex; finite.</param>
    /// <param name="sigma">Smoothness of the vertex, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range; the message has the value and the limit.</exception>
    public RawSvi(double a, double b, double rho, double m, double sigma)
    {
        A = Guard.Finite(a, nameof(a));
        Rho = rho > -1 && rho < 1 ? rho : throw Guard.OutOfRange(nameof(rho), rho, "Must be between -1 and 1, both excluded.");
        B = Guard.NonNegativeFinite(b, nameof(b));
        if (b * (1 + Math.Abs(rho)) > 2)
            throw Guard.OutOfRange(nameof(b), b, FormattableString.Invariant($"b (1 + |rho|) is {b * (1 + Math.Abs(rho))} and must be at most 2."));
        M = Guard.Finite(m, nameof(m));
        Sigma = Guard.PositiveFinite(sigma, nameof(sigma));
        if (!(MinimumVariance > 0))
            throw Guard.OutOfRange(nameof(a), a, FormattableString.Invariant($"The least variance is {MinimumVariance} and must be greater than 0."));
    }

    /// <summary>Level of total variance.</summary>
    public double A { get; }

    /// <summary>Opening of the wings.</summary>
    public double B { get; }

    /// <summary>Tilt.</summary>
    public double Rho { get; }

    /// <summary>Log-moneyness of the vertex.</summary>
    public double M { get; }

    /// <summary>Smoothness of the vertex.</summary>
    public double Sigma { get; }

    /// <summary>The least total variance, a + b sigma sqrt(1 - rho^2).</summary>
    public double MinimumVariance => A + (B * Sigma * Math.Sqrt((1 - Rho) * (1 + Rho)));

    /// <summary>Slope of the put wing: total variance per unit of -k far out; at most 2.</summary>
    public double LeftSlope => B * (1 - Rho);

    /// <summary>Slope of the call wing: total variance per unit of k far out; at most 2.</summary>
    public double RightSlope => B * (1 + Rho);

    /// <summary>Total variance at a log-moneyness.</summary>
    /// <param name="logMoneyness">k = ln(K/F).</param>
    public double TotalVariance(double logMoneyness)
    {
        double x = logMoneyness - M;
        return A + (B * ((Rho * x) + Math.Sqrt((x * x) + (Sigma * Sigma))));
    }

    /// <summary>Total variance with its first two derivatives by k.</summary>
    /// <param name="logMoneyness">k = ln(K/F).</param>
    public VariancePoint At(double logMoneyness)
    {
        double x = logMoneyness - M;
        double root = Math.Sqrt((x * x) + (Sigma * Sigma));
        return new VariancePoint(
            logMoneyness,
            A + (B * ((Rho * x) + root)),
            B * (Rho + (x / root)),
            B * Sigma * Sigma / (root * root * root));
    }

    /// <summary>
    /// The least value of Durrleman's function over -20 to 20 deviations of the at-the-money variance (0.05 deviations apart in the middle 5, 0.5 beyond): negative
    /// means butterfly arbitrage.
    /// </summary>
    public double MinimumDurrleman => SviShape.MinimumDurrleman(this);

    /// <summary>The natural parameters of the same slice.</summary>
    public NaturalSvi ToNatural()
    {
        double root = Math.Sqrt((1 - Rho) * (1 + Rho));
        double omega = 2 * B * Sigma / root;
        double zeta = root / Sigma;
        return new NaturalSvi(A - (omega / 2 * (1 - Rho) * (1 + Rho)), M + (Rho * Sigma / root), Rho, omega, zeta);
    }

    /// <summary>The five parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"a {A:G6}, b {B:G6}, rho {Rho:G6}, m {M:G6}, sigma {Sigma:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Raw SVI", ToString())
    {
        Facts =
        [
            new("a, level of total variance", A),
            new("b, opening of the wings", B),
            new("rho, tilt", Rho),
            new("m, log-moneyness of the vertex", M),
            new("sigma, smoothness of the vertex", Sigma),
            new("least total variance", MinimumVariance),
            new("slope of the put wing", LeftSlope),
            new("slope of the call wing", RightSlope),
        ],
    };
}
