using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>A combination of sized candidates and what the guardrails say of it.</summary>
internal sealed record JudgedCombination(ImmutableArray<SizedCandidate> Candidates, ImmutableArray<GuardrailVerdict> Verdicts)
{
    internal double Cost { get; } = Candidates.Sum(c => c.Cost);

    internal int Contracts { get; } = Candidates.Sum(c => c.Contracts);

    internal int HardBroken { get; } = Verdicts.Count(v => v.Severity == GuardrailSeverity.Hard && !v.Holds);

    /// <summary>How far hard guardrails are broken, each in units of its own limit so that dollars and contracts can be added.</summary>
    internal double Violation { get; } = Verdicts
        .Where(v => v.Severity == GuardrailSeverity.Hard && v.Margin < 0)
        .Sum(v => -v.Margin!.Value / Math.Max(1, Math.Abs(v.Limit!.Value)));

    internal int SoftBroken { get; } = Verdicts.Count(v => v.Severity == GuardrailSeverity.Soft && !v.Holds);
}
