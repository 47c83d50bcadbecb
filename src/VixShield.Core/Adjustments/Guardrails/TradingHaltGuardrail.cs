namespace VixShield.Adjustments;

/// <summary>
/// Something that speaks against trading for now: too little time since the last adjustment, or a rule's veto. Doing nothing always keeps it. The rows are in contracts traded; the verdict shows what was
/// measured against what.
/// </summary>
internal sealed class TradingHaltGuardrail(string name, string unit, double measured, double limit, double margin) : Guardrail(name, GuardrailSeverity.Hard, unit)
{
    internal override GuardrailVerdict Judge(PlanState state) =>
        state.Trades.IsEmpty ? GuardrailVerdict.Of(Name, Severity, measured, limit, 0, Unit) : GuardrailVerdict.Of(Name, Severity, measured, limit, margin, Unit);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => [columns.SumOfSizes(Name, "contracts traded", i => columns[i].Contracts, 0)];

    internal static TradingHaltGuardrail? OfInterval(PlanRoom room)
    {
        if (room.Policy.MinimumInterval == TimeSpan.Zero || room.Inputs.LastAdjustment is not { } last)
            return null;
        double hours = (room.Market.ValuationInstant - last).TotalHours;
        double least = room.Policy.MinimumInterval.TotalHours;
        return hours >= least ? null : new TradingHaltGuardrail(GuardrailNames.MinimumInterval, "hours since the last adjustment", hours, least, hours - least);
    }

    /// <summary>A veto says that trading is forbidden, whatever it measured: its margin is that of one contract.</summary>
    internal static TradingHaltGuardrail OfVeto(RuleOutcome outcome) => new(outcome.Rule, "as the rule measures it", outcome.Measured ?? 1, outcome.Threshold ?? 0, -1);
}
