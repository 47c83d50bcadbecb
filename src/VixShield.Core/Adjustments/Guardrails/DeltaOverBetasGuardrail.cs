using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Total delta within its band under the low and the high betas, VIX responding as in the middle. The verdict shows the worse of the two.</summary>
internal sealed class DeltaOverBetasGuardrail(PlanRoom room, int priority) : Guardrail(GuardrailNames.DeltaOverBetas, GuardrailSeverity.Soft, "$ per 1 %")
{
    internal override GuardrailVerdict Judge(PlanState state)
    {
        Band band = room.Policy.TotalDelta;
        double low = Low(state.Exposures);
        double high = High(state.Exposures);
        return Within(band.MarginOf(low) <= band.MarginOf(high) ? low : high, band);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        Band band = room.Policy.TotalDelta;
        // Half of the price for each, so that a violation under both costs what one in the middle would.
        double price = room.Policy.Soft.DeltaPrice / 2;
        return [Row(columns.Form(Low), band.Low, band.High, priority, price), Row(columns.Form(High), band.Low, band.High, priority, price)];
    }

    internal override double PenaltyOf(MappedExposures exposures) =>
        room.Policy.Soft.DeltaPrice / 2 * (Outside(Low(exposures), room.Policy.TotalDelta) + Outside(High(exposures), room.Policy.TotalDelta));

    private static double Low(MappedExposures exposures) => exposures.PartialDelta + (exposures.Map.Response.Mid * exposures.LowBetaVega);

    private static double High(MappedExposures exposures) => exposures.PartialDelta + (exposures.Map.Response.Mid * exposures.HighBetaVega);
}
