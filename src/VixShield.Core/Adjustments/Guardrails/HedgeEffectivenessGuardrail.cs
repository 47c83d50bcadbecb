using MathNet.Numerics.LinearAlgebra;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Hedge effectiveness at least its floor, to first order under the covariance given.</summary>
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
        var unhedgedUnits = new Vector<double>?[columns.Count];
        for (int i = 0; i < units.Length; i++)
        {
            PlanColumn column = columns[i];
            units[i] = VectorOf(covariance, column.Valuation.Net);
            // Trades of other roles than the hedge's change what there is to hedge.
            unhedgedUnits[i] = VectorOf(covariance, FactorExposures.Sum(column.Valuation.Legs.Where((_, l) => !BookHedgeExposures.IsHedge(column.Candidate.Unit[l].Role)).Select(l => l.Exposures)));
        }

        if (units.Any(u => u is null) || unhedgedUnits.Any(u => u is null) || !(covariance.Between(unhedged, unhedged) > 0))
            yield break;
        int[] factors = [.. Enumerable.Range(0, unhedged.Count)];
        yield return new EffectivenessRow(
            Name,
            Severity,
            factors.Select(f => new LinearForm(unhedged[f] + hedge[f], units.Select(u => u![f]))),
            covariance.ToMatrix(),
            factors.Select(f => new LinearForm(unhedged[f], unhedgedUnits.Select(u => u![f]))),
            floor);
    }

    private Vector<double>? VectorOf(HedgeCovariance covariance, FactorExposures exposures) => covariance.VectorOf(HedgeExposures.Of(exposures, room.Map, room.Market), out _);
}
