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
        // A column's lots are within the caps already: only instruments that several columns trade need a row.
        foreach (Leg leg in NetHoldings.Instruments(Enumerable.Range(0, columns.Count).SelectMany(i => columns[i].Candidate.Unit).Select(t => t.Leg), CanGoBeyond))
        {
            ColumnForm held = columns.Holding(leg);
            yield return Row(held.ToForm(), held.Start - MostOf(leg), held.Start + MostOf(leg));
        }

        bool CanGoBeyond(Leg leg) => columns.Holding(leg) is var held && Math.Max(held.Most - held.Start, held.Start - held.Least) > MostOf(leg);
    }

    private double MostOf(Leg leg)
    {
        LiquidityCap cap = LiquidityCaps.Of(leg, room.Market, policy);
        return cap.Most ?? (cap.Status == LiquidityCapStatus.MissingCounts ? 0 : double.MaxValue);
    }
}
