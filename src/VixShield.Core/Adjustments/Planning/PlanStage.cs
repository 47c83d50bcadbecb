namespace VixShield.Adjustments;

/// <summary>How far planning has come.</summary>
public enum PlanStage
{
    /// <summary>The book has been valued.</summary>
    Valued = 1,

    /// <summary>The rules have been evaluated.</summary>
    RulesEvaluated = 2,

    /// <summary>The solver has returned; once for every round.</summary>
    Solved = 3,

    /// <summary>The alternatives have been revalued in full.</summary>
    Revalued = 4,
}
