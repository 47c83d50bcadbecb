namespace VixShield.Testing;

/// <summary>The derivatives of a price, as in <see cref="VixShield.Pricing.Greeks"/>: unscaled, time derivatives by calendar time.</summary>
public enum Greek
{
    /// <summary>Of the price by spot.</summary>
    Delta = 0,

    /// <summary>Of delta by spot.</summary>
    Gamma = 1,

    /// <summary>Of the price by volatility, per 1.00.</summary>
    Vega = 2,

    /// <summary>Of the price by calendar time, per year.</summary>
    Theta = 3,

    /// <summary>Of the price by the rate, per 1.00.</summary>
    Rho = 4,

    /// <summary>Of the price by the dividend yield, per 1.00.</summary>
    Phi = 5,

    /// <summary>Of delta by volatility.</summary>
    Vanna = 6,

    /// <summary>Of vega by volatility.</summary>
    Volga = 7,

    /// <summary>Of delta by calendar time.</summary>
    Charm = 8,

    /// <summary>Of vega by calendar time.</summary>
    Veta = 9,

    /// <summary>Of gamma by spot.</summary>
    Speed = 10,

    /// <summary>Of gamma by volatility.</summary>
    Zomma = 11,

    /// <summary>Of gamma by calendar time.</summary>
    Color = 12,

    /// <summary>Of volga by volatility.</summary>
    Ultima = 13,

    /// <summary>Of the price by the strike.</summary>
    DualDelta = 14,

    /// <summary>Of the dual delta by the strike.</summary>
    DualGamma = 15,
}
