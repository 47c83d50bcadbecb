using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What the options of the book, overlays aside, can owe at settlement, summed over expiries, not higher than before the trades.</summary>
internal sealed class MaximumLossGuardrail(PlanRoom room) : Guardrail(GuardrailNames.MaximumLoss, GuardrailSeverity.Hard, "$ at settlement")
{
    private readonly double _before = LossOf(room.Live);

    internal override GuardrailVerdict Judge(PlanState state)
    {
        double after = LossOf(state.Live);
        double margin = double.IsPositiveInfinity(after) ? (double.IsPositiveInfinity(_before) ? 0 : double.NegativeInfinity) : _before - after;
        return GuardrailVerdict.Of(Name, Severity, after, _before, margin, Unit);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        // A loss without bound cannot become larger; what bounds it is welcome.
        if (double.IsPositiveInfinity(_before))
            yield break;
        SettlementForms forms = SettlementForms.Of(room.Live, columns, (role, _) => Counts(role));
        foreach (ColumnForm slope in forms.Slopes.Where(s => s.Least < 0))
            yield return Row(slope.ToForm(), 0, double.PositiveInfinity);
        if (SettlementForms.Row(Name, Severity, Unit, forms.Payments, _before) is { } row)
            yield return row;
    }

    // Overlays are linear and limited by the delta band; every other option counts, a hedge's short leg as well.
    private static bool Counts(LegRole role) => role != LegRole.Overlay;

    private static double LossOf(Book book) => SettlementRisk.LargestPayment(book.Positions.Where(p => Counts(p.Role)));
}
