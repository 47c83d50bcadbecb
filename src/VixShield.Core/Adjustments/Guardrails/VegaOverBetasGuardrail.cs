using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// VIX-equivalent vega no further from its value at calibration than the hard band allows, each taken under the low and then under the high betas. The verdict shows the worse of the two distances.
/// </summary>
internal sealed class VegaOverBetasGuardrail(PlanRoom room, int priority) : Guardrail(GuardrailNames.VegaOverBetas, GuardrailSeverity.Soft, VegaBandState.UnitOf(room.Policy.Vega))
{
    internal override GuardrailVerdict Judge(PlanState state)
    {
        if (room.Vega is not { } vega)
            return Missing(PlanRoom.NoCalibration);
        MappedExposures then = room.Calibration!.Exposures;
        double low = state.Exposures.LowBetaVega - then.LowBetaVega;
        double high = state.Exposures.HighBetaVega - then.HighBetaVega;
        return Within(Math.Abs(low) >= Math.Abs(high) ? low : high, new Band(-vega.HardWidth, vega.HardWidth));
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        if (room.Vega is not { } vega)
            return [];
        MappedExposures then = room.Calibration!.Exposures;
        double price = room.Policy.Soft.VegaPrice / 2;
        return
        [
            Row(columns.Form(e => e.LowBetaVega), then.LowBetaVega - vega.HardWidth, then.LowBetaVega + vega.HardWidth, priority, price),
            Row(columns.Form(e => e.HighBetaVega), then.HighBetaVega - vega.HardWidth, then.HighBetaVega + vega.HardWidth, priority, price),
        ];
    }

    internal override double PenaltyOf(MappedExposures exposures)
    {
        if (room.Vega is not { } vega)
            return 0;
        MappedExposures then = room.Calibration!.Exposures;
        return room.Policy.Soft.VegaPrice / 2
            * (Math.Max(0, Math.Abs(exposures.LowBetaVega - then.LowBetaVega) - vega.HardWidth) + Math.Max(0, Math.Abs(exposures.HighBetaVega - then.HighBetaVega) - vega.HardWidth));
    }
}
