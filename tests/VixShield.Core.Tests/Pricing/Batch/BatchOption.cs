using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>The arguments of one pricing of a batch, legal or not. Black's formula takes the spot for its forward.</summary>
public readonly record struct BatchOption(
    double Spot, double Strike, double Years, double Volatility, double Rate, double DividendYield, OptionRight Right)
{
    /// <summary>What the scalar formula says: the oracle of the batch.</summary>
    public Greeks Greeks(bool onForward) => onForward
        ? Black76.Greeks(Spot, Strike, Years, Volatility, Rate, Right)
        : BlackScholes.Greeks(Spot, Strike, Years, Volatility, Rate, DividendYield, Right);

    public double Price(bool onForward) => onForward
        ? Black76.Price(Spot, Strike, Years, Volatility, Rate, Right)
        : BlackScholes.Price(Spot, Strike, Years, Volatility, Rate, DividendYield, Right);
}
