using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>What a guardrail says of a book after trades. Made by the planner.</summary>
[TypeFormatterSource]
public sealed record GuardrailVerdict : IDisplayable
{
    private GuardrailVerdict(string guardrail, GuardrailSeverity severity, GuardrailStatus status, double? measured, double? limit, double? margin, string unit, string? reason = null)
    {
        Reason = reason;
        Guardrail = guardrail;
        Severity = severity;
        Status = status;
        Measured = measured;
        Limit = limit;
        Margin = margin;
        Unit = unit;
    }

    /// <summary>Its name.</summary>
    public string Guardrail { get; }

    /// <summary>Hard or soft.</summary>
    public GuardrailSeverity Severity { get; }

    /// <summary>Whether it holds.</summary>
    public GuardrailStatus Status { get; }

    /// <summary>What it measured, in <see cref="Unit"/>; null where a datum is missing; +infinity for a loss without bound, and for a coverage of nothing owed.</summary>
    public double? Measured { get; }

    /// <summary>The limit that is nearest, in <see cref="Unit"/>; null where a datum is missing.</summary>
    public double? Limit { get; }

    /// <summary>
    /// Distance to the limit, in <see cref="Unit"/>: positive or 0 where it holds, negative where it is broken; null where a datum is missing.
    /// </summary>
    public double? Margin { get; }

    /// <summary>Unit of the three numbers, in words.</summary>
    public string Unit { get; }

    /// <summary>
    /// What one more unit of its limit is worth in the solver's relaxation, in which lots need not be whole: dollars of the objective per <see cref="Unit"/>, at least 0, the largest of its rows. It is the
    /// relaxation's and the same in every alternative of a plan; it says nothing exact of whole lots. Null where the solver gives no prices, no row of the guardrail binds there, or what binds is not in
    /// <see cref="Unit"/>.
    /// </summary>
    public double? ShadowPrice { get; internal init; }

    /// <summary>Which datum is missing, in words; null where none is.</summary>
    public string? Reason { get; }

    /// <summary>Whether it holds.</summary>
    public bool Holds => Status == GuardrailStatus.Holds;

    /// <summary>Whether it is broken, or holds with less than a tenth of its limit to spare where the limit is not 0.</summary>
    public bool IsBinding => Status == GuardrailStatus.Broken || (Margin is { } margin && Limit is { } limit && limit != 0 && margin < 0.1 * Math.Abs(limit));

    /// <summary>Name, status and numbers.</summary>
    public override string ToString() => Status == GuardrailStatus.MissingData
        ? $"{Guardrail}: missing data{(Reason is null ? "" : $". {Reason}")}"
        : FormattableString.Invariant($"{Guardrail} {(Holds ? "holds" : "is broken")}: {Measured:G6} against {Limit:G6} {Unit}, margin {Margin:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Guardrail verdict", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("severity", Severity),
            new("status", Status),
            // The unit is a fact of its own, so that verdicts of several guardrails are one table.
            new("measured", Measured),
            new("limit", Limit),
            new("margin", Margin),
            new("unit", Unit),
            new("shadow price, $ per unit of the limit", ShadowPrice),
            new("reason", Reason ?? ""),
        ],
    };

    // Sums of a dozen dollar amounts in another order differ by less than this share of the limit.
    private const double Rounding = 1e-9;

    internal static GuardrailVerdict Of(string guardrail, GuardrailSeverity severity, double measured, double limit, double margin, string unit)
    {
        bool onTheEdge = Math.Abs(margin) <= Rounding * (double.IsFinite(limit) ? Math.Max(1, Math.Abs(limit)) : 1);
        return new(guardrail, severity, margin >= 0 || onTheEdge ? GuardrailStatus.Holds : GuardrailStatus.Broken, measured, limit, onTheEdge ? 0 : margin, unit);
    }

    internal static GuardrailVerdict Missing(string guardrail, GuardrailSeverity severity, string unit, string? reason = null) =>
        new(guardrail, severity, GuardrailStatus.MissingData, null, null, null, unit, reason);
}
