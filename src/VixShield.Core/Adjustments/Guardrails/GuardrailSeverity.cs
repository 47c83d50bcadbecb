namespace VixShield.Adjustments;

/// <summary>What a broken guardrail means for a plan.</summary>
public enum GuardrailSeverity
{
    /// <summary>The plan is refused.</summary>
    Hard = 1,

    /// <summary>The plan is allowed, but one that keeps the guardrail comes first.</summary>
    Soft = 2,
}
