namespace VixShield.Serialization;

internal sealed record TradingCostsDocument
{
    public double? FeePerOption { get; init; }

    public double? FeePerFuture { get; init; }

    public double? PriceImprovement { get; init; }

    public double? FixedPerOrder { get; init; }
}
