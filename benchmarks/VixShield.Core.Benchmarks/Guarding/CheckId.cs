namespace VixShield.Benchmarks.Guarding;

/// <summary>The names of the timed checks.</summary>
internal enum CheckId
{
    EightOverTextbook,
    EightOverScalar,
    PriceOverTextbook,
    SeventeenOverScalar,
    ForwardOverTextbook,
    ChainOverArrays,
    VolatilityOnSpotOverScalar,
    VolatilityOnForwardOverScalar,
    CdfOverScalar,
    ExpOverScalar,
    SurfaceOverVolatilities,
}
