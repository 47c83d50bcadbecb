using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// A box: long synthetic at the lower strike, short synthetic at the higher one. European boxes pay the distance of the strikes at
/// expiry whatever the index does: a loan, and the market's own interest rate.
/// </summary>
[TypeFormatterSource]
public sealed record BoxSpread : Structure
{
    private BoxSpread(string name, double width, Position[] positions)
        : base(name, [.. positions]) => Width = width;

    /// <summary>Distance of the strikes, in points: what one long box pays at expiry.</summary>
    public double Width { get; }

    /// <summary>Makes a box.</summary>
    /// <param name="contract">An option contract.</param>
    /// <param name="expiry">The expiry.</param>
    /// <param name="lowerStrike">The lower strike, in points.</param>
    /// <param name="higherStrike">The higher strike, in points; above the lower one.</param>
    /// <param name="quantity">Positive: long the box (lend); negative: short (borrow); not 0.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">The strikes are out of order, or a value is out of range.</exception>
    public static BoxSpread Create(ContractSpec contract, Expiry expiry, double lowerStrike, double higherStrike, int quantity, string name = "box spread")
    {
        StructureRules.RequireSize(quantity, nameof(quantity));
        if (!(lowerStrike < higherStrike))
            throw Guard.OutOfRange(nameof(higherStrike), higherStrike, FormattableString.Invariant($"Must be above the lower strike {lowerStrike}."));
        return new(
            name,
            higherStrike - lowerStrike,
            [
                .. StructureRules.Synthetic(contract, expiry, lowerStrike, quantity, LegRole.Unassigned),
                .. StructureRules.Synthetic(contract, expiry, higherStrike, -quantity, LegRole.Unassigned),
            ]);
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => Page(
        "Box spread",
        [
            new("width", Width, "points"),
        ]);
}
