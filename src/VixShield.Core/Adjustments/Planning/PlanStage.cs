namespace VixShield.Adjustments;

/// <summary>How far planning has come.</summary>
public enum PlanStage
{
    /// <summary>The book has been valued.</summary>
    Valued = 1,

    /// <summary>The rules have been evaluated.</summary>
    RulesEvaluated = 2,

    /// <summary>The combinations have been enumerated.</summary>
    Enumerated = 3,

    /// <summary>The alternatives have been revalued in full.</summary>
    Revalued = 4,
}
