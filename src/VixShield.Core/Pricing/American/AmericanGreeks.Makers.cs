namespace VixShield.Pricing;

public readonly partial record struct AmericanGreeks
{
    /// <summary>NaN in every member.</summary>
    internal static AmericanGreeks Undefined => new()
    {
        Price = double.NaN,
        EuropeanPrice = double.NaN,
        EarlyExercisePremium = double.NaN,
        Delta = double.NaN,
        Gamma = double.NaN,
        Vega = double.NaN,
        Theta = double.NaN,
        Rho = double.NaN,
        Phi = double.NaN,
        Vanna = double.NaN,
        Volga = double.NaN,
        Charm = double.NaN,
        Speed = double.NaN,
        DualDelta = double.NaN,
        DualGamma = double.NaN,
        ExerciseBoundary = double.NaN,
    };

    /// <summary>An option whose early exercise is worth nothing.</summary>
    internal static AmericanGreeks Of(in Greeks european, double boundary) => new()
    {
        Price = european.Price,
        EuropeanPrice = european.Price,
        Delta = european.Delta,
        Gamma = european.Gamma,
        Vega = european.Vega,
        Theta = european.Theta,
        Rho = european.Rho,
        Phi = european.Phi,
        Vanna = european.Vanna,
        Volga = european.Volga,
        Charm = european.Charm,
        Speed = european.Speed,
        DualDelta = european.DualDelta,
        DualGamma = european.DualGamma,
        ExerciseBoundary = boundary,
    };

    /// <summary>An option that is best exercised now.</summary>
    internal static AmericanGreeks Exercised(in AmericanTerms terms, double boundary)
    {
        double european = terms.EuropeanPrice();
        return new AmericanGreeks
        {
            Price = terms.Intrinsic,
            EuropeanPrice = european,
            EarlyExercisePremium = Math.Max(terms.Intrinsic - european, 0),
            Delta = terms.Sign,
            DualDelta = -terms.Sign,
            ExerciseBoundary = boundary,
            IsExercised = true,
        };
    }

    /// <summary>An option from the values of its unit put f(m): K f(S/K) for a put, S f(K/S) with rate and yield exchanged for a call.</summary>
    internal static AmericanGreeks Of(in AmericanTerms terms, in UnitPutValues f, double price, double european, double boundary)
    {
        double unit = terms.Unit;
        double m = terms.Moneyness;
        double ownDelta = price / unit - m * f.ByMoneyness;
        double ownGamma = m * m * f.ByMoneynessTwice / unit;
        bool call = terms.IsCall;

        // S gamma and S^2 speed have no unit: formed from numbers near 1, they neither overflow nor underflow.
        double spotGamma = call ? m * m * f.ByMoneynessTwice : m * f.ByMoneynessTwice;
        double spotSpeed = call ? -m * m * (3 * f.ByMoneynessTwice + m * f.ByMoneynessThrice) : m * m * f.ByMoneynessThrice;
        AmericanGreeks greeks = new()
        {
            Price = price,
            EuropeanPrice = european,
            EarlyExercisePremium = price - european,
            Delta = call ? ownDelta : f.ByMoneyness,
            Gamma = call ? ownGamma : f.ByMoneynessTwice / unit,
            Vega = unit * f.ByVolatility,
            Rho = unit * (call ? f.ByYield : f.ByRate),
            Phi = unit * (call ? f.ByRate : f.ByYield),
            Vanna = call ? f.ByVolatility - m * f.ByVolatilityAndMoneyness : f.ByVolatilityAndMoneyness,
            Volga = unit * f.ByVolatilityTwice,
            Speed = spotSpeed / terms.Spot / terms.Spot,
            DualDelta = call ? f.ByMoneyness : ownDelta,
            DualGamma = call ? f.ByMoneynessTwice / unit : ownGamma,
            ExerciseBoundary = boundary,
        };
        return greeks.WithTime(terms, spotGamma, spotSpeed);
    }

    // Theta because only vol^2 T, r T and q T count; charm from the derivative of the pricing equation.
    private AmericanGreeks WithTime(in AmericanTerms terms, double spotGamma, double spotSpeed)
    {
        double drift = terms.Rate - terms.DividendYield;
        double variance = terms.Volatility * terms.Volatility;
        return this with
        {
            Theta = -(0.5 * terms.Volatility * Vega + terms.Rate * Rho + terms.DividendYield * Phi) / terms.Years,
            Charm = terms.DividendYield * Delta - (drift + variance) * spotGamma - 0.5 * variance * spotSpeed,
        };
    }
}
