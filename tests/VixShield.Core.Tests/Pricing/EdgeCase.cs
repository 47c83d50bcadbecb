using VixShield.Instruments;

namespace VixShield.Tests.Pricing;

/// <summary>A legal option anywhere in the range of doubles, zeros included.</summary>
public sealed record EdgeCase(
    double Spot, double Strike, double Years, double Volatility, double Rate, double DividendYield, OptionRight Right);
