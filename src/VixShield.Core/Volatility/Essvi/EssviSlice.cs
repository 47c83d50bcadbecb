using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>
/// One expiry of an eSSVI surface (Hendriks and Martini 2019): w(k) = (theta + rho psi k + sqrt((psi k + theta rho)^2 + theta^2 (1 - rho^2))) / 2 with
/// k = ln(K/F). Theta is the total variance at the forward.
/// </summary>
[TypeFormatterSource]
public sealed record EssviSlice : IDisplayable
{
    /// <summary>Makes a slice.</summary>
    /// <param name="theta">Total variance at the forward, greater than 0.</param>
    /// <param name="rho">Tilt, from -1 to 1, both excluded.</param>
    /// <param name="psi">Theta times phi: opening of the wings, greater than 0; psi (1 + |rho|) at most 4 (Lee's bound).</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range; the message has the value and the limit.</exception>
    public EssviSlice(double theta, double rho, double psi)
    {
        Theta = Guard.PositiveFinite(theta, nameof(theta));
        Rho = rho > -1 && rho < 1 ? rho : throw Guard.OutOfRange(nameof(rho), rho, "Must be between -1 and 1, both excluded.");
        Psi = Guard.PositiveFinite(psi, nameof(psi));
        if (psi * (1 + Math.Abs(rho)) > 4)
            throw Guard.OutOfRange(nameof(psi), psi, FormattableString.Invariant($"psi (1 + |rho|) is {psi * (1 + Math.Abs(rho))} and must be at most 4."));
    }

    /// <summary>Total variance at the forward.</summary>
    public double Theta { get; }

    /// <summary>Tilt.</summary>
    public double Rho { get; }

    /// <summary>Opening of the wings, theta times phi.</summary>
    public double Psi { get; }

    /// <summary>
    /// Whether the sufficient condition for no butterfly arbitrage holds: psi^2 (1 + |rho|) at most 4 theta, beside Lee's bound, which every slice keeps
    /// (Gatheral and Jacquier 2014, theorem 4.2). A slice without it may still be free of butterflies.
    /// </summary>
    public bool IsSurelyFreeOfButterflies => Psi * Psi * (1 + Math.Abs(Rho)) <= 4 * Theta;

    /// <summary>Total variance with its first two derivatives by k.</summary>
    /// <param name="logMoneyness">k = ln(K/F).</param>
    public VariancePoint At(double logMoneyness)
    {
        double x = (Psi * logMoneyness) + (Theta * Rho);
        double rest = Theta * Theta * (1 - Rho) * (1 + Rho);
        double root = Math.Sqrt((x * x) + rest);
        return new VariancePoint(
            logMoneyness,
            (Theta + (Rho * Psi * logMoneyness) + root) / 2,
            Psi * (Rho + (x / root)) / 2,
            Psi * Psi * rest / (2 * root * root * root));
    }

    internal double VarianceAt(double logMoneyness)
    {
        double x = (Psi * logMoneyness) + (Theta * Rho);
        return (Theta + (Rho * Psi * logMoneyness) + Math.Sqrt((x * x) + (Theta * Theta * (1 - Rho) * (1 + Rho)))) / 2;
    }

    /// <summary>The same curve in raw SVI parameters.</summary>
    public RawSvi ToRaw()
    {
        double root = Math.Sqrt((1 - Rho) * (1 + Rho));
        return new RawSvi(Theta * (1 - Rho) * (1 + Rho) / 2, Psi / 2, Rho, -Rho * Theta / Psi, root * Theta / Psi);
    }

    /// <summary>
    /// Whether the slice lies nowhere below an earlier one by the sufficient conditions for eSSVI (Hendriks and Martini 2019; Mingone 2022): the wings are at least as
    /// steep on both sides, theta has not fallen, and psi / theta has not risen.
    /// </summary>
    /// <param name="earlier">The slice of an earlier expiry.</param>
    /// <exception cref="ArgumentNullException">The slice is null.</exception>
    public bool IsSurelyAbove(EssviSlice earlier)
    {
        Guard.NotNull(earlier, nameof(earlier));
        return Theta >= earlier.Theta
            && Psi * (1 + Rho) >= earlier.Psi * (1 + earlier.Rho)
            && Psi * (1 - Rho) >= earlier.Psi * (1 - earlier.Rho)
            && Psi * earlier.Theta <= earlier.Psi * Theta;
    }

    /// <summary>The three parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"theta {Theta:G6}, rho {Rho:G6}, psi {Psi:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("eSSVI slice", ToString())
    {
        Facts =
        [
            new("theta, total variance at the forward", Theta),
            new("rho, tilt", Rho),
            new("psi, opening of the wings", Psi),
            new("surely free of butterflies", IsSurelyFreeOfButterflies),
        ],
    };
}
