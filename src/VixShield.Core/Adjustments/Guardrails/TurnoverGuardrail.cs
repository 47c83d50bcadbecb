using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>Contracts traded against what is held at most a share of those held: a repair is no roll of the whole position. A position that is turned round counts with all that is traded against it.</summary>
internal sealed class TurnoverGuardrail(PlanRoom room) : Guardrail(GuardrailNames.Turnover, GuardrailSeverity.Hard, "contracts closed")
{
    private readonly Leg[] _held = [.. NetHoldings.Instruments(room.Live.Positions.Select(p => p.Leg)).Where(l => NetHoldings.Of(room.Live, l) != 0)];

    private double Limit => room.Policy.MaximumTurnover * _held.Sum(l => Math.Abs(NetHoldings.Of(room.Live, l)));

    internal override GuardrailVerdict Judge(PlanState state) => AtMost(_held.Sum(l => ClosedOf(NetHoldings.Of(room.Live, l), NetHoldings.Of(state.Live, l))), Limit);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        var groups = new List<LinearForm[]>();
        foreach (Leg leg in _held)
        {
            ColumnForm form = columns.Holding(leg);
            if (form.IsTraded)
                groups.Add([form.ToForm(-Math.Sign(form.Start), 0), new LinearForm(0, new double[columns.Count])]);
        }

        if (groups.Count > 0)
            yield return new MaximumRow(Name, Severity, Unit, groups, Limit);
    }

    private static int ClosedOf(int before, int after) => Math.Max(0, Math.Sign(before) * (before - after));
}
