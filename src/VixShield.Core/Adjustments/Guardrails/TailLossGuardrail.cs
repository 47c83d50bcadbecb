namespace VixShield.Adjustments;

/// <summary>Expected loss in the worst share of the stress set at most a limit, costs of the trades included; every leg is repriced in every scenario.</summary>
internal sealed class TailLossGuardrail(PlanRoom room, TailLossLimit limit) : Guardrail(GuardrailNames.TailLoss, GuardrailSeverity.Hard, "$")
{
    internal override GuardrailVerdict Judge(PlanState state)
    {
        if (room.Inputs.Stress.IsEmpty)
            return Missing("No stress set was given.");
        double[] profits = [.. state.StressProfits.Select(p => p - state.Cost)];
        return AtMost(TailLoss.Of(profits, room.Probabilities, limit.Share), limit.Dollars);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => room.Inputs.Stress.IsEmpty
        ? []
        : [new TailLossRow(Name, Severity, columns.StressForms(), room.Probabilities, columns.Costs, limit.Share, limit.Dollars, columns.FixedCosts)];
}
