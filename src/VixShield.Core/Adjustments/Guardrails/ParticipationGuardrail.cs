using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Contracts of an instrument traded at most what its open interest and volume allow, over all candidates that trade it. The verdict shows the contracts beyond the caps; an instrument without counts is not traded.</summary>
internal sealed class ParticipationGuardrail(PlanRoom room, LiquidityPolicy policy) : Guardrail(GuardrailNames.Participation, GuardrailSeverity.Hard, "contracts beyond the caps")
{
    internal override GuardrailVerdict Judge(PlanState state) =>
        AtMost(NetHoldings.Instruments(state.Trades.Select(t => t.Leg)).Sum(l => Math.Max(0, Math.Abs(NetHoldings.Of(state.Live, l) - NetHoldings.Of(room.Live, l)) - MostOf(l))), 0);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        foreach (Leg leg in NetHoldings.Instruments(Enumerable.Range(0, columns.Count).SelectMany(i => columns[i].Candidate.Unit).Select(t => t.Leg)))
        {
            LinearForm held = NetHoldings.Form(room.Live, columns, leg);
            if (LiquidityCaps.Of(leg, room.Market, policy).Status == LiquidityCapStatus.Capped || MostOf(leg) == 0)
                yield return Row(held, held.Start - MostOf(leg), held.Start + MostOf(leg));
        }
    }

    private double MostOf(Leg leg)
    {
        LiquidityCap cap = LiquidityCaps.Of(leg, room.Market, policy);
        return cap.Most ?? (cap.Status == LiquidityCapStatus.MissingCounts ? 0 : double.MaxValue);
    }
}
