using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// What a limit costs at the margin: by so many dollars the least objective of the relaxation, in which lots need not be whole, rises when the limit is tightened by one unit, and falls when it is eased by
/// one. It holds near the relaxation's solution and says nothing exact of whole lots.
/// </summary>
[TypeFormatterSource]
public sealed record ShadowPrice : IDisplayable
{
    /// <summary>Makes a price.</summary>
    /// <param name="row">Index of the row in its problem; at least 0.</param>
    /// <param name="guardrail">The guardrail for which the row stands.</param>
    /// <param name="severity">Whether that is hard or soft.</param>
    /// <param name="side">Which of the row's limits.</param>
    /// <param name="dollarsPerUnit">The price, in dollars per unit of the row; at least 0.</param>
    /// <param name="unit">The unit of the row, in words.</param>
    /// <exception cref="ArgumentException">A text is blank, a value not defined, or a number out of range.</exception>
    public ShadowPrice(int row, string guardrail, GuardrailSeverity severity, LimitSide side, double dollarsPerUnit, string unit)
    {
        Row = Guard.InRange(row, 0, int.MaxValue, nameof(row));
        Guardrail = Guard.NotBlank(guardrail, nameof(guardrail));
        Severity = Guard.Defined(severity, nameof(severity));
        Side = Guard.Defined(side, nameof(side));
        DollarsPerUnit = Guard.NonNegativeFinite(dollarsPerUnit, nameof(dollarsPerUnit));
        Unit = Guard.NotBlank(unit, nameof(unit));
    }

    /// <summary>Index of the row in its problem.</summary>
    public int Row { get; }

    /// <summary>The guardrail for which the row stands.</summary>
    public string Guardrail { get; }

    /// <summary>Whether that is hard or soft.</summary>
    public GuardrailSeverity Severity { get; }

    /// <summary>Which of the row's limits.</summary>
    public LimitSide Side { get; }

    /// <summary>The price, in dollars per unit of the row; at least 0.</summary>
    public double DollarsPerUnit { get; }

    /// <summary>The unit of the row, in words.</summary>
    public string Unit { get; }

    /// <summary>The guardrail and what one unit more at its floor, or less at its cap, costs.</summary>
    public override string ToString() => FormattableString.Invariant($"{Guardrail}: one {(Side == LimitSide.Low ? "more" : "less")} {Unit} costs {DollarsPerUnit:G6} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Shadow price", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("severity", Severity),
            new("side", Side),
            new("price of a unit", DollarsPerUnit, "$"),
            new("unit", Unit),
            new("row", Row),
        ],
    };
}
