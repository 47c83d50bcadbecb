namespace VixShield.Adjustments;

/// <summary>
/// Where doing nothing keeps every hard guardrail, a trade must pay: its cost and the carry given up are less than the priced violations that it removes. Where something must be restored, the question does
/// not arise.
/// </summary>
internal sealed class ImprovementGuardrail(PlanRoom room) : Guardrail(GuardrailNames.ImprovementExceedsCost, GuardrailSeverity.Hard, "$")
{
    internal override GuardrailVerdict Judge(PlanState state)
    {
        double price = state.Cost + (room.Policy.HoldingDays * Math.Max(0, room.Exposures.Carry.Total - state.Exposures.Carry.Total));
        double improvement = room.PenaltyOf(room.Exposures) - room.PenaltyOf(state.Exposures);
        bool applies = !state.Trades.IsEmpty && !room.MustRestore;
        return GuardrailVerdict.Of(Name, Severity, improvement, price, applies ? improvement - price : Math.Max(0, improvement - price), Unit);
    }
}
