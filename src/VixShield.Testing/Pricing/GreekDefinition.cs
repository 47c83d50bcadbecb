using VixShield.Pricing;

namespace VixShield.Testing;

/// <summary>What a Greek is the derivative of, and by which input.</summary>
internal sealed record GreekDefinition(Greek Greek, Greek? Of, GreekInput By, Func<Greeks, double> Member)
{
    /// <summary>All, in the order of the enumeration.</summary>
    internal static IReadOnlyList<GreekDefinition> All { get; } =
    [
        new(Greek.Delta, null, GreekInput.Spot, g => g.Delta),
        new(Greek.Gamma, Greek.Delta, GreekInput.Spot, g => g.Gamma),
        new(Greek.Vega, null, GreekInput.Volatility, g => g.Vega),
        new(Greek.Theta, null, GreekInput.Time, g => g.Theta),
        new(Greek.Rho, null, GreekInput.Rate, g => g.Rho),
        new(Greek.Phi, null, GreekInput.DividendYield, g => g.Phi),
        new(Greek.Vanna, Greek.Delta, GreekInput.Volatility, g => g.Vanna),
        new(Greek.Volga, Greek.Vega, GreekInput.Volatility, g => g.Volga),
        new(Greek.Charm, Greek.Delta, GreekInput.Time, g => g.Charm),
        new(Greek.Veta, Greek.Vega, GreekInput.Time, g => g.Veta),
        new(Greek.Speed, Greek.Gamma, GreekInput.Spot, g => g.Speed),
        new(Greek.Zomma, Greek.Gamma, GreekInput.Volatility, g => g.Zomma),
        new(Greek.Color, Greek.Gamma, GreekInput.Time, g => g.Color),
        new(Greek.Ultima, Greek.Volga, GreekInput.Volatility, g => g.Ultima),
        new(Greek.DualDelta, null, GreekInput.Strike, g => g.DualDelta),
        new(Greek.DualGamma, Greek.DualDelta, GreekInput.Strike, g => g.DualGamma),
    ];

    /// <summary>The member of which this is the derivative: the price, or another Greek.</summary>
    internal double Below(in Greeks greeks) => Of is { } below ? All[(int)below].Member(greeks) : greeks.Price;

    /// <summary>What must hold, in words.</summary>
    internal string Statement => $"{Greek} = d {(Of is { } below ? below.ToString() : "price")} / d {By switch
    {
        GreekInput.Spot => "spot",
        GreekInput.Volatility => "volatility, per 1.00",
        GreekInput.Time => "calendar time, per year",
        GreekInput.Rate => "rate, per 1.00",
        GreekInput.DividendYield => "dividend yield, per 1.00",
        _ => "strike",
    }}";
}
