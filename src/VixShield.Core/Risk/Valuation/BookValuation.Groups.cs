using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Risk;

public sealed partial class BookValuation
{
    /// <summary>Sum of the legs' <see cref="LegValuation.SkewDelta"/>, in dollars per +1 %: what separates the deltas of sticky moneyness from those of sticky strike.</summary>
    public double SkewDelta => InFixedOrder.Sum(l => l.SkewDelta ?? 0);

    /// <summary>The hedge layers that occur, ascending.</summary>
    public ImmutableArray<int> Layers => [.. Legs.Where(l => l.Position.Layer is not null).Select(l => l.Position.Layer!.Value).Distinct().Order()];

    /// <summary>The structures that occur, in the book's order.</summary>
    public ImmutableArray<string> Structures => [.. Legs.Where(l => l.Position.Structure is not null).Select(l => l.Position.Structure!).Distinct()];

    /// <summary>The expiries of the legs, ascending; shares have none.</summary>
    public ImmutableArray<Expiry> Expiries => [.. Legs.Select(l => l.Position.Leg.ExpiryOrNull).OfType<Expiry>().Distinct().Order()];

    /// <summary>
    /// What the vol-of-vol vega costs a calendar day, in dollars: option theta of the legs on VIX, which have that vega. Usually negative where the vega is positive. It is a part of
    /// <see cref="Carry.OptionTheta"/>, told apart because a hedge buys the one with the other.
    /// </summary>
    public double VolOfVolDecay =>
        SumOf(l => l.Exposures.Items.Any(i => i.Factor.Kind == FactorKind.VixVolatility)).Carry.OptionTheta;

    /// <summary>Exposures and carry of one hedge layer; none when no position is in it.</summary>
    /// <param name="layer">The layer's number.</param>
    public FactorExposures ByLayer(int layer) => SumOf(l => l.Position.Layer == layer);

    /// <summary>Exposures and carry of one structure; none when no position is in it.</summary>
    /// <param name="structure">The structure's name.</param>
    public FactorExposures ByStructure(string structure) => SumOf(l => l.Position.Structure == structure);

    /// <summary>Exposures and carry of the positions of one role.</summary>
    /// <param name="role">The role.</param>
    public FactorExposures ByRole(LegRole role) => SumOf(l => l.Position.Role == role);

    /// <summary>Exposures and carry of the positions that a condition selects.</summary>
    /// <param name="selects">Whether a leg counts.</param>
    public FactorExposures SumOf(Func<LegValuation, bool> selects) =>
        FactorExposures.Sum(InFixedOrder.Where(Guard.NotNull(selects, nameof(selects))).Select(l => l.Exposures));

    /// <summary>Exposures and carry of the legs of one expiry; none when no leg has it. An option on VIX is with the VX future of its date.</summary>
    /// <param name="expiry">The expiry.</param>
    public FactorExposures ByExpiry(Expiry expiry)
    {
        Guard.NotNull(expiry, nameof(expiry));
        return SumOf(l => l.Position.Leg.ExpiryOrNull == expiry);
    }
}
