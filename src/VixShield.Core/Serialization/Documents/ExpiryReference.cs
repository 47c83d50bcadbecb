using System.Text.Json;
using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>An expiry as date and style, to be resolved by the US options calendar, or by all its parts.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ExpiryReference(string? Text, ExpiryParts? Parts)
{
    internal sealed class Converter : JsonConverter<ExpiryReference>
    {
        public override ExpiryReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? new ExpiryReference(reader.GetString(), null)
                : new ExpiryReference(null, JsonSerializer.Deserialize(ref reader, DocumentContext.Default.ExpiryParts));

        public override void Write(Utf8JsonWriter writer, ExpiryReference value, JsonSerializerOptions options)
        {
            if (value.Text is not null)
                writer.WriteStringValue(value.Text);
            else
                JsonSerializer.Serialize(writer, value.Parts!, DocumentContext.Default.ExpiryParts);
        }
    }
}
