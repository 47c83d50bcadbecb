using VixShield.Display;

namespace VixShield.Pricing;

/// <summary>
/// A price and its derivatives, per unit of underlying for one long option. All are unscaled derivatives: per 1.00 of
/// volatility, rate, spot or forward, and per year of calendar time. The default value is zero exposure.
/// </summary>
/// <remarks>
/// Time derivatives are with respect to calendar time, the negative of the derivative with respect to the time to expiry,
/// everything else held fixed. In the formulas below w is +1 for a call and -1 for a put, Dq = e^(-qT), Dr = e^(-rT),
/// s = v sqrt(T), d1 = (ln(S/K) + (r-q)T)/s + s/2, d2 = d1 - s, and d1' the derivative of d1 with respect to T. For
/// <see cref="Black76"/> read F for S and r for q. Illegal inputs give NaN in every member; the limits of degenerate inputs,
/// some of them infinite with a sign, are tabulated in docs/concepts/pricing-limits.md.
/// </remarks>
[TypeFormatterSource]
public readonly partial record struct Greeks : IDisplayable
{
    /// <summary>The present value, in currency or index points. Never negative for a legal input.</summary>
    public double Price { get; init; }

    /// <summary>dV/dS (dV/dF for Black-76): w Dq N(w d1). From 0 to Dq for a call, from -Dq to 0 for a put.</summary>
    public double Delta { get; init; }

    /// <summary>d2V/dS2: Dq n(d1)/(S s), per squared unit of the underlying. Not negative.</summary>
    public double Gamma { get; init; }

    /// <summary>dV/dv: S Dq n(d1) sqrt(T), per 1.00 of volatility (divide by 100 for a point). Not negative.</summary>
    public double Vega { get; init; }

    /// <summary>dV/dt, per year of calendar time: usually negative for a long option.</summary>
    public double Theta { get; init; }

    /// <summary>dV/dr, per 1.00 of the rate, with q fixed: w K T Dr N(w d2). For Black-76 the forward is fixed: -T V.</summary>
    public double Rho { get; init; }

    /// <summary>dV/dq, per 1.00 of the dividend yield: -w T S Dq N(w d1). Black-76 knows no dividend yield: always 0 there.</summary>
    public double Phi { get; init; }

    /// <summary>d2V/dS dv: -Dq n(d1) d2/v, the change of delta per 1.00 of volatility.</summary>
    public double Vanna { get; init; }

    /// <summary>d2V/dv2: vega d1 d2/v, the change of vega per 1.00 of volatility.</summary>
    public double Volga { get; init; }

    /// <summary>d2V/dS dt, the change of delta per year of calendar time: w q Dq N(w d1) - Dq n(d1) d1'.</summary>
    public double Charm { get; init; }

    /// <summary>d2V/dv dt, the change of vega per year of calendar time: vega (q - 1/(2T) + d1 d1').</summary>
    public double Veta { get; init; }

    /// <summary>d3V/dS3, the change of gamma per unit of the underlying: -gamma/S (d1/s + 1).</summary>
    public double Speed { get; init; }

    /// <summary>d3V/dS2 dv, the change of gamma per 1.00 of volatility: gamma (d1 d2 - 1)/v.</summary>
    public double Zomma { get; init; }

    /// <summary>d3V/dS2 dt, the change of gamma per year of calendar time: gamma (q + 1/(2T) + d1 d1').</summary>
    public double Color { get; init; }

    /// <summary>d3V/dv3, the change of volga per 1.00 of volatility: -vega/v^2 (d1 d2 (1 - d1 d2) + d1^2 + d2^2).</summary>
    public double Ultima { get; init; }

    /// <summary>dV/dK: -w Dr N(w d2). From -Dr to 0 for a call, from 0 to Dr for a put.</summary>
    public double DualDelta { get; init; }

    /// <summary>d2V/dK2: Dr n(d2)/(K s), the discounted density of the underlying at the strike. Not negative.</summary>
    public double DualGamma { get; init; }

    /// <summary>Price, delta, gamma, vega, theta and rho, unscaled.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"price {Price:G6}, delta {Delta:G6}, gamma {Gamma:G6}, vega {Vega:G6}, theta {Theta:G6}, rho {Rho:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Greeks", ToString())
    {
        Facts =
        [
            new("price", Price),
            new("delta", Delta),
            new("gamma", Gamma),
            new("vega", VegaPerPoint, "per vol point"),
            new("theta", ThetaPerCalendarDay, "per calendar day"),
            new("rho", RhoPerBasisPoint, "per basis point"),
            new("phi", PhiPerBasisPoint, "per basis point"),
            new("vanna", VannaPerPoint, "per vol point"),
            new("volga", VolgaPerPoint, "per squared vol point"),
            new("charm", CharmPerCalendarDay, "per calendar day"),
            new("veta", VetaPerPointPerCalendarDay, "per vol point and calendar day"),
            new("speed", Speed),
            new("zomma", ZommaPerPoint, "per vol point"),
            new("color", ColorPerCalendarDay, "per calendar day"),
            new("ultima", UltimaPerPoint, "per cubed vol point"),
            new("dual delta", DualDelta),
            new("dual gamma", DualGamma),
        ],
    };

    /// <summary>NaN in every member: the answer to an illegal input.</summary>
    internal static Greeks Undefined => new()
    {
        Price = double.NaN,
        Delta = double.NaN,
        Gamma = double.NaN,
        Vega = double.NaN,
        Theta = double.NaN,
        Rho = double.NaN,
        Phi = double.NaN,
        Vanna = double.NaN,
        Volga = double.NaN,
        Charm = double.NaN,
        Veta = double.NaN,
        Speed = double.NaN,
        Zomma = double.NaN,
        Color = double.NaN,
        Ultima = double.NaN,
        DualDelta = double.NaN,
        DualGamma = double.NaN,
    };
}
