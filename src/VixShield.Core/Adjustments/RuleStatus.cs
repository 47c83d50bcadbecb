namespace VixShield.Adjustments;

/// <summary>What a rule found.</summary>
public enum RuleStatus
{
    /// <summary>Its condition does not hold.</summary>
    NotTriggered = 0,

    /// <summary>Its condition holds.</summary>
    Triggered = 1,

    /// <summary>The book has nothing that the rule could change.</summary>
    NotApplicable = 2,

    /// <summary>A datum that the rule needs is missing.</summary>
    MissingData = 3,
}
