using System.Globalization;
using System.Text.Json;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Serialization;

namespace VixShield.Tests.Malformed;

/// <summary>
/// Whether all that a document says is in the document that its value is written as. What may differ carries no meaning: blanks, the order of members, the spelling of numbers
/// and instants (hours to 100 nanoseconds), the order of lists that the library sorts, a listed contract or expiry written out, and what is empty, null or false beside what is left out.
/// </summary>
internal static class WrittenBack
{
    // The members whose order says nothing.
    private static readonly HashSet<string> s_sets = new(StringComparer.Ordinal)
    {
        "futures", "chains", "puts", "calls", "settlements", "settled", "history", "coverage", "events", "outrights", "spreads", "exDividendDates", "eventClocks", "tick", "kinds",
    };

    /// <summary>The first place where the two differ, or null.</summary>
    /// <param name="read">The document that was read.</param>
    /// <param name="written">The document of its value.</param>
    /// <param name="mayAdd">What a written document may have and one that was read may leave out, by the value written.</param>
    internal static string? Difference(string read, string written, Func<string, JsonElement, bool> mayAdd)
    {
        using JsonDocument first = JsonDocument.Parse(read);
        using JsonDocument second = JsonDocument.Parse(written);
        return Difference(first.RootElement, second.RootElement, "$", false, mayAdd);
    }

    private static string? Difference(JsonElement read, JsonElement written, string path, bool unordered, Func<string, JsonElement, bool> mayAdd) => (read.ValueKind, written.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Members(read, written, path, unordered, mayAdd),
        (JsonValueKind.Array, JsonValueKind.Array) => Items(read, written, path, unordered, mayAdd),
        (JsonValueKind.Number, JsonValueKind.Number) => SameNumber(read.GetDouble(), written.GetDouble(), path) ? null : path,
        (JsonValueKind.String, JsonValueKind.String) => read.GetString() == written.GetString() || SameInstant(read, written) ? null : path,
        (JsonValueKind.Object, JsonValueKind.String) => SameTerms(read, written.GetString()!, mayAdd) || SameExpiry(read, written.GetString()!) ? null : path,
        (JsonValueKind.String, JsonValueKind.Object) => SameContract(read.GetString()!, written) ? null : path,
        _ => read.ValueKind == written.ValueKind ? null : path,
    };

    private static string? Members(JsonElement read, JsonElement written, string path, bool unordered, Func<string, JsonElement, bool> mayAdd)
    {
        foreach (JsonProperty member in read.EnumerateObject())
        {
            string at = $"{path}.{member.Name}";
            // Accepted for editors on the outermost level, as a text, and not written.
            if (at == "$.$schema" && member.Value.ValueKind == JsonValueKind.String)
                continue;
            if (!written.TryGetProperty(member.Name, out JsonElement found))
            {
                if (!IsNothing(member.Value))
                    return at;
            }
            else if (member.Value.ValueKind == JsonValueKind.Null && found.ValueKind != JsonValueKind.Null)
            {
                if (!IsNothing(found) && !mayAdd(at, found))
                    return at;
            }
            else if (Difference(member.Value, found, at, unordered || s_sets.Contains(member.Name), mayAdd) is { } difference)
            {
                return difference;
            }
        }

        foreach (JsonProperty member in written.EnumerateObject())
        {
            if (!read.TryGetProperty(member.Name, out _) && !IsNothing(member.Value) && !mayAdd($"{path}.{member.Name}", member.Value))
                return $"{path}.{member.Name}";
        }

        return null;
    }

    private static string? Items(JsonElement read, JsonElement written, string path, bool unordered, Func<string, JsonElement, bool> mayAdd)
    {
        List<JsonElement> left = [.. written.EnumerateArray()];
        int i = 0;
        foreach (JsonElement item in read.EnumerateArray())
        {
            string at = FormattableString.Invariant($"{path}[{i++}]");
            // A row may say that it knows nothing of its last cells.
            if (left.Count == 0 && item.ValueKind == JsonValueKind.Null)
                continue;
            int found = left.FindIndex(other => Difference(item, other, at, unordered, mayAdd) is null);
            if (found < 0 || (found > 0 && !unordered))
                return left.Count == 0 ? at : Difference(item, left[0], at, unordered, mayAdd) ?? at;
            left.RemoveAt(found);
        }

        return left.Count == 0 ? null : path;
    }

    private static bool IsNothing(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.False
        || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        || (value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any());

    // A zero has no sign here, and hours are a time span of 100 nanoseconds' resolution.
    private static bool SameNumber(double read, double written, string path) => read == written
        || (path.Contains("hours", StringComparison.OrdinalIgnoreCase) && Math.Abs(read) < 1e6 && TimeSpan.FromHours(read) == TimeSpan.FromHours(written));

    private static bool SameInstant(JsonElement read, JsonElement written) =>
        read.TryGetDateTimeOffset(out DateTimeOffset first) && written.TryGetDateTimeOffset(out DateTimeOffset second) && first.EqualsExact(second);

    private static bool SameExpiry(JsonElement read, string written)
    {
        if (!read.TryGetProperty("instant", out JsonElement instant) || !read.TryGetProperty("lastTradingDay", out JsonElement last))
            return false;
        string[] words = written.Split(' ');
        DateOnly date = DateOnly.ParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Expiry listed = words[1] == "Am" ? Expiry.AtOpen(date, TradingCalendar.UsOptions) : Expiry.AtClose(date, TradingCalendar.UsOptions);
        return read.GetProperty("date").GetString() == words[0] && string.Equals(read.GetProperty("style").GetString(), words[1], StringComparison.OrdinalIgnoreCase)
            && instant.GetDateTimeOffset().EqualsExact(listed.Instant) && last.GetString() == listed.LastTradingDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static bool SameTerms(JsonElement read, string written, Func<string, JsonElement, bool> mayAdd) =>
        read.TryGetProperty("kind", out JsonElement kind) && Enum.TryParse(kind.GetString(), ignoreCase: true, out ContractKind named) && Contracts.Find(written, named) is { } listed
        && Terms(listed) is { } terms && Difference(read, terms, "$", false, mayAdd) is null;

    private static bool SameContract(string read, JsonElement written) => written.TryGetProperty("symbol", out JsonElement symbol) && symbol.GetString() == read;

    private static JsonElement Terms(ContractSpec contract)
    {
        using JsonDocument document = JsonDocument.Parse(VixShieldJson.Serialize(contract));
        return document.RootElement.GetProperty("contract").Clone();
    }
}
