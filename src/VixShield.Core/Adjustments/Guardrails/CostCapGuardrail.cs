namespace VixShield.Adjustments;

/// <summary>Cost of the trades at most a cap.</summary>
internal sealed class CostCapGuardrail(double cap) : Guardrail(GuardrailNames.CostCap, GuardrailSeverity.Hard, "$")
{
    internal override GuardrailVerdict Judge(PlanState state) => AtMost(state.Cost, cap);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => [new CostRow(Name, Severity, Unit, columns.Costs, columns.FixedCosts, cap)];
}
