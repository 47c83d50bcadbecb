using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>Trades that a rule can make, in whole lots of a unit. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record TradeCandidate : IDisplayable
{
    /// <summary>Makes a candidate.</summary>
    /// <param name="label">What it does; candidates of one rule with one label are sizes of the same trade.</param>
    /// <param name="unit">The trades of one lot; at least one.</param>
    /// <param name="minimumLots">Fewest lots: 0, or negative where the unit may be traded the other way as well, so that -3 sells three of what the unit buys.</param>
    /// <param name="maximumLots">Most lots; at least 0, above the fewest, and no leg of any size above 1,000,000 contracts.</param>
    /// <param name="costPerLot">Cost of one lot, in dollars; at least 0.</param>
    /// <param name="note">What a reader should know of the trade, such as what rounding leaves over; or null.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    public TradeCandidate(string label, IEnumerable<Trade> unit, int minimumLots, int maximumLots, double costPerLot, string? note = null)
    {
        Note = note is null ? null : Guard.NotBlank(note, nameof(note));
        Label = Guard.NotBlank(label, nameof(label));
        Unit = Guard.NoNulls(unit, nameof(unit));
        if (Unit.IsEmpty)
            throw new ArgumentException("Must hold at least one trade.", nameof(unit));
        // No size of it may exceed what one leg can hold.
        int largest = Leg.MaximumQuantity / Unit.Max(t => Math.Abs(t.Leg.Quantity));
        MinimumLots = Guard.InRange(minimumLots, -largest, 0, nameof(minimumLots));
        MaximumLots = Guard.InRange(maximumLots, 0, largest, nameof(maximumLots));
        if (MinimumLots == MaximumLots)
            throw Guard.OutOfRange(nameof(maximumLots), maximumLots, "Must be above the fewest lots: a candidate that can trade nothing is none.");
        CostPerLot = Guard.NonNegativeFinite(costPerLot, nameof(costPerLot));
    }

    /// <summary>What it does.</summary>
    public string Label { get; }

    /// <summary>The trades of one lot.</summary>
    public ImmutableArray<Trade> Unit { get; }

    /// <summary>Fewest lots: 0, or negative where the unit may be traded the other way.</summary>
    public int MinimumLots { get; }

    /// <summary>Most lots.</summary>
    public int MaximumLots { get; }

    /// <summary>Cost of one lot, in dollars: half-spreads times multipliers and fees, the same in both directions.</summary>
    public double CostPerLot { get; }

    /// <summary>What a reader should know of the trade, or null.</summary>
    public string? Note { get; }

    /// <summary>The trades of a number of lots; none for 0.</summary>
    /// <param name="lots">Lots, from the fewest to the most; negative lots turn every trade of the unit round.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public ImmutableArray<Trade> TradesFor(int lots)
    {
        Guard.InRange(lots, MinimumLots, MaximumLots, nameof(lots));
        if (lots == 0)
            return [];
        return [.. Unit.Select(t => t with { Leg = t.Leg with { Quantity = t.Leg.Quantity * lots } })];
    }

    /// <inheritdoc/>
    public bool Equals(TradeCandidate? other) =>
        other is not null && Label == other.Label && Note == other.Note && MinimumLots == other.MinimumLots && MaximumLots == other.MaximumLots
        && CostPerLot.Equals(other.CostPerLot) && Unit.AsSpan().SequenceEqual(other.Unit.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, MinimumLots, MaximumLots, CostPerLot, Unit.Length);

    /// <summary>The label and the lots.</summary>
    public override string ToString() => FormattableString.Invariant($"{Label}, {MinimumLots} to {MaximumLots} lots at {CostPerLot:G6} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Candidate trade", ToString())
    {
        Facts =
        [
            new("action", Label),
            new("least lots", MinimumLots),
            new("most lots", MaximumLots),
            new("cost a lot", DisplayCell.Fixed(CostPerLot, 2), "$"),
            new("note", Note ?? "-"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Trades of one lot",
                Unit,
                new("trade", r => r.ToString()),
                new("role", r => r.Role),
                new("layer", r => r.Layer)),
        ],
    };
}
