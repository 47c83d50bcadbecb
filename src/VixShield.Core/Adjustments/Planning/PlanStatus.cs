namespace VixShield.Adjustments;

/// <summary>What a plan found.</summary>
public enum PlanStatus
{
    /// <summary>The book keeps every hard guardrail as it is, and no trade pays for what soft ones are broken.</summary>
    NothingToDo = 1,

    /// <summary>Trades were found that keep every hard guardrail.</summary>
    Feasible = 2,

    /// <summary>No trades that were searched do; <see cref="AdjustmentPlan.AtFault"/> names the guardrails that exclude each other, and <see cref="DecisionRecord.SearchNote"/> what was searched.</summary>
    Infeasible = 3,

    /// <summary>A guardrail lacks a datum, so no trade can be judged.</summary>
    MissingData = 4,

    /// <summary>The search was stopped; there is no plan.</summary>
    Cancelled = 5,

    /// <summary>No trades were found that keep every hard guardrail, but not everything within reach was searched (<see cref="DecisionRecord.SearchNote"/>): there may be some.</summary>
    GapOpen = 6,
}
