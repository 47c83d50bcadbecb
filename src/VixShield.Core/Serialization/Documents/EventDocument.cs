using System.Text.Json.Serialization;

namespace VixShield.Serialization;

internal sealed record EventDocument
{
    public required DateTimeOffset Instant { get; init; }

    public required string Kind { get; init; }

    public required string Source { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Projected { get; init; }

    /// <summary>Only in a clock.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Days { get; init; }
}
