using VixShield.Display;

namespace VixShield.Pricing;

/// <summary>
/// The price of one long American option per unit of underlying, and its derivatives: unscaled, per 1.00 of volatility, rate,
/// yield or spot, and per year of calendar time. The default value is zero exposure.
/// </summary>
/// <remarks>
/// Conventions are those of <see cref="Greeks"/>. Where exercise now is best, delta is +1 or -1, dual delta its negative, and
/// every other derivative is 0. At the boundary price and delta are continuous; gamma jumps. NaN in every member where there
/// is no value.
/// </remarks>
[TypeFormatterSource]
public readonly partial record struct AmericanGreeks : IDisplayable
{
    /// <summary>The present value, in the unit of the spot. Not below the intrinsic value, nor below <see cref="EuropeanPrice"/>.</summary>
    public double Price { get; init; }

    /// <summary>The present value of the European option with the same terms.</summary>
    public double EuropeanPrice { get; init; }

    /// <summary>The right to exercise early: <see cref="Price"/> less <see cref="EuropeanPrice"/>, at least 0.</summary>
    public double EarlyExercisePremium { get; init; }

    /// <summary>dV/dS: from 0 to 1 for a call, from -1 to 0 for a put; where early exercise never pays up to e^(-qT) in size, which a yield below 0 makes more than 1.</summary>
    public double Delta { get; init; }

    /// <summary>d2V/dS2, per squared unit of the underlying.</summary>
    public double Gamma { get; init; }

    /// <summary>dV/dv, per 1.00 of volatility.</summary>
    public double Vega { get; init; }

    /// <summary>dV/dt, per year of calendar time: not positive where exercise is not due.</summary>
    public double Theta { get; init; }

    /// <summary>dV/dr, per 1.00 of the rate, spot and dividend yield held.</summary>
    public double Rho { get; init; }

    /// <summary>dV/dq, per 1.00 of the dividend yield, spot and rate held.</summary>
    public double Phi { get; init; }

    /// <summary>d2V/dS dv, the change of delta per 1.00 of volatility.</summary>
    public double Vanna { get; init; }

    /// <summary>d2V/dv2, the change of vega per 1.00 of volatility.</summary>
    public double Volga { get; init; }

    /// <summary>d2V/dS dt, the change of delta per year of calendar time.</summary>
    public double Charm { get; init; }

    /// <summary>d3V/dS3, the change of gamma per unit of the underlying.</summary>
    public double Speed { get; init; }

    /// <summary>dV/dK, per unit of the strike.</summary>
    public double DualDelta { get; init; }

    /// <summary>d2V/dK2, per squared unit of the strike.</summary>
    public double DualGamma { get; init; }

    /// <summary>
    /// The spot at and below which a put, at and above which a call, is best exercised now; 0 for a put and plus infinity for a
    /// call where early exercise never is. NaN where there may be two such spots, and for a spot or strike of 0 with time and volatility left.
    /// </summary>
    public double ExerciseBoundary { get; init; }

    /// <summary>
    /// Whether exercise now is best: the price is the intrinsic value. At the expiry itself that is any option in the money, and the other
    /// members are the limits of the European formula there.
    /// </summary>
    public bool IsExercised { get; init; }

    /// <summary>Price, premium, delta, gamma, vega, theta and boundary, unscaled.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"price {Price:G6}, premium {EarlyExercisePremium:G6}, delta {Delta:G6}, gamma {Gamma:G6}, vega {Vega:G6}, theta {Theta:G6}, boundary {ExerciseBoundary:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("American option", ToString())
    {
        Facts =
        [
            new("price", Price),
            new("European price", EuropeanPrice),
            new("early-exercise premium", EarlyExercisePremium),
            new("exercised now", IsExercised),
            new("exercise boundary", ExerciseBoundary),
            new("delta", Delta),
            new("gamma", Gamma),
            new("vega", Vega, "per 1.00 of volatility"),
            new("theta", Theta, "per year"),
            new("rho", Rho, "per 1.00 of the rate"),
            new("phi", Phi, "per 1.00 of the yield"),
            new("vanna", Vanna, "per 1.00 of volatility"),
            new("volga", Volga, "per squared 1.00 of volatility"),
            new("charm", Charm, "per year"),
            new("speed", Speed),
            new("dual delta", DualDelta),
            new("dual gamma", DualGamma),
        ],
    };
}
