namespace VixShield.Serialization;

internal sealed record CarryDocument
{
    public required double OptionTheta { get; init; }

    public required double SurfaceRollDown { get; init; }

    public required double VixRollDown { get; init; }

    public required double Financing { get; init; }

    public required double Total { get; init; }
}
