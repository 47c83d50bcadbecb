using System.Text.Json;
using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>An expiry as date and style, to be resolved by the US options calendar, or by all its parts.</summary>
/// <remarks>The element is kept and read by the mapping: an error inside a converter would lose its place.</remarks>
[JsonConverter(typeof(Converter))]
internal sealed record ExpiryReference(JsonElement Element)
{
    internal sealed class Converter : JsonConverter<ExpiryReference>
    {
        public override ExpiryReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, ExpiryReference value, JsonSerializerOptions options) => value.Element.WriteTo(writer);
    }
}
