using System.Globalization;
using System.Text.Json;
using VixShield.Expiries;

namespace VixShield.Serialization;

internal static class ExpiryMapping
{
    internal static Expiry Read(ExpiryReference? reference, string path)
    {
        JsonElement element = JsonPlace.Required(reference, path).Element;
        if (element.ValueKind == JsonValueKind.String)
            return ReadText(element.GetString()!, path);
        ExpiryParts parts = JsonPlace.Object(element, DocumentContext.Default.ExpiryParts, "a date and Am or Pm, or the parts of an expiry", path);
        SettlementStyle style = JsonPlace.Name<SettlementStyle>(parts.Style, $"{path}.style");
        return JsonPlace.At(path, () => Expiry.Create(parts.Date, style, parts.Instant, parts.LastTradingDay));
    }

    internal static ExpiryReference Write(Expiry expiry)
    {
        string text = expiry.ToString();
        return IsCalendars(expiry)
            ? new ExpiryReference(JsonSerializer.SerializeToElement(text, DocumentContext.Default.String))
            : new ExpiryReference(JsonSerializer.SerializeToElement(
                new ExpiryParts
                {
                    Date = expiry.Date,
                    Style = JsonPlace.NameOf(expiry.Style),
                    Instant = expiry.Instant,
                    LastTradingDay = expiry.LastTradingDay,
                },
                DocumentContext.Default.ExpiryParts));
    }

    private static Expiry ReadText(string text, string path)
    {
        string[] words = text.Split(' ');
        if (words.Length != 2
            || !DateOnly.TryParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            || words[1] is not (nameof(SettlementStyle.Am) or nameof(SettlementStyle.Pm)))
        {
            throw new VixShieldFormatException(path, $"\"{text}\" must be a date and Am or Pm, such as \"2023-03-22 Am\".", null);
        }

        try
        {
            return Resolve(date, words[1] == nameof(SettlementStyle.Am));
        }
        catch (ArgumentException error)
        {
            throw new VixShieldFormatException(path, $"\"{text}\" is no session that the US options calendar covers: {JsonPlace.Message(error)}", error);
        }
    }

    private static Expiry Resolve(DateOnly date, bool atOpen) => atOpen
        ? Expiry.AtOpen(date, TradingCalendar.UsOptions)
        : Expiry.AtClose(date, TradingCalendar.UsOptions);

    private static bool IsCalendars(Expiry expiry)
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        // The session before an opening settlement must be covered as well.
        return expiry.Date > calendar.CoveredFrom.AddDays(10) && expiry.Date <= calendar.CoveredUntil
            && calendar.IsSession(expiry.Date) && Resolve(expiry.Date, expiry.Style == SettlementStyle.Am) == expiry
            && Resolve(expiry.Date, expiry.Style == SettlementStyle.Am).Instant.Offset == expiry.Instant.Offset;
    }
}
