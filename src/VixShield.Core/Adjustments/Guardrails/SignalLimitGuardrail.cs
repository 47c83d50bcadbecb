using VixShield.Expiries;
using VixShield.Signals;

namespace VixShield.Adjustments;

/// <summary>No hedge is bought while an indicator is above its level: VIX-equivalent vega may not rise by trades.</summary>
internal sealed class SignalLimitGuardrail(PlanRoom room, SignalLimit limit) : Guardrail(GuardrailNames.SignalLimit, GuardrailSeverity.Hard, "of the indicator")
{
    // A long weekend and a holiday: an older reading says nothing of today.
    private const int OldestDays = 5;

    /// <summary>The latest ready reading of the name, and the highest where several parameters were run on one day.</summary>
    private double? Value
    {
        get
        {
            DateOnly today = DateOnly.FromDateTime(UsTime.InChicago(room.Market.ValuationInstant).DateTime);
            return room.Inputs.Signals
                .Where(s => s.Name == limit.Signal && s.Status == IndicatorStatus.Ready && s.Date <= today && today.DayNumber - s.Date.DayNumber <= OldestDays)
                .OrderByDescending(s => s.Date)
                .ThenByDescending(s => s.Value)
                .FirstOrDefault()?.Value;
        }
    }

    internal override GuardrailVerdict Judge(PlanState state)
    {
        if (Value is not { } value)
            return Missing($"No ready reading of {limit.Signal} of the last {OldestDays} days was given.");
        bool buys = BoughtVega(state.Exposures.VixEquivalentVega.Mid - room.Exposures.VixEquivalentVega.Mid) > 0;
        return GuardrailVerdict.Of(Name, Severity, value, limit.Upper, buys ? limit.Upper - value : Math.Max(0, limit.Upper - value), Unit);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        if (!(Value > limit.Upper))
            return [];
        LinearForm vega = columns.Form(e => e.VixEquivalentVega.Mid);
        return [new LinearRow(Name, Severity, "$ per VIX point bought", vega, double.NegativeInfinity, vega.Start)];
    }

    // Differences of sums: what is below a millionth of a dollar is rounding.
    private static double BoughtVega(double change) => change > 1e-6 ? change : 0;
}
