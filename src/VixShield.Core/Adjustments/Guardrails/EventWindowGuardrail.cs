using VixShield.Expiries;

namespace VixShield.Adjustments;

/// <summary>Nothing is traded around a scheduled event. Without a calendar, or outside of what it covers, nothing can be said. The verdict shows the hours until the last open window closes.</summary>
internal sealed class EventWindowGuardrail : Guardrail
{
    private readonly string? _missing;
    private readonly double _hours;

    internal EventWindowGuardrail(PlanRoom room, EventLimit limit)
        : base(GuardrailNames.EventWindow, GuardrailSeverity.Hard, "hours until the window closes")
    {
        DateTimeOffset now = room.Market.ValuationInstant;
        if (room.Inputs.Events is not { } events)
        {
            _missing = "No calendar of events was given.";
            return;
        }

        try
        {
            foreach (ScheduledEvent scheduled in events.Around(now, limit.Window, limit.Kinds.AsSpan()))
                _hours = Math.Max(_hours, (scheduled.Instant + limit.Window.After - now).TotalHours);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            _missing = error.Message;
        }
    }

    internal override GuardrailVerdict Judge(PlanState state) => _missing is not null
        ? Missing(_missing)
        : GuardrailVerdict.Of(Name, Severity, _hours, 0, state.Trades.IsEmpty ? 0 : -_hours, Unit);

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => _hours > 0 ? [columns.SumOfSizes(Name, "contracts traded", i => columns[i].Contracts, 0)] : [];
}
