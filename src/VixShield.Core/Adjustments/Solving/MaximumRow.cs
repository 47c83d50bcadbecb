using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// A sum of maxima at most a limit: each group counts with the largest of its forms. It says what a worst settlement, a turnover or a cost says: over the corners of each expiry, over the two directions of each column. Equal when all parts are.
/// </summary>
[Experimental("VIX003")]
[TypeFormatterSource]
public sealed record MaximumRow : AdjustmentRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="guardrail">The guardrail for which it stands.</param>
    /// <param name="severity">Hard or soft.</param>
    /// <param name="unit">Unit of the forms, in words.</param>
    /// <param name="groups">The groups: at least one, each of at least one form over the same columns.</param>
    /// <param name="limit">Largest sum; finite.</param>
    /// <exception cref="ArgumentException">A text is blank, a group empty, the forms of different lengths, or the limit not finite.</exception>
    public MaximumRow(string guardrail, GuardrailSeverity severity, string unit, IEnumerable<IEnumerable<LinearForm>> groups, double limit)
        : base(guardrail, severity, unit)
    {
        Groups = [.. Guard.NotNull(groups, nameof(groups)).Select(g => Guard.NoNulls(g, nameof(groups)))];
        if (Groups.IsEmpty || Groups.Any(g => g.IsEmpty))
            throw new ArgumentException("Must hold at least one group, and each at least one form.", nameof(groups));
        if (Groups.SelectMany(g => g).Any(f => f.PerLot.Length != Columns))
            throw new ArgumentException("All forms must be over the same columns.", nameof(groups));
        Limit = Guard.Finite(limit, nameof(limit));
    }

    /// <summary>The groups of forms.</summary>
    public ImmutableArray<ImmutableArray<LinearForm>> Groups { get; }

    /// <summary>Largest sum.</summary>
    public double Limit { get; }

    /// <inheritdoc/>
    public override int Columns => Groups[0][0].PerLot.Length;

    /// <inheritdoc/>
    public override double ValueAt(ReadOnlySpan<int> lots)
    {
        double sum = 0;
        foreach (ImmutableArray<LinearForm> group in Groups)
        {
            double largest = double.NegativeInfinity;
            foreach (LinearForm form in group)
                largest = Math.Max(largest, form.At(lots));
            sum += largest;
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double ViolationAt(ReadOnlySpan<int> lots) => Excess(ValueAt(lots), Limit);

    internal override AdjustmentRow Over(ReadOnlySpan<int> columns)
    {
        var groups = new LinearForm[Groups.Length][];
        for (int i = 0; i < groups.Length; i++)
            groups[i] = Over(Groups[i], columns);
        return new MaximumRow(Guardrail, Severity, Unit, groups, Limit).Like(this);
    }

    internal override bool Touches(int column) => Groups.Any(g => g.Any(f => f.PerLot[column] != 0));

    /// <inheritdoc/>
    public bool Equals(MaximumRow? other) =>
        base.Equals(other) && Limit.Equals(other.Limit) && Groups.Length == other.Groups.Length
        && Groups.Zip(other.Groups).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Limit, Groups.Length);

    /// <summary>The guardrail and its limit.</summary>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()}: at most {Limit:G6} over {Groups.Length} groups");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Limit of a sum of maxima", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("severity", Severity),
            new("largest sum", Limit, Unit),
            new("sum without a trade", ValueAt(new int[Columns]), Unit),
            new("groups", Groups.Length),
            new("price of a violation, $ per unit", Price),
            new("priority", Priority),
            new("columns", Columns),
        ],
    };
}
