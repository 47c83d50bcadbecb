using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What the short strikes and wings of any one expiry can owe at settlement by themselves, not higher than before: a hedge's gain at settlement excuses no wider wings. The verdict shows the sum.</summary>
internal sealed class NoWideningGuardrail(PlanRoom room) : Guardrail(GuardrailNames.NoWidening, GuardrailSeverity.Hard, "$ at settlement")
{
    internal override GuardrailVerdict Judge(PlanState state)
    {
        double before = 0;
        double after = 0;
        double margin = 0;
        var keys = Condors(room.Live).Concat(Condors(state.Live)).Select(p => SettlementForms.Key((OptionLeg)p.Leg)).ToHashSet();
        foreach ((string, Expiries.Expiry) key in keys.OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2))
        {
            double was = LossOf(room.Live, key);
            double isNow = LossOf(state.Live, key);
            // What was without bound cannot become wider, and says nothing of the other expiries.
            if (double.IsPositiveInfinity(was))
                continue;
            before += was;
            after += isNow;
            margin = Math.Min(margin, was - isNow);
        }

        return GuardrailVerdict.Of(Name, Severity, after, before, margin, Unit);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        SettlementForms forms = SettlementForms.Of(room.Live, columns, Counts);
        int[] none = new int[columns.Count];
        for (int i = 0; i < forms.Payments.Count; i++)
        {
            LinearForm slope = forms.Slopes[i];
            if (slope.Start < 0)
                continue;
            if (slope.PerLot.Any(p => p != 0))
                yield return Row(slope, 0, double.PositiveInfinity);
            yield return new MaximumRow(Name, Severity, Unit, [forms.Payments[i]], forms.Payments[i].Max(f => f.At(none)));
        }
    }

    private static bool Counts(LegRole role) => role is LegRole.ShortStrike or LegRole.Wing;

    private static IEnumerable<Position> Condors(Book book) => book.Positions.Where(p => Counts(p.Role) && p.Leg.Kind == ContractKind.Option);

    private static double LossOf(Book book, (string Underlying, Expiries.Expiry Expiry) key) =>
        SettlementRisk.LargestPayment(Condors(book).Where(p => SettlementForms.Key((OptionLeg)p.Leg) == key));
}
