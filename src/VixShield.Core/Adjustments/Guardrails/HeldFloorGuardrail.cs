using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>
/// Nothing of a kind is sold beyond what is held: contracts after the trades not below the lower of what was held and 0, so that a short position may only shrink. For options, and for the futures of the
/// hedge; an index future as overlay may be sold.
/// </summary>
internal sealed class HeldFloorGuardrail(PlanRoom room, string name, Func<Leg, LegRole, bool> counts) : Guardrail(name, GuardrailSeverity.Hard, "contracts")
{
    internal static HeldFloorGuardrail Options(PlanRoom room) => new(room, GuardrailNames.NoNewShortOptions, (leg, _) => leg.Kind == ContractKind.Option);

    internal static HeldFloorGuardrail HedgeFutures(PlanRoom room) => new(room, GuardrailNames.HedgeStaysLong, (leg, role) => leg.Kind == ContractKind.Future && role == LegRole.Hedge);

    internal override GuardrailVerdict Judge(PlanState state)
    {
        int sold = NetHoldings.Instruments(Counted(room.Live).Concat(Counted(state.Live)))
            .Sum(l => Math.Max(0, Math.Min(NetHoldings.Of(room.Live, l), 0) - NetHoldings.Of(state.Live, l)));
        return AtMost(sold, 0);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        IEnumerable<Leg> traded = Enumerable.Range(0, columns.Count).SelectMany(i => columns[i].Candidate.Unit).Where(t => counts(t.Leg, t.Role)).Select(t => t.Leg);
        // A sale under another role takes from the same holding. Where the columns' own limits let no sale go beyond it there is nothing to ask.
        foreach (Leg leg in NetHoldings.Instruments(traded.Concat(Counted(room.Live)), CanFallBelow))
        {
            ColumnForm held = columns.Holding(leg);
            yield return Row(held.ToForm(), Math.Min(held.Start, 0), double.PositiveInfinity);
        }

        bool CanFallBelow(Leg leg) => columns.Holding(leg) is var held && held.Least < Math.Min(held.Start, 0);
    }

    private IEnumerable<Leg> Counted(Book book) => book.Positions.Where(p => counts(p.Leg, p.Role)).Select(p => p.Leg);
}
