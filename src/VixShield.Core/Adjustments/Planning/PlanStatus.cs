namespace VixShield.Adjustments;

/// <summary>What a plan found.</summary>
public enum PlanStatus
{
    /// <summary>The book keeps every hard guardrail as it is.</summary>
    NothingToDo = 1,

    /// <summary>Trades were found that bring it back inside every hard guardrail.</summary>
    Feasible = 2,

    /// <summary>None of the trades that the rules offer does; <see cref="AdjustmentPlan.AtFault"/> names the guardrails that exclude each other.</summary>
    Infeasible = 3,

    /// <summary>A guardrail lacks a datum, so no trade can be judged.</summary>
    MissingData = 4,

    /// <summary>The search was stopped; there is no plan.</summary>
    Cancelled = 5,

    /// <summary>
    /// None of the sizes that were judged is feasible, but the book is so large that not every size was (<see cref="DecisionRecord.LotStep"/>): no
    /// statement about those between.
    /// </summary>
    GapOpen = 6,
}
