using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A linear form between two limits.</summary>
[TypeFormatterSource]
public sealed record LinearRow : AdjustmentRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="guardrail">The guardrail for which it stands.</param>
    /// <param name="severity">Hard or soft.</param>
    /// <param name="unit">Unit of the form, in words.</param>
    /// <param name="form">The form.</param>
    /// <param name="low">Least value; -infinity for none.</param>
    /// <param name="high">Largest value, at least the least; +infinity for none.</param>
    /// <exception cref="ArgumentException">A text is blank, the form null, or the limits NaN or out of order.</exception>
    public LinearRow(string guardrail, GuardrailSeverity severity, string unit, LinearForm form, double low, double high)
        : base(guardrail, severity, unit)
    {
        Form = Guard.NotNull(form, nameof(form));
        if (!(low <= high))
            throw Guard.OutOfRange(nameof(low), low, FormattableString.Invariant($"Must be at most the upper limit {high}."));
        if (double.IsPositiveInfinity(low) || double.IsNegativeInfinity(high))
            throw Guard.OutOfRange(nameof(low), low, "A limit that no number keeps is none.");
        Low = low;
        High = high;
    }

    /// <summary>The form.</summary>
    public LinearForm Form { get; }

    /// <summary>Least value; -infinity for none.</summary>
    public double Low { get; }

    /// <summary>Largest value; +infinity for none.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override int Columns => Form.PerLot.Length;

    /// <inheritdoc/>
    public override double ValueAt(ReadOnlySpan<int> lots) => Form.At(lots);

    /// <inheritdoc/>
    public override double ViolationAt(ReadOnlySpan<int> lots) => ViolationOf(Form.At(lots));

    /// <summary>How far a value is outside.</summary>
    internal double ViolationOf(double value) => Math.Max(Excess(value, High), Excess(-value, -Low));

    /// <summary>A value that the limit on either side still takes for inside, so that pruning never cuts what <see cref="ViolationOf"/> lets through.</summary>
    internal double LowWithRounding => double.IsNegativeInfinity(Low) ? Low : Low - (Rounding * Math.Max(1, Math.Abs(Low)));

    internal double HighWithRounding => double.IsPositiveInfinity(High) ? High : High + (Rounding * Math.Max(1, Math.Abs(High)));

    internal override AdjustmentRow Over(ReadOnlySpan<int> columns) => new LinearRow(Guardrail, Severity, Unit, Form.Over(columns), Low, High).Like(this);

    internal override bool Touches(int column) => Form.PerLot[column] != 0;

    /// <summary>The guardrail and its limits.</summary>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()}: {Low:G6} to {High:G6}");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Linear limit", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("severity", Severity),
            new("least value", double.IsInfinity(Low) ? "none" : Low, Unit),
            new("largest value", double.IsInfinity(High) ? "none" : High, Unit),
            new("value without a trade", Form.Start, Unit),
            new("price of a violation, $ per unit", Price),
            new("priority", Priority),
            new("columns", Columns),
        ],
    };
}
