using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>Short strikes stay as they are. The net holding counts: a short strike bought back under another role is no longer there.</summary>
internal sealed class ShortStrikesGuardrail(PlanRoom room) : Guardrail(GuardrailNames.ShortStrikes, GuardrailSeverity.Hard, "contracts")
{
    internal override GuardrailVerdict Judge(PlanState state)
    {
        int changes = NetHoldings.Instruments(Shorts(room.Live).Concat(Shorts(state.Live))).Sum(l => Math.Abs(NetHoldings.Of(state.Live, l) - NetHoldings.Of(room.Live, l)));
        return AtMost(changes, 0);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        IEnumerable<Leg> opened = Enumerable.Range(0, columns.Count).SelectMany(i => columns[i].Candidate.Unit).Where(t => t.Role == LegRole.ShortStrike).Select(t => t.Leg);
        foreach (Leg leg in NetHoldings.Instruments(Shorts(room.Live).Concat(opened)))
        {
            ColumnForm held = columns.Holding(leg);
            if (held.IsTraded)
                yield return Row(held.ToForm(), held.Start, held.Start);
        }
    }

    private static IEnumerable<Leg> Shorts(Book book) => book.Positions.Where(p => p.Role == LegRole.ShortStrike).Select(p => p.Leg);
}
