using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>
/// A laddered long-volatility overlay: layers of VX futures, VIX options, volatility funds or whatever else hedges, nearest first. The
/// book keeps the layers' numbers; tenors and targets stay with the ladder.
/// </summary>
[TypeFormatterSource]
public sealed record HedgeLadder : Structure
{
    private HedgeLadder(string name, ImmutableArray<HedgeLayer> layers)
        : base(name, [.. layers.SelectMany(l => l.Legs.Select(leg => new Position(leg, LegRole.Hedge, layer: l.Number)))]) => Layers = layers;

    /// <summary>The layers, by ascending number.</summary>
    public ImmutableArray<HedgeLayer> Layers { get; }

    /// <summary>Makes a ladder.</summary>
    /// <param name="layers">At least one; their numbers ascend and their tenors do not run backwards.</param>
    /// <param name="name">The name shown in the book.</param>
    /// <exception cref="ArgumentException">No layer, numbers that do not ascend, or a tenor that starts before the one of the layer before.</exception>
    public static HedgeLadder Create(IEnumerable<HedgeLayer> layers, string name = "hedge ladder")
    {
        ImmutableArray<HedgeLayer> all = [.. Guard.NotNull(layers, nameof(layers))];
        if (all.IsEmpty)
            throw new ArgumentException("A ladder has at least one layer.", nameof(layers));
        for (int i = 0; i < all.Length; i++)
        {
            Guard.NotNull(all[i], nameof(layers));
            if (i == 0)
                continue;
            if (all[i].Number <= all[i - 1].Number)
                throw Guard.OutOfRange(nameof(layers), all[i].Number, FormattableString.Invariant($"Must follow layer {all[i - 1].Number}: numbers ascend and occur once."));
            if (all[i].Tenor.MinimumDays < all[i - 1].Tenor.MinimumDays)
                throw Guard.OutOfRange(nameof(layers), all[i].Tenor, $"Layer {all[i].Number} must not start nearer than layer {all[i - 1].Number} ({all[i - 1].Tenor}).");
        }

        return new HedgeLadder(name, all);
    }

    /// <inheritdoc/>
    public bool Equals(HedgeLadder? other) => base.Equals(other) && Layers.AsSpan().SequenceEqual(other!.Layers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Layers.Length);

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Hedge ladder", ToString())
    {
        Facts = [new("name", Name), new("layers", Layers.Length)],
        Tables =
        [
            DisplayTable.Of(
                "layers",
                Layers,
                new("layer", r => r.Number),
                new("tenor", "days", r => $"{r.Tenor.MinimumDays}-{r.Tenor.MaximumDays}"),
                new("target", "contracts", r => r.Target),
                new("held", "contracts", r => r.Legs.Sum(l => l.Quantity)),
                new("legs", r => string.Join("; ", r.Legs))),
        ],
    };
}
