namespace VixShield.Serialization;

internal sealed record EventCalendarDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required List<EventCoverageDocument?> Coverage { get; init; }

    public required List<EventDocument?> Events { get; init; }
}
