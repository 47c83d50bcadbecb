using System.Text.Json.Serialization;

namespace VixShield.Serialization;

internal sealed record FutureMarginRowDocument
{
    public required string Contract { get; init; }

    /// <summary>One of this and the expiry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Expiry { get; init; }

    public required double Requirement { get; init; }
}
