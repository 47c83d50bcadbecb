namespace VixShield.Testing;

/// <summary>By what a Greek is a derivative.</summary>
internal enum GreekInput
{
    Spot,
    Volatility,
    Time,
    Rate,
    DividendYield,
    Strike,
}
