using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A trade that a solver may size: whole lots of one unit.</summary>
[TypeFormatterSource]
public sealed record AdjustmentColumn : IDisplayable
{
    /// <summary>Makes a column.</summary>
    /// <param name="name">What it trades; unique in a problem.</param>
    /// <param name="minimumLots">Fewest lots: 0 or negative.</param>
    /// <param name="maximumLots">Most lots: 0 or positive.</param>
    /// <param name="costPerLot">Cost of a lot in either direction, in dollars; at least 0.</param>
    /// <param name="fixedCost">Cost once any lot is traded, in dollars; at least 0.</param>
    /// <exception cref="ArgumentException">The name is blank or a number is out of range.</exception>
    public AdjustmentColumn(string name, int minimumLots, int maximumLots, double costPerLot, double fixedCost = 0)
    {
        Name = Guard.NotBlank(name, nameof(name));
        MinimumLots = Guard.InRange(minimumLots, -Instruments.Leg.MaximumQuantity, 0, nameof(minimumLots));
        MaximumLots = Guard.InRange(maximumLots, 0, Instruments.Leg.MaximumQuantity, nameof(maximumLots));
        CostPerLot = Guard.NonNegativeFinite(costPerLot, nameof(costPerLot));
        FixedCost = Guard.NonNegativeFinite(fixedCost, nameof(fixedCost));
    }

    /// <summary>What it trades.</summary>
    public string Name { get; }

    /// <summary>Fewest lots: 0 or negative.</summary>
    public int MinimumLots { get; }

    /// <summary>Most lots: 0 or positive.</summary>
    public int MaximumLots { get; }

    /// <summary>Cost of a lot in either direction, in dollars.</summary>
    public double CostPerLot { get; }

    /// <summary>Cost once any lot is traded, in dollars.</summary>
    public double FixedCost { get; }

    /// <summary>Name, lots and cost.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}, {MinimumLots} to {MaximumLots} lots at {CostPerLot:G6} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Trade to be sized", ToString())
    {
        Facts =
        [
            new("trade", Name),
            new("least lots", MinimumLots),
            new("most lots", MaximumLots),
            new("cost a lot", DisplayCell.Fixed(CostPerLot, 2), "$"),
            new("fixed cost", DisplayCell.Fixed(FixedCost, 2), "$"),
        ],
    };
}
