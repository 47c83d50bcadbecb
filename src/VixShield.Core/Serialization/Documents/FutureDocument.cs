using System.Text.Json.Serialization;

namespace VixShield.Serialization;

internal sealed record FutureDocument
{
    public required ContractReference Contract { get; init; }

    public required ExpiryReference Expiry { get; init; }

    /// <summary>May be left out for an interpolated index future: it is then made from the chains' parity forwards.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Price { get; init; }

    public required double HalfSpread { get; init; }

    public required string Source { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? OpenInterest { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Volume { get; init; }
}
