namespace VixShield.Serialization;

internal sealed record MovePointDocument
{
    public required int Days { get; init; }

    public required double Before { get; init; }

    public required double After { get; init; }
}
