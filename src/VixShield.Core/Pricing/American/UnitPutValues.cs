namespace VixShield.Pricing;

/// <summary>A value of the unit put, or a part of it, with its derivatives by moneyness (m), volatility, rate and yield.</summary>
internal struct UnitPutValues
{
    internal double Price;
    internal double ByMoneyness;
    internal double ByMoneynessTwice;
    internal double ByMoneynessThrice;
    internal double ByVolatility;
    internal double ByVolatilityTwice;
    internal double ByVolatilityAndMoneyness;
    internal double ByRate;
    internal double ByYield;

    /// <summary>Adds the derivatives of the European put; its price is added to the price.</summary>
    internal void Add(in Greeks european)
    {
        Price += european.Price;
        ByMoneyness += european.Delta;
        ByMoneynessTwice += european.Gamma;
        ByMoneynessThrice += european.Speed;
        ByVolatility += european.Vega;
        ByVolatilityTwice += european.Volga;
        ByVolatilityAndMoneyness += european.Vanna;
        ByRate += european.Rho;
        ByYield += european.Phi;
    }
}
