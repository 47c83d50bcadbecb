using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Vega within a band around its value at calibration, under the middle betas.</summary>
internal sealed class VegaGuardrail(PlanRoom room, GuardrailSeverity severity, int priority = 0)
    : Guardrail(severity == GuardrailSeverity.Hard ? GuardrailNames.VegaHardBand : GuardrailNames.VegaSoftBand, severity, VegaBandState.UnitOf(room.Policy.Vega))
{
    private Band? Band => Severity == GuardrailSeverity.Hard ? room.Vega?.Hard : room.Vega?.Soft;

    internal override GuardrailVerdict Judge(PlanState state) =>
        Band is { } band ? Within(VegaBandState.Measure(room.Policy.Vega, state.Exposures), band) : Missing(PlanRoom.NoCalibration);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => Band is { } band
        ? [Row(columns.Form(e => VegaBandState.Measure(room.Policy.Vega, e)), band.Low, band.High, priority, Severity == GuardrailSeverity.Hard ? 0 : room.Policy.Soft.VegaPrice)]
        : [];

    internal override double PenaltyOf(MappedExposures exposures) =>
        Severity == GuardrailSeverity.Soft && Band is { } band ? room.Policy.Soft.VegaPrice * Outside(VegaBandState.Measure(room.Policy.Vega, exposures), band) : 0;
}
