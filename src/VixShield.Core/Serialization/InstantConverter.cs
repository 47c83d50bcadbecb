using System.Text.Json;
using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>Instants with their offset. Without one the serialiser would take the machine's time zone.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : string.Empty;
        bool hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && text.Contains('T', StringComparison.Ordinal) && reader.TryGetDateTimeOffset(out DateTimeOffset instant)
            ? instant
            : throw new JsonException($"\"{text}\" must be an instant with its offset, such as \"2023-02-15T15:15:00-06:00\".");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
