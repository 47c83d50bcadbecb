using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.Adjustments;

/// <summary>What a calendar says of an instant under a policy's limit: the windows that are open, hours until the last of them closes (0 when none is open, null when that is unknown), or what is missing.</summary>
internal sealed record EventFinding(ImmutableArray<string> Causes, double? HoursLeft, string? Missing, string Text)
{
    internal static EventFinding Of(EventLimit? limit, EventCalendar? calendar, DateTimeOffset instant)
    {
        if (limit is null)
            return new EventFinding([], null, null, "The policy has no limit around events.");
        if (calendar is null)
            return Unknown($"No event calendar was given, so whether this is {limit} is unknown.");
        if (Gap(calendar, limit, instant) is { } gap)
            return Unknown(gap);
        string[] kinds = [.. limit.Kinds];
        ImmutableArray<ScheduledEvent> open = calendar.Around(instant, limit.Window, kinds);
        double hours = open.Select(e => Math.Max(0, (e.Instant + limit.Window.After - instant).TotalHours)).DefaultIfEmpty(0).Max();
        return new EventFinding(
            [.. open.Select(e => FormattableString.Invariant($"Inside the window of {e}: {limit.Window}, {(e.Instant + limit.Window.After - instant).TotalHours:G6} hours left."))],
            hours,
            null,
            open.IsEmpty ? $"No event has its window here ({limit}; {calendar})." : string.Empty);
    }

    private static EventFinding Unknown(string missing) => new([], null, missing, "Events were not looked at.");

    /// <summary>What the calendar does not know of the days that a window around the instant reaches, or null.</summary>
    private static string? Gap(EventCalendar calendar, EventLimit limit, DateTimeOffset instant)
    {
        IEnumerable<string> kinds = limit.Kinds.IsEmpty ? calendar.Coverage.Select(c => c.Kind) : limit.Kinds;
        foreach (string kind in kinds)
        {
            if (calendar.Coverage.FirstOrDefault(c => c.Kind == kind) is not { } known)
                return $"The event calendar does not cover {kind}; it covers {string.Join("; ", calendar.Coverage)}.";
            foreach (DateTimeOffset end in new[] { instant - limit.Window.After, instant + limit.Window.Before })
            {
                DateOnly date = DateOnly.FromDateTime(UsTime.InNewYork(end).DateTime);
                if (!known.Covers(date))
                    return FormattableString.Invariant($"{date:yyyy-MM-dd} in New York is outside what the event calendar knows: {known}.");
            }
        }

        return null;
    }
}
