using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>
/// What guardrails judge: the book before and after trades, both without what has settled and is a fixed amount, and three numbers after them.
/// </summary>
internal readonly record struct PlanState(Book Before, Book After, double TotalDelta, double Vega, double Carry);
