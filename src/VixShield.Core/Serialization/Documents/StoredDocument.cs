using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>What every document that is read may begin with, beside its own members.</summary>
internal abstract record StoredDocument
{
    /// <summary>Where an editor finds the JSON Schema. It is accepted, says nothing of the value and is not written.</summary>
    [JsonPropertyName("$schema")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JsonSchema { get; init; }
}
