using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// A conversion: long underlying, long put, short call at one strike. It is delta-neutral as a whole: a financing trade that adjusts
/// no Greek but rho and phi.
/// </summary>
[TypeFormatterSource]
public sealed record Conversion : Structure
{
    private Conversion(string name, Position[] positions)
        : base(name, [.. positions])
    {
    }

    /// <summary>Makes a conversion.</summary>
    /// <param name="contract">An option contract.</param>
    /// <param name="expiry">The options' expiry.</param>
    /// <param name="strike">The strike, in points.</param>
    /// <param name="quantity">Number of conversions; greater than 0.</param>
    /// <param name="underlying">A long future or share leg worth as many dollars per point as the options (2 ES for 1 SPX);
    /// for VIX options a VX future of their own expiry.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">A value is out of range, or the underlying does not offset the options.</exception>
    public static Conversion Create(ContractSpec contract, Expiry expiry, double strike, int quantity, Leg underlying, string name = "conversion")
    {
        Guard.InRange(quantity, 1, Leg.MaximumQuantity, nameof(quantity));
        Position[] options = StructureRules.Synthetic(contract, expiry, strike, -quantity, LegRole.Unassigned);
        return new(name, [new(StructureRules.RequireUnderlying(underlying, contract, expiry, -quantity, nameof(underlying))), .. options]);
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => Page("Conversion", []);
}
