using System.Collections.Immutable;

namespace VixShield.Risk;

/// <summary>
/// Exposures by risk factor, and the carry of the same positions. Exposures to different factors are never summed here: only
/// <see cref="Map"/> does that, with betas that it shows. Immutable; linear in quantity.
/// </summary>
public sealed class FactorExposures
{
    private FactorExposures(ImmutableArray<FactorExposure> items, Carry carry)
    {
        Items = items;
        Carry = carry;
    }

    /// <summary>No exposure.</summary>
    public static FactorExposures None { get; } = new([], default);

    /// <summary>The exposures, by ascending factor; a factor occurs once.</summary>
    public ImmutableArray<FactorExposure> Items { get; }

    /// <summary>The carry per calendar day.</summary>
    public Carry Carry { get; }

    /// <summary>First-order exposure to a factor, in dollars per unit; 0 when the positions do not depend on it.</summary>
    /// <param name="factor">The factor.</param>
    public double this[RiskFactor factor] => Find(factor).FirstOrder;

    /// <summary>Adds factor by factor.</summary>
    /// <param name="left">One set of exposures.</param>
    /// <param name="right">The other.</param>
    public static FactorExposures operator +(FactorExposures left, FactorExposures right) => Add(left, right);

    /// <summary>Multiplies every exposure and the carry.</summary>
    /// <param name="exposures">The exposures.</param>
    /// <param name="factor">The factor.</param>
    public static FactorExposures operator *(FactorExposures exposures, double factor) => Multiply(exposures, factor);

    /// <summary>Exposures from a list; those to one factor are added.</summary>
    /// <param name="items">The exposures, in any order.</param>
    /// <param name="carry">The carry per calendar day.</param>
    public static FactorExposures Of(IEnumerable<FactorExposure> items, Carry carry = default)
    {
        var sums = new SortedDictionary<RiskFactor, FactorExposure>();
        foreach (FactorExposure item in Guard.NotNull(items, nameof(items)))
        {
            Guard.NotBlank(item.Factor.Symbol, nameof(items));
            FactorExposure sum = sums.GetValueOrDefault(item.Factor);
            sums[item.Factor] = new FactorExposure(item.Factor, sum.FirstOrder + item.FirstOrder, sum.SecondOrder + item.SecondOrder);
        }

        return new FactorExposures([.. sums.Values], carry);
    }

    /// <summary>Adds factor by factor.</summary>
    /// <param name="left">One set of exposures.</param>
    /// <param name="right">The other.</param>
    public static FactorExposures Add(FactorExposures left, FactorExposures right) =>
        Of(Guard.NotNull(left, nameof(left)).Items.Concat(Guard.NotNull(right, nameof(right)).Items), left.Carry + right.Carry);

    /// <summary>Multiplies every exposure and the carry.</summary>
    /// <param name="exposures">The exposures.</param>
    /// <param name="factor">The factor.</param>
    public static FactorExposures Multiply(FactorExposures exposures, double factor) => new(
        [.. Guard.NotNull(exposures, nameof(exposures)).Items.Select(i => new FactorExposure(i.Factor, i.FirstOrder * factor, i.SecondOrder * factor))],
        exposures.Carry * factor);

    /// <summary>The sum of many, in the order given.</summary>
    /// <param name="all">The sets to add.</param>
    public static FactorExposures Sum(IEnumerable<FactorExposures> all)
    {
        var items = new List<FactorExposure>();
        Carry carry = default;
        foreach (FactorExposures exposures in Guard.NotNull(all, nameof(all)))
        {
            items.AddRange(exposures.Items);
            carry += exposures.Carry;
        }

        return Of(items, carry);
    }

    /// <summary>Second-order exposure to a factor, in dollars per unit squared; 0 when there is none.</summary>
    /// <param name="factor">The factor.</param>
    public double SecondOrder(RiskFactor factor) => Find(factor).SecondOrder;

    /// <summary>The guardrails' view: deltas, gamma and vegas in dollars, under stated betas.</summary>
    /// <param name="map">The betas and levels.</param>
    /// <exception cref="Market.MissingDatumException">The map does not cover a factor to which there is exposure.</exception>
    public MappedExposures Map(FactorMap map) => Guard.NotNull(map, nameof(map)).Apply(this);

    private FactorExposure Find(RiskFactor factor)
    {
        Guard.NotBlank(factor.Symbol, nameof(factor));
        foreach (FactorExposure item in Items)
        {
            if (item.Factor == factor)
                return item;
        }

        return default;
    }

    /// <summary>Every factor, and the carry.</summary>
    public override string ToString() => $"{string.Join("; ", Items)}; carry {Carry}";
}
