namespace VixShield.Adjustments;

/// <summary>What a guardrail says of a book after trades. Made by the planner.</summary>
public sealed record GuardrailVerdict
{
    private GuardrailVerdict(string guardrail, GuardrailSeverity severity, GuardrailStatus status, double? measured, double? limit, double? margin, string unit)
    {
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

    /// <summary>What it measured, in <see cref="Unit"/>; null where a datum is missing; +infinity for a loss without bound.</summary>
    public double? Measured { get; }

    /// <summary>The limit that is nearest, in <see cref="Unit"/>; null where a datum is missing.</summary>
    public double? Limit { get; }

    /// <summary>
    /// Distance to the limit, in <see cref="Unit"/>: positive or 0 where it holds, negative where it is broken; null where a datum is missing.
    /// </summary>
    public double? Margin { get; }

    /// <summary>Unit of the three numbers, in words.</summary>
    public string Unit { get; }

    /// <summary>Whether it holds.</summary>
    public bool Holds => Status == GuardrailStatus.Holds;

    /// <summary>Name, status and numbers.</summary>
    public override string ToString() => Status == GuardrailStatus.MissingData
        ? $"{Guardrail}: missing data"
        : FormattableString.Invariant($"{Guardrail} {(Holds ? "holds" : "is broken")}: {Measured:G6} against {Limit:G6} {Unit}, margin {Margin:G6}");

    // Sums of a dozen dollar amounts in another order differ by less than this share of the limit.
    private const double Rounding = 1e-9;

    internal static GuardrailVerdict Of(string guardrail, GuardrailSeverity severity, double measured, double limit, double margin, string unit)
    {
        bool onTheEdge = Math.Abs(margin) <= Rounding * Math.Max(1, Math.Abs(limit));
        return new(guardrail, severity, margin >= 0 || onTheEdge ? GuardrailStatus.Holds : GuardrailStatus.Broken, measured, limit, onTheEdge ? 0 : margin, unit);
    }

    internal static GuardrailVerdict Missing(string guardrail, GuardrailSeverity severity, string unit) =>
        new(guardrail, severity, GuardrailStatus.MissingData, null, null, null, unit);
}
