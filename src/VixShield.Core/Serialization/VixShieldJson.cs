using System.Text.Json;

namespace VixShield.Serialization;

/// <summary>
/// Reads and writes the library's types as JSON. Every document names its schema and version; what is written reads back to an equal
/// value, numbers to the last bit.
/// </summary>
/// <remarks>
/// Reads <see cref="Instruments.Book"/>, <see cref="Instruments.ContractSpec"/>, <see cref="Market.MarketDocument"/>,
/// <see cref="Market.MarketSnapshot"/>, <see cref="Market.MarketMove"/>, <see cref="Adjustments.AdjustmentPolicy"/>,
/// <see cref="Risk.MarginRules"/>, <see cref="Risk.LiquidityPolicy"/> and <see cref="Expiries.EventCalendar"/>; writes these and <see cref="Adjustments.AdjustmentPlan"/>. Unknown, missing, null and repeated members are refused, and so is a schema or version
/// that this release does not know. A text <c>$schema</c> on the outermost level, which editors read, is accepted and says nothing. An expiry is written as date and style, such as <c>"2023-03-22 Am"</c>, where the US options
/// calendar resolves that to the same instant, and as an object of all its parts otherwise.
/// </remarks>
public static class VixShieldJson
{
    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="json">The text.</param>
    /// <exception cref="VixShieldFormatException">The text is no JSON or does not describe a valid value; the message names path, value and limit.</exception>
    /// <exception cref="NotSupportedException">The type cannot be read.</exception>
    public static T Parse<T>(string json)
        where T : class
    {
        Guard.NotNull(json, nameof(json));
        JsonFormat<T> format = JsonFormats.For<T>();
        try
        {
            using JsonDocument document = ParseText(json);
            format.CheckSchema(document.RootElement);
            return format.Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new VixShieldFormatException(error.Path ?? "$", JsonErrorText.Of(error), error);
        }
        catch (InvalidOperationException error)
        {
            // An escaped half of a surrogate pair is found only when the text is asked for.
            throw new VixShieldFormatException("$", error.Message, error);
        }
    }

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The type to write.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="indented">Whether to break lines and indent.</param>
    /// <exception cref="NotSupportedException">The type cannot be written.</exception>
    public static string Serialize<T>(T value, bool indented = false)
        where T : class
    {
        Guard.NotNull(value, nameof(value));
        return JsonFormats.For<T>().Write(value, indented ? DocumentContext.CreateIndented() : DocumentContext.Default);
    }

    private static JsonDocument ParseText(string json)
    {
        // Half a surrogate pair is no text: the reader reports it as a bad argument or operation, not as bad JSON.
        for (int i = 0; i < json.Length; i++)
        {
            if (char.IsSurrogate(json[i]) && (i + 1 == json.Length || !char.IsSurrogatePair(json[i], json[++i])))
                throw new VixShieldFormatException("$", FormattableString.Invariant($"Character {i} is half of a surrogate pair."), null);
        }

        return JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
    }
}
