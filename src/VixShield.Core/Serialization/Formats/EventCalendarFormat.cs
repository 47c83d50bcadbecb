using System.Text.Json;
using VixShield.Expiries;

namespace VixShield.Serialization;

internal sealed class EventCalendarFormat : JsonFormat<EventCalendar>
{
    internal override string Schema => "vixshield.events/1";

    internal override EventCalendar Read(JsonElement root)
    {
        EventCalendarDocument document = root.Deserialize(DocumentContext.Default.EventCalendarDocument)!;
        EventCoverage[] coverage = [.. document.Coverage.Select((c, i) => Coverage(c, FormattableString.Invariant($"$.coverage[{i}]")))];
        ScheduledEvent[] events = [.. document.Events.Select((e, i) => EventMapping.Read(e, FormattableString.Invariant($"$.events[{i}]")))];
        return JsonPlace.At("$", () => new EventCalendar(coverage, events));
    }

    internal override string Write(EventCalendar value, DocumentContext context) => JsonSerializer.Serialize(
        new EventCalendarDocument
        {
            Schema = Schema,
            Coverage = [.. value.Coverage.Select(c => new EventCoverageDocument { Kind = c.Kind, From = c.From, Until = c.Until })],
            Events = [.. value.Events.Select(e => EventMapping.Write(e, null))],
        },
        context.EventCalendarDocument);

    private static EventCoverage Coverage(EventCoverageDocument? coverage, string path)
    {
        JsonPlace.Required(coverage, path);
        return JsonPlace.At(path, () => new EventCoverage(coverage!.Kind, coverage.From, coverage.Until));
    }
}
