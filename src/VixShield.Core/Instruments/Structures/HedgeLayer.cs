using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>One layer of a hedge ladder: its tenor, its target and what it holds. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record HedgeLayer : IDisplayable
{
    /// <summary>Makes a layer.</summary>
    /// <param name="number">Its number in the ladder, from 1 (nearest) on.</param>
    /// <param name="tenor">Days to expiry that the layer is meant to hold.</param>
    /// <param name="target">Signed number of contracts that the layer is meant to hold, summed over its legs.</param>
    /// <param name="legs">What it holds now; may be empty.</param>
    /// <exception cref="ArgumentException">A value is out of range, a leg is null, or an instrument occurs twice.</exception>
    public HedgeLayer(int number, TenorBucket tenor, int target, params IEnumerable<Leg> legs)
    {
        Number = Guard.InRange(number, 1, 1000, nameof(number));
        Tenor = tenor;
        Target = Guard.InRange(target, -Leg.MaximumQuantity, Leg.MaximumQuantity, nameof(target));
        Legs = [.. Guard.NotNull(legs, nameof(legs))];
        foreach (Leg leg in Legs)
        {
            Guard.NotNull(leg, nameof(legs));
            if (Legs.Count(leg.IsSameInstrument) > 1)
                throw new ArgumentException($"{leg.Name} occurs twice in layer {number}.", nameof(legs));
        }
    }

    /// <summary>Its number in the ladder, from 1 (nearest) on.</summary>
    public int Number { get; }

    /// <summary>Days to expiry that the layer is meant to hold.</summary>
    public TenorBucket Tenor { get; }

    /// <summary>Signed number of contracts that the layer is meant to hold, summed over its legs.</summary>
    public int Target { get; }

    /// <summary>What it holds now.</summary>
    public ImmutableArray<Leg> Legs { get; }

    /// <inheritdoc/>
    public bool Equals(HedgeLayer? other) =>
        other is not null && Number == other.Number && Tenor == other.Tenor && Target == other.Target && Legs.AsSpan().SequenceEqual(other.Legs.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, Tenor, Target, Legs.Length);

    /// <summary>Number, tenor, target and legs.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"layer {Number} ({Tenor}, target {Target}): {string.Join("; ", Legs)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Hedge layer", ToString())
    {
        Facts =
        [
            new("layer", Number),
            new("tenor", $"{Tenor.MinimumDays}-{Tenor.MaximumDays}", "days"),
            new("target", Target, "contracts"),
            new("held", Legs.Sum(l => l.Quantity), "contracts"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "legs",
                Legs,
                new("quantity", "contracts", r => r.Quantity),
                new("instrument", r => r.Name)),
        ],
    };
}
