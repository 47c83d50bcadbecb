using System.Globalization;
using System.Text.Json;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Serialization;

namespace VixShield.Samples.Decoupling;

/// <summary>The sample's own files beside market, book and move: SPX closes of the history, scheduled events, and moves of past days.</summary>
internal static class SampleFiles
{
    internal static SessionSeries SpxCloses()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "spx-closes.json")));
        return new SessionSeries("SPX", document.RootElement.GetProperty("closes").EnumerateArray()
            .Select(row => new DatedValue(DateOnly.ParseExact(row[0].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture), row[1].GetDouble()))
            .ToArray());
    }

    internal static EventCalendar Events() => VixShieldJson.Parse<EventCalendar>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "events.json")));

    internal static IReadOnlyList<MarketMove> PastDays() =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "moves"), "move-*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => VixShieldJson.Parse<MarketMove>(File.ReadAllText(file))),
    ];
}
