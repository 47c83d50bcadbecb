namespace VixShield.Testing;

/// <summary>What the underlying of a formula is.</summary>
internal enum PricingForm
{
    Spot,
    Forward,
}
