using MathNet.Numerics.LinearAlgebra;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Hedge effectiveness at least its floor, to first order under the covariance given. In the rows the variance without the hedge is that before the trades.</summary>
internal sealed class HedgeEffectivenessGuardrail(PlanRoom room, double floor) : Guardrail(GuardrailNames.HedgeEffectiveness, GuardrailSeverity.Hard, "of the unhedged variance")
{
    internal override GuardrailVerdict Judge(PlanState state)
    {
        if (room.Inputs.Covariance is not { } covariance)
            return Missing("No covariance was given.");
        ModelHedgeReading reading = BookHedgeEffectiveness.UnderModel(BookHedgeExposures.Of(state.Valuation, room.Map), covariance);
        // A book whose hedge is gone explains nothing of the variance: that is 0, not unknown.
        return reading.Status == BookHedgeStatus.NoHedge ? AtLeast(0, floor) : reading.Effectiveness is { } effectiveness ? AtLeast(effectiveness, floor) : Missing(reading.Reason);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        if (room.Inputs.Covariance is not { } covariance)
            yield break;
        BookHedgeExposures now = BookHedgeExposures.Of(room.Valuation, room.Map);
        if (covariance.VectorOf(now.Unhedged, out _) is not { } unhedged || covariance.VectorOf(now.Hedge, out _) is not { } hedge)
            yield break;
        var units = new Vector<double>?[columns.Count];
        for (int i = 0; i < units.Length; i++)
            units[i] = covariance.VectorOf(HedgeExposures.Of(columns[i].Valuation.Net, room.Map, room.Market), out _);
        double variance = covariance.Between(unhedged, unhedged);
        if (units.Any(u => u is null) || !(variance > 0))
            yield break;
        double[,] matrix = covariance.ToMatrix();
        IEnumerable<LinearForm> forms = Enumerable.Range(0, unhedged.Count).Select(f => new LinearForm(unhedged[f] + hedge[f], units.Select(u => u![f])));
        yield return new EffectivenessRow(Name, Severity, forms, matrix, variance, floor);
    }
}
