namespace VixShield.Risk;

/// <summary>What an option depends on after a horizon in which nothing but time changes.</summary>
/// <param name="Forward">Forward of the chain's underlying, in points.</param>
/// <param name="Years">Time left, in years; 0 when it has expired by then.</param>
/// <param name="Volatility">The strike's volatility, per year.</param>
internal readonly record struct AgedOption(double Forward, double Years, double Volatility);
