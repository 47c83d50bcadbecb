namespace VixShield.Serialization;

internal sealed record SessionDocument
{
    public required DateOnly Date { get; init; }

    public double? Vix { get; init; }

    public required List<SessionFutureDocument?> Futures { get; init; }

    public List<SessionFutureDocument?>? Settled { get; init; }
}
