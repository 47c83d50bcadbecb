namespace VixShield.Serialization;

internal sealed record ExpiryParts
{
    public required DateOnly Date { get; init; }

    public required string Style { get; init; }

    public required DateTimeOffset Instant { get; init; }

    public required DateOnly LastTradingDay { get; init; }
}
