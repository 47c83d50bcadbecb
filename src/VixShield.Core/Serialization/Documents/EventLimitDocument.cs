namespace VixShield.Serialization;

internal sealed record EventLimitDocument
{
    public required double HoursBefore { get; init; }

    public required double HoursAfter { get; init; }

    public List<string?>? Kinds { get; init; }
}
