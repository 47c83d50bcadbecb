using System.Text.Json.Serialization;

namespace VixShield.Serialization;

internal sealed record ChainDocument
{
    public required string Symbol { get; init; }

    public required ExpiryReference Expiry { get; init; }

    public required double Forward { get; init; }

    public required string ForwardSource { get; init; }

    public required double DiscountFactor { get; init; }

    /// <summary>Rows of strike, bid, ask, and, where one of them is known, open interest and volume; null for an unknown one.</summary>
    public required List<double?[]?> Puts { get; init; }

    /// <summary>Rows as those of the puts.</summary>
    public required List<double?[]?> Calls { get; init; }

    /// <summary>Rows of strike, volatility in place of those calibrated to the quotes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<double[]?>? Volatilities { get; init; }
}
