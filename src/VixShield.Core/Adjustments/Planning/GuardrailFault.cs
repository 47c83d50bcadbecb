namespace VixShield.Adjustments;

/// <summary>A guardrail of a minimal set that no combination of the offered trades keeps together, though every part of the set can be kept.</summary>
public sealed record GuardrailFault
{
    internal GuardrailFault(GuardrailVerdict verdict, double? leastRelaxation, string unit)
    {
        Verdict = verdict;
        LeastRelaxation = leastRelaxation;
        Unit = unit;
    }

    /// <summary>The verdict at the best that is attainable while the others of the set hold.</summary>
    public GuardrailVerdict Verdict { get; }

    /// <summary>
    /// By how much its limit would have to give way, every other hard guardrail kept, for a plan to exist, in <see cref="Unit"/>; null where more room there alone would not suffice.
    /// </summary>
    public double? LeastRelaxation { get; }

    /// <summary>Unit of the relaxation: that of the verdict, or contracts traded where trading itself is halted.</summary>
    public string Unit { get; }

    /// <summary>The verdict and the relaxation.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Verdict}; {(LeastRelaxation is { } by ? FormattableString.Invariant($"{by:G6} {Unit} more room would suffice") : "more room there alone would not suffice")}");
}
