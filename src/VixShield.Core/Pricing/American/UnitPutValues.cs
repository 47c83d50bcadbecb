namespace VixShield.Pricing;

/// <summary>The premium of the unit put and the derivatives of its premium or value by moneyness, volatility, rate and yield.</summary>
internal struct UnitPutValues
{
    internal double Premium;
    internal double ByMoneyness;
    internal double ByMoneynessTwice;
    internal double ByMoneynessThrice;
    internal double ByVolatility;
    internal double ByVolatilityTwice;
    internal double ByVolatilityAndMoneyness;
    internal double ByRate;
    internal double ByYield;

    /// <summary>Adds the derivatives of the European put, which makes those of the premium those of the value.</summary>
    internal void Add(in Greeks european)
    {
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
