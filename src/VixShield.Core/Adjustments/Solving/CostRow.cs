using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>Cost of the trades at most a limit: lots times their cost in either direction, and the fixed cost of every column that is traded. Equal when all numbers are.</summary>
[Experimental("VIX003")]
[TypeFormatterSource]
public sealed record CostRow : AdjustmentRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="guardrail">The guardrail for which it stands.</param>
    /// <param name="severity">Hard or soft.</param>
    /// <param name="unit">Unit of the costs, in words.</param>
    /// <param name="perLot">Cost of a lot of each column in either direction; at least 0.</param>
    /// <param name="fixedCosts">Cost of each column once any lot is traded; at least 0; null for none.</param>
    /// <param name="limit">Largest cost; finite.</param>
    /// <exception cref="ArgumentException">A text is blank, a number out of range, or the lengths differ.</exception>
    public CostRow(string guardrail, GuardrailSeverity severity, string unit, IEnumerable<double> perLot, IEnumerable<double>? fixedCosts, double limit)
        : base(guardrail, severity, unit)
    {
        PerLot = [.. Guard.NotNull(perLot, nameof(perLot)).Select(c => Guard.NonNegativeFinite(c, nameof(perLot)))];
        FixedCosts = fixedCosts is null ? [.. PerLot.Select(_ => 0.0)] : [.. fixedCosts.Select(c => Guard.NonNegativeFinite(c, nameof(fixedCosts)))];
        if (PerLot.IsEmpty || FixedCosts.Length != PerLot.Length)
            throw new ArgumentException(FormattableString.Invariant($"{PerLot.Length} costs and {FixedCosts.Length} fixed costs do not match."), nameof(fixedCosts));
        Limit = Guard.Finite(limit, nameof(limit));
    }

    /// <summary>Cost of a lot of each column.</summary>
    public ImmutableArray<double> PerLot { get; }

    /// <summary>Cost of each column once any lot is traded.</summary>
    public ImmutableArray<double> FixedCosts { get; }

    /// <summary>Largest cost.</summary>
    public double Limit { get; }

    /// <inheritdoc/>
    public override int Columns => PerLot.Length;

    /// <inheritdoc/>
    public override double ValueAt(ReadOnlySpan<int> lots) => CostOf(lots, PerLot, FixedCosts);

    /// <inheritdoc/>
    public override double ViolationAt(ReadOnlySpan<int> lots) => Excess(ValueAt(lots), Limit);

    /// <inheritdoc/>
    public bool Equals(CostRow? other) =>
        base.Equals(other) && Limit.Equals(other.Limit) && PerLot.AsSpan().SequenceEqual(other.PerLot.AsSpan()) && FixedCosts.AsSpan().SequenceEqual(other.FixedCosts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Limit, PerLot.Length);

    /// <summary>The guardrail and its limit.</summary>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()}: at most {Limit:G6}");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Limit of the cost", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("severity", Severity),
            new("largest cost", Limit, Unit),
            new("price of a violation, $ per unit", Price),
            new("priority", Priority),
            new("columns", Columns),
        ],
    };

    internal override AdjustmentRow Over(ReadOnlySpan<int> columns) => new CostRow(Guardrail, Severity, Unit, Over(PerLot, columns), Over(FixedCosts, columns), Limit).Like(this);

    internal override bool Touches(int column) => PerLot[column] != 0 || FixedCosts[column] != 0;

    /// <summary>Most lots of a column that the limit allows when nothing else is traded.</summary>
    internal int MostOf(int column)
    {
        double left = Limit - FixedCosts[column];
        return left < 0 ? 0 : PerLot[column] == 0 ? int.MaxValue : (int)Math.Min(int.MaxValue, Math.Floor(left / PerLot[column] * (1 + Rounding) + Rounding));
    }

    internal static double CostOf(ReadOnlySpan<int> lots, ImmutableArray<double> perLot, ImmutableArray<double> fixedCosts)
    {
        double cost = 0;
        for (int i = 0; i < lots.Length; i++)
        {
            if (lots[i] != 0)
                cost += (perLot[i] * Math.Abs(lots[i])) + fixedCosts[i];
        }

        return cost;
    }
}
