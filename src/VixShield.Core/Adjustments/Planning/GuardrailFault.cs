using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A guardrail of a minimal set that no combination of the offered trades keeps together, though every part of the set can be kept.</summary>
[TypeFormatterSource]
public sealed record GuardrailFault : IDisplayable
{
    internal GuardrailFault(GuardrailVerdict verdict, double? leastRelaxation, string unit, bool isSearched = true)
    {
        IsSearched = isSearched;
        Verdict = verdict;
        LeastRelaxation = leastRelaxation;
        Unit = unit;
    }

    /// <summary>The verdict at the best that is attainable while the others of the set hold.</summary>
    public GuardrailVerdict Verdict { get; internal init; }

    /// <summary>
    /// By how much its limit would have to give way, every other hard guardrail kept, for a plan to exist, in <see cref="Unit"/>; null where more room there alone would not suffice, or that was not searched.
    /// </summary>
    public double? LeastRelaxation { get; }

    /// <summary>
    /// Whether the relaxation was searched for. A guardrail that no solver sees (margin, liquidity coverage, fills) is shown as the plan that came nearest breaks it: more room may suffice with other trades.
    /// </summary>
    public bool IsSearched { get; }

    /// <summary>Unit of the relaxation: that of the verdict, or contracts traded where trading itself is halted.</summary>
    public string Unit { get; }

    /// <summary>The verdict and the relaxation.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Verdict}; {(LeastRelaxation is { } by ? FormattableString.Invariant($"{by:G6} {Unit} more room would suffice") : IsSearched ? "more room there alone would not suffice" : "how much more room would suffice was not searched")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Guardrail at fault", ToString())
    {
        Facts =
        [
            new("guardrail", Verdict.Guardrail),
            new("severity", Verdict.Severity),
            new("status", Verdict.Status),
            new("measured", Verdict.Measured, Verdict.Unit),
            new("limit", Verdict.Limit, Verdict.Unit),
            new("margin", Verdict.Margin, Verdict.Unit),
            new("least relaxation", LeastRelaxation, Unit),
            new("relaxation searched", IsSearched),
        ],
    };
}
