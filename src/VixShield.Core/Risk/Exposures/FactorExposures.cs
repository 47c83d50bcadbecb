using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// Exposures by risk factor, and the carry of the same positions. Exposures to different factors are never summed here: only
/// <see cref="Map"/> does that, with betas that it shows. Immutable; linear in quantity.
/// </summary>
[TypeFormatterSource]
public sealed class FactorExposures : IDisplayable
{
    private FactorExposures(ImmutableArray<FactorExposure> items, ImmutableArray<CrossExposure> crosses, Carry carry)
    {
        Items = items;
        Crosses = crosses;
        Carry = carry;
    }

    /// <summary>No exposure.</summary>
    public static FactorExposures None { get; } = new([], [], default);

    /// <summary>The exposures, by ascending factor; a factor occurs once.</summary>
    public ImmutableArray<FactorExposure> Items { get; }

    /// <summary>
    /// Mixed second derivatives, by ascending pair; a pair occurs once, the lesser factor first. Those by one factor alone (gamma, volga) are in <see cref="Items"/>. Pairs that do not
    /// occur are 0 or not computed: those with a rate are not.
    /// </summary>
    public ImmutableArray<CrossExposure> Crosses { get; }

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

    /// <summary>Exposures from a list; those to one factor are added. Without mixed derivatives.</summary>
    /// <param name="items">The exposures, in any order.</param>
    /// <param name="carry">The carry per calendar day.</param>
    public static FactorExposures Of(IEnumerable<FactorExposure> items, Carry carry = default) => Of(items, [], carry);

    /// <summary>Exposures from lists; those to one factor are added, and those to one pair, whichever of its factors comes first.</summary>
    /// <param name="items">The exposures, in any order.</param>
    /// <param name="crosses">The mixed derivatives, in any order.</param>
    /// <param name="carry">The carry per calendar day.</param>
    /// <exception cref="ArgumentException">A list is null, a factor has no name, or a pair is one factor twice: that is the second order of an exposure.</exception>
    public static FactorExposures Of(IEnumerable<FactorExposure> items, IEnumerable<CrossExposure> crosses, Carry carry = default)
    {
        var sums = new SortedDictionary<RiskFactor, FactorExposure>();
        foreach (FactorExposure item in Guard.NotNull(items, nameof(items)))
        {
            Guard.NotBlank(item.Factor.Symbol, nameof(items));
            FactorExposure sum = sums.GetValueOrDefault(item.Factor);
            sums[item.Factor] = new FactorExposure(item.Factor, sum.FirstOrder + item.FirstOrder, sum.SecondOrder + item.SecondOrder);
        }

        var pairs = new SortedDictionary<(RiskFactor First, RiskFactor Second), double>();
        foreach (CrossExposure cross in Guard.NotNull(crosses, nameof(crosses)))
        {
            Guard.NotBlank(cross.First.Symbol, nameof(crosses));
            Guard.NotBlank(cross.Second.Symbol, nameof(crosses));
            (RiskFactor, RiskFactor) pair = Ordered(cross.First, cross.Second, nameof(crosses));
            pairs[pair] = pairs.GetValueOrDefault(pair) + cross.Value;
        }

        return new FactorExposures([.. sums.Values], [.. pairs.Select(p => new CrossExposure(p.Key.First, p.Key.Second, p.Value))], carry);
    }

    /// <summary>Adds factor by factor.</summary>
    /// <param name="left">One set of exposures.</param>
    /// <param name="right">The other.</param>
    public static FactorExposures Add(FactorExposures left, FactorExposures right) => Of(
        Guard.NotNull(left, nameof(left)).Items.Concat(Guard.NotNull(right, nameof(right)).Items), left.Crosses.Concat(right.Crosses), left.Carry + right.Carry);

    /// <summary>Multiplies every exposure and the carry.</summary>
    /// <param name="exposures">The exposures.</param>
    /// <param name="factor">The factor.</param>
    public static FactorExposures Multiply(FactorExposures exposures, double factor) =>
        Guard.NotNull(exposures, nameof(exposures)).Select(x => x * factor, exposures.Carry * factor);

    /// <summary>The sum of many, in the order given.</summary>
    /// <param name="all">The sets to add.</param>
    public static FactorExposures Sum(IEnumerable<FactorExposures> all)
    {
        var items = new List<FactorExposure>();
        var crosses = new List<CrossExposure>();
        Carry carry = default;
        foreach (FactorExposures exposures in Guard.NotNull(all, nameof(all)))
        {
            items.AddRange(exposures.Items);
            crosses.AddRange(exposures.Crosses);
            carry += exposures.Carry;
        }

        return Of(items, crosses, carry);
    }

    /// <summary>Second-order exposure to a factor, in dollars per unit squared; 0 when there is none.</summary>
    /// <param name="factor">The factor.</param>
    public double SecondOrder(RiskFactor factor) => Find(factor).SecondOrder;

    /// <summary>Mixed second derivative by two factors, in dollars per unit of each; 0 when there is none.</summary>
    /// <param name="first">One factor.</param>
    /// <param name="second">Another; the order of the two does not matter.</param>
    /// <exception cref="ArgumentException">A factor has no name, or the two are one.</exception>
    public double Cross(RiskFactor first, RiskFactor second)
    {
        Guard.NotBlank(first.Symbol, nameof(first));
        Guard.NotBlank(second.Symbol, nameof(second));
        (RiskFactor lesser, RiskFactor greater) = Ordered(first, second, nameof(second));
        foreach (CrossExposure cross in Crosses)
        {
            if (cross.First == lesser && cross.Second == greater)
                return cross.Value;
        }

        return 0;
    }

    /// <summary>The guardrails' view: deltas, gamma and vegas in dollars, under stated betas.</summary>
    /// <param name="map">The betas and levels.</param>
    /// <exception cref="Market.MissingDatumException">The map does not cover a factor to which there is exposure.</exception>
    public MappedExposures Map(FactorMap map) => Guard.NotNull(map, nameof(map)).Apply(this);

    /// <summary>Every number without its sign, each part of the carry too.</summary>
    internal FactorExposures Absolute() => Select(
        Math.Abs, new Carry(Math.Abs(Carry.OptionTheta), Math.Abs(Carry.SurfaceRollDown), Math.Abs(Carry.VixRollDown), Math.Abs(Carry.Financing)));

    private static (RiskFactor First, RiskFactor Second) Ordered(RiskFactor one, RiskFactor other, string parameter) => one.CompareTo(other) switch
    {
        < 0 => (one, other),
        > 0 => (other, one),
        _ => throw Guard.OutOfRange(parameter, other, "Must be two factors; the second order of one belongs to its own exposure."),
    };

    private FactorExposures Select(Func<double, double> number, Carry carry) => new(
        [.. Items.Select(i => new FactorExposure(i.Factor, number(i.FirstOrder), number(i.SecondOrder)))],
        [.. Crosses.Select(c => c with { Value = number(c.Value) })],
        carry);

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

    /// <summary>Every factor, every pair, and the carry.</summary>
    public override string ToString() => $"{string.Join("; ", Items.Select(i => i.ToString()).Concat(Crosses.Select(c => c.ToString())))}; carry {Carry}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposures by factor", ToString())
    {
        Facts =
        [
            new("factors", Items.Length),
            new("carry", Carry.Total, "$/day"),
            new("option theta", Carry.OptionTheta, "$/day"),
            new("surface roll-down", Carry.SurfaceRollDown, "$/day"),
            new("VIX roll-down", Carry.VixRollDown, "$/day"),
            new("financing", Carry.Financing, "$/day"),
        ],
        Tables =
        [
            ExposureTables.Items(this),
            .. Crosses.IsEmpty ? [] : (DisplayTable[])[ExposureTables.Crosses(this)],
        ],
    };
}
