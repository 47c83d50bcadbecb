namespace VixShield.Pricing.Batch;

/// <summary>How far each input moves with an option: 1, or 0 where one value holds for all.</summary>
internal struct BlockStrides
{
    internal int Spot;
    internal int Strike;
    internal int Years;
    internal int Volatility;
    internal int Rate;
    internal int Yield;
    internal int Rights;
}
