namespace VixShield.Pricing.Batch;

/// <summary>How far each input of an implied volatility moves with an option: 1, or 0 where one value holds for all.</summary>
internal struct VolatilityStrides
{
    internal int Price;
    internal int Spot;
    internal int Strike;
    internal int Years;
    internal int Rate;
    internal int Yield;
    internal int Discount;
    internal int Rights;
}
