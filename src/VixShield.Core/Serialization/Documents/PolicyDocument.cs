namespace VixShield.Serialization;

internal sealed record PolicyDocument
{
    public required string Schema { get; init; }

    public required BandDocument TotalDelta { get; init; }

    public required VegaBandDocument Vega { get; init; }

    public required double CarryFloor { get; init; }

    public required double? AbsoluteCarryFloor { get; init; }

    public required bool MaximumLossNotIncreasing { get; init; }

    public required bool ShortStrikesUntouched { get; init; }

    public required bool NoNewShortOptions { get; init; }

    public required int MaximumLots { get; init; }
}
