using VixShield.Expiries;

namespace VixShield.Serialization;

internal static class EventMapping
{
    internal static EventDocument Write(ScheduledEvent scheduled, double? days) => new()
    {
        Instant = scheduled.Instant,
        Kind = scheduled.Kind,
        Source = scheduled.Source,
        Detail = scheduled.Detail.Length == 0 ? null : scheduled.Detail,
        Projected = scheduled.IsProjected,
        Days = days,
    };

    internal static ScheduledEvent Read(EventDocument? document, string path)
    {
        JsonPlace.Required(document, path);
        if (document!.Days is not null)
            throw new VixShieldFormatException($"{path}.days", "Belongs to the events of a clock only.", null);
        return Event(document, path);
    }

    internal static EventWeight ReadWeight(EventDocument? document, string path)
    {
        JsonPlace.Required(document, path);
        double days = document!.Days ?? throw new VixShieldFormatException($"{path}.days", "Is missing.", null);
        ScheduledEvent scheduled = Event(document, path);
        return JsonPlace.At(path, () => new EventWeight(scheduled, days));
    }

    private static ScheduledEvent Event(EventDocument document, string path) => JsonPlace.At(
        path, () => new ScheduledEvent(document.Instant, document.Kind, document.Source) { Detail = document.Detail ?? "", IsProjected = document.Projected });
}
