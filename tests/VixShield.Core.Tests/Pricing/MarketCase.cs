using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Tests.Pricing;

/// <summary>An option in an ordinary market: strikes within 4 deviations, days to years, volatilities of 5 % to 200 %.</summary>
public sealed record MarketCase(
    double Spot, double Strike, double Years, double Volatility, double Rate, double DividendYield, OptionRight Right)
{
    public double Forward => Spot * Math.Exp((Rate - DividendYield) * Years);

    public double SpotPrice() => BlackScholes.Price(Spot, Strike, Years, Volatility, Rate, DividendYield, Right);

    public Greeks SpotGreeks() => BlackScholes.Greeks(Spot, Strike, Years, Volatility, Rate, DividendYield, Right);

    public double ForwardPrice() => Black76.Price(Spot, Strike, Years, Volatility, Rate, Right);

    public Greeks ForwardGreeks() => Black76.Greeks(Spot, Strike, Years, Volatility, Rate, Right);
}
