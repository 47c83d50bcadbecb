using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// A reversal: short underlying, short put, long call at one strike. It sells a put, and as a whole it is delta-neutral: a financing
/// trade that adjusts no Greek but rho and phi. Only its options alone (<see cref="SyntheticForward"/>) change delta.
/// </summary>
[TypeFormatterSource]
public sealed record Reversal : Structure
{
    private Reversal(string name, Position[] positions)
        : base(name, [.. positions])
    {
    }

    /// <summary>Makes a reversal.</summary>
    /// <param name="contract">An option contract.</param>
    /// <param name="expiry">The options' expiry.</param>
    /// <param name="strike">The strike, in points.</param>
    /// <param name="quantity">Number of reversals; greater than 0.</param>
    /// <param name="underlying">A short future or share leg worth as many dollars per point as the options (2 ES for 1 SPX);
    /// for VIX options a VX future of their own expiry.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">A value is out of range, or the underlying does not offset the options.</exception>
    public static Reversal Create(ContractSpec contract, Expiry expiry, double strike, int quantity, Leg underlying, string name = "reversal")
    {
        Guard.InRange(quantity, 1, Leg.MaximumQuantity, nameof(quantity));
        Position[] options = StructureRules.Synthetic(contract, expiry, strike, quantity, LegRole.Unassigned);
        return new(name, [new(StructureRules.RequireUnderlying(underlying, contract, expiry, quantity, nameof(underlying))), .. options]);
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => Page("Reversal", []);
}
