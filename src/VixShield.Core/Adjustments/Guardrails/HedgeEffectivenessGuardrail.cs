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
        if (!(covariance.Between(unhedged, unhedged) > 0))
            yield break;
        var units = new Vector<double>[columns.Count];
        var unhedgedUnits = new Vector<double>[columns.Count];
        bool[] isMissing = new bool[columns.Count];
        Vector<double> none = Vector<double>.Build.Dense(unhedged.Count);
        for (int i = 0; i < units.Length; i++)
        {
            PlanColumn column = columns[i];
            Vector<double>? unit = VectorOf(covariance, column.Valuation.Net);
            // Trades of other roles than the hedge's change what there is to hedge.
            bool isHedge = column.Candidate.Unit.All(t => BookHedgeExposures.IsHedge(t.Role));
            bool isOneOther = !isHedge && column.Candidate.Unit.Length == 1;
            Vector<double>? other = isHedge
                ? none
                : isOneOther ? unit : VectorOf(covariance, FactorExposures.Sum(column.Valuation.Legs.Where((_, l) => !BookHedgeExposures.IsHedge(column.Candidate.Unit[l].Role)).Select(l => l.Exposures)));
            isMissing[i] = unit is null || other is null;
            units[i] = unit ?? none;
            unhedgedUnits[i] = other ?? none;
        }

        int[] factors = [.. Enumerable.Range(0, unhedged.Count)];
        yield return new EffectivenessRow(
            Name,
            Severity,
            factors.Select(f => new LinearForm(unhedged[f] + hedge[f], units.Select(u => u[f]))),
            covariance.ToMatrix(),
            factors.Select(f => new LinearForm(unhedged[f], unhedgedUnits.Select(u => u[f]))),
            floor);
        // What the covariance does not cover could not be judged after the trade.
        if (isMissing.Contains(true))
            yield return columns.SumOfSizes(Name, "lots without covariance", i => isMissing[i] ? 1 : 0, 0);
    }

    private Vector<double>? VectorOf(HedgeCovariance covariance, FactorExposures exposures) => covariance.VectorOf(HedgeExposures.Of(exposures, room.Map, room.Market), out _);
}
