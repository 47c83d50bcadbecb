using System.Text.Json;
using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>A listed contract by its symbol, or a contract of the user's by its terms.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ContractReference(string? Symbol, ContractTerms? Terms)
{
    internal sealed class Converter : JsonConverter<ContractReference>
    {
        public override ContractReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? new ContractReference(reader.GetString(), null)
                : new ContractReference(null, JsonSerializer.Deserialize(ref reader, DocumentContext.Default.ContractTerms));

        public override void Write(Utf8JsonWriter writer, ContractReference value, JsonSerializerOptions options)
        {
            if (value.Symbol is not null)
                writer.WriteStringValue(value.Symbol);
            else
                JsonSerializer.Serialize(writer, value.Terms!, DocumentContext.Default.ContractTerms);
        }
    }
}
