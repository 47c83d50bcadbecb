namespace VixShield.Adjustments;

/// <summary>Total delta within its band under the middle betas.</summary>
internal sealed class TotalDeltaGuardrail(PlanRoom room) : Guardrail(GuardrailNames.TotalDelta, GuardrailSeverity.Hard, "$ per 1 %")
{
    internal override GuardrailVerdict Judge(PlanState state) => Within(state.Exposures.TotalDelta.Mid, room.Policy.TotalDelta);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) =>
        [Row(columns.Form(e => e.TotalDelta.Mid), room.Policy.TotalDelta.Low, room.Policy.TotalDelta.High)];
}
