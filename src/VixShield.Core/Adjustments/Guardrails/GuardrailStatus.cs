namespace VixShield.Adjustments;

/// <summary>Whether a guardrail holds.</summary>
public enum GuardrailStatus
{
    /// <summary>It holds.</summary>
    Holds = 1,

    /// <summary>It is broken.</summary>
    Broken = 2,

    /// <summary>A datum that it needs is missing, so nothing can be said; a plan needs every hard guardrail to be known.</summary>
    MissingData = 3,
}
