namespace VixShield.Serialization;

internal sealed record ExposuresDocument
{
    public required double[] TotalDelta { get; init; }

    public required double PartialDelta { get; init; }

    public required double SpxGamma { get; init; }

    public required double[] VixEquivalentVega { get; init; }

    public required double SlopeVega { get; init; }

    public required double RawVega { get; init; }

    public required double VolOfVolVega { get; init; }

    public required CarryDocument Carry { get; init; }
}
