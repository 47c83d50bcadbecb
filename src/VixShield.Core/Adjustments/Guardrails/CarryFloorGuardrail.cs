namespace VixShield.Adjustments;

/// <summary>Carry at least its floor: a fraction of the carry at calibration where that is positive, an amount otherwise.</summary>
internal sealed class CarryFloorGuardrail(PlanRoom room) : Guardrail(GuardrailNames.CarryFloor, GuardrailSeverity.Hard, "$ per day")
{
    internal override GuardrailVerdict Judge(PlanState state) => Floor is { } floor ? AtLeast(state.Exposures.Carry.Total, floor) : Missing(PlanRoom.NoCalibration);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => Floor is { } floor ? [Row(columns.Form(e => e.Carry.Total), floor, double.PositiveInfinity)] : [];

    private double? Floor => room.Policy.CarryFloorOf(room.Calibration);
}
