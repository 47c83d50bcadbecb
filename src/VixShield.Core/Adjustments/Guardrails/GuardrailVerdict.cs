namespace VixShield.Adjustments;

/// <summary>What a guardrail says of a book after trades.</summary>
/// <param name="Guardrail">Its name.</param>
/// <param name="Severity">Hard or soft.</param>
/// <param name="Status">Whether it holds.</param>
/// <param name="Measured">What it measured; null where a datum is missing.</param>
/// <param name="Limit">The limit that is nearest; null where a datum is missing.</param>
/// <param name="Margin">Distance to the limit: positive or 0 where it holds, negative where it is broken; null where a datum is missing.</param>
/// <param name="Unit">Unit of the three numbers, in words.</param>
public sealed record GuardrailVerdict(
    string Guardrail, GuardrailSeverity Severity, GuardrailStatus Status, double? Measured, double? Limit, double? Margin, string Unit)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => Status == GuardrailStatus.Holds;

    /// <summary>Name, status and numbers.</summary>
    public override string ToString() => Status == GuardrailStatus.MissingData
        ? $"{Guardrail}: missing data"
        : FormattableString.Invariant($"{Guardrail} {(Holds ? "holds" : "is broken")}: {Measured:G6} against {Limit:G6} {Unit}, margin {Margin:G6}");

    internal static GuardrailVerdict Of(string guardrail, GuardrailSeverity severity, double measured, double limit, double margin, string unit) =>
        new(guardrail, severity, margin >= 0 ? GuardrailStatus.Holds : GuardrailStatus.Broken, measured, limit, margin, unit);

    internal static GuardrailVerdict Missing(string guardrail, GuardrailSeverity severity, string unit) =>
        new(guardrail, severity, GuardrailStatus.MissingData, null, null, null, unit);
}
