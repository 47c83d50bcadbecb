using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// A limit in a problem: what a guardrail asks of the lots. Closed: <see cref="LinearRow"/>, <see cref="MaximumRow"/>, <see cref="CostRow"/>, <see cref="TailLossRow"/>, <see cref="EffectivenessRow"/>. All
/// of them are convex but for fixed costs and for an effectiveness whose unhedged part is traded, so that a solver can work with their relaxation. Several rows may stand for one guardrail.
/// </summary>
[TypeFormatterSource]
public abstract record AdjustmentRow : IDisplayable
{
    // Sums of a dozen dollar amounts in another order differ by less than this share of the limit.
    private protected const double Rounding = 1e-9;

    private protected AdjustmentRow(string guardrail, GuardrailSeverity severity, string unit)
    {
        Guardrail = Guard.NotBlank(guardrail, nameof(guardrail));
        Severity = Guard.Defined(severity, nameof(severity));
        Unit = Guard.NotBlank(unit, nameof(unit));
    }

    /// <summary>The guardrail for which it stands.</summary>
    public string Guardrail { get; }

    /// <summary>Whether it must hold, or is only priced and ranked.</summary>
    public GuardrailSeverity Severity { get; }

    /// <summary>Unit of values and violations, in words.</summary>
    public string Unit { get; }

    /// <summary>
    /// Rank: among soft rows those of lower number come first when ties are broken; among hard rows of a problem without solution those of lower number give way last when it is repaired. Default 0.
    /// </summary>
    public int Priority { get; init; }

    /// <summary>What a unit of violation of a soft row adds to the objective, in dollars; at least 0. Default 0. A hard row has no price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Price
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(Price));
    }

    /// <summary>Number of columns that it is over.</summary>
    public abstract int Columns { get; }

    /// <summary>What it measures after trades.</summary>
    /// <param name="lots">Lots of each column.</param>
    public abstract double ValueAt(ReadOnlySpan<int> lots);

    /// <summary>How far it is broken after trades, in its unit; 0 where it holds, up to rounding of 1e-9 of the limit.</summary>
    /// <param name="lots">Lots of each column.</param>
    public abstract double ViolationAt(ReadOnlySpan<int> lots);

    /// <summary>Whether a column enters it at all.</summary>
    /// <param name="column">The column.</param>
    internal abstract bool Touches(int column);

    /// <summary>The same limit over some of the columns; the others are not traded.</summary>
    internal abstract AdjustmentRow Over(ReadOnlySpan<int> columns);

    private protected AdjustmentRow Like(AdjustmentRow row) => this with { Priority = row.Priority, Price = row.Price };

    private protected static LinearForm[] Over(ImmutableArray<LinearForm> forms, ReadOnlySpan<int> columns)
    {
        var over = new LinearForm[forms.Length];
        for (int i = 0; i < over.Length; i++)
            over[i] = forms[i].Over(columns);
        return over;
    }

    private protected static double[] Over(ImmutableArray<double> values, ReadOnlySpan<int> columns)
    {
        double[] over = new double[columns.Length];
        for (int i = 0; i < over.Length; i++)
            over[i] = values[columns[i]];
        return over;
    }

    private protected static double Excess(double value, double limit)
    {
        double excess = value - limit;
        return excess > Rounding * Math.Max(1, Math.Abs(limit)) ? excess : 0;
    }

    /// <summary>The guardrail.</summary>
    public override string ToString() => $"{Guardrail} ({Severity.ToString().ToLowerInvariant()}, {Unit})";

    /// <inheritdoc/>
    public abstract DisplayPage ToDisplay();
}
