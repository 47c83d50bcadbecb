using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// What the short strikes and wings of any one expiry can owe at settlement by themselves, puts and calls apart, not higher than before: neither a hedge's gain nor the other side's wings excuse wider ones. The
/// verdict shows the sum over expiries and sides; the worst of them decides.
/// </summary>
internal sealed class NoWideningGuardrail(PlanRoom room) : Guardrail(GuardrailNames.NoWidening, GuardrailSeverity.Hard, "$ at settlement")
{
    private static readonly OptionRight[] Sides = [OptionRight.Put, OptionRight.Call];

    internal override GuardrailVerdict Judge(PlanState state)
    {
        double before = 0;
        double after = 0;
        double margin = 0;
        var keys = Condors(room.Live).Concat(Condors(state.Live)).Select(p => SettlementForms.Key((OptionLeg)p.Leg)).ToHashSet();
        foreach ((string, Expiry) key in keys.OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2))
        {
            foreach (OptionRight side in Sides)
            {
                double was = LossOf(room.Live, key, side);
                double isNow = LossOf(state.Live, key, side);
                // What was without bound cannot become wider, and says nothing of the others.
                if (double.IsPositiveInfinity(was))
                    continue;
                before += was;
                after += isNow;
                margin = Math.Min(margin, was - isNow);
            }
        }

        return GuardrailVerdict.Of(Name, Severity, after, before, margin, Unit);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => Sides.SelectMany(side => Rows(columns, side));

    private IEnumerable<AdjustmentRow> Rows(PlanColumns columns, OptionRight side)
    {
        SettlementForms forms = SettlementForms.Of(room.Live, columns, (role, option) => Counts(role) && option.Right == side);
        for (int i = 0; i < forms.Payments.Count; i++)
        {
            ColumnForm slope = forms.Slopes[i];
            if (slope.Start < 0)
                continue;
            if (slope.Least < 0)
                yield return Row(slope.ToForm(), 0, double.PositiveInfinity);
            if (SettlementForms.Row(Name, Severity, Unit, [forms.Payments[i]], forms.Payments[i].Max(f => f.Start)) is { } row)
                yield return row;
        }
    }

    private static bool Counts(LegRole role) => role is LegRole.ShortStrike or LegRole.Wing;

    private static IEnumerable<Position> Condors(Book book) => book.Positions.Where(p => Counts(p.Role) && p.Leg.Kind == ContractKind.Option);

    private static double LossOf(Book book, (string Underlying, Expiry Expiry) key, OptionRight side) =>
        SettlementRisk.LargestPayment(Condors(book).Where(p => p.Leg is OptionLeg option && option.Right == side && SettlementForms.Key(option) == key));
}
