using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// A synthetic forward: long call and short put at one strike and expiry (short call and long put for a negative quantity). Its
/// delta is the discounted forward's; gamma and vega are 0 whatever the strike. Both directions sell an option.
/// </summary>
[TypeFormatterSource]
public sealed record SyntheticForward : Structure
{
    private SyntheticForward(string name, Position[] positions)
        : base(name, [.. positions])
    {
    }

    /// <summary>Makes a synthetic forward.</summary>
    /// <param name="contract">An option contract; one root only, because AM and PM legs would settle at different instants.</param>
    /// <param name="expiry">The expiry.</param>
    /// <param name="strike">The strike, in points.</param>
    /// <param name="quantity">Positive: long the forward; negative: short; not 0.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static SyntheticForward Create(ContractSpec contract, Expiry expiry, double strike, int quantity, string name = "synthetic forward") =>
        new(name, StructureRules.Synthetic(contract, expiry, strike, StructureRules.RequireSize(quantity, nameof(quantity)), LegRole.Overlay));

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => Page("Synthetic forward", []);
}
