namespace VixShield.Adjustments;

/// <summary>Short gamma at most its cap.</summary>
internal sealed class GammaCapGuardrail(double cap) : Guardrail(GuardrailNames.GammaCap, GuardrailSeverity.Hard, "$ per 1 % per 1 %")
{
    internal override GuardrailVerdict Judge(PlanState state) => AtLeast(state.Exposures.SpxGamma, -cap);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => [Row(columns.Form(e => e.SpxGamma), -cap, double.PositiveInfinity)];
}
