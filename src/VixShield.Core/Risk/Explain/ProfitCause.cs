namespace VixShield.Risk;

/// <summary>What a part of profit or loss comes from. First-, second- and mixed-order terms are those of the state that time alone would have led to, so that carry is exact and moves are measured from there.</summary>
public enum ProfitCause
{
    /// <summary>Option theta of the days that passed, at fixed forward, volatility and discount factor.</summary>
    OptionTheta = 0,

    /// <summary>Index volatilities became those of shorter tenors.</summary>
    SurfaceRollDown = 1,

    /// <summary>VX futures and VIX forwards rolled along the curve of the beginning.</summary>
    VixRollDown = 2,

    /// <summary>Growth of the premium at the discount rate, and of shares along their forward.</summary>
    Financing = 3,

    /// <summary>Delta times the move of the index against its forward.</summary>
    Delta = 4,

    /// <summary>Half of gamma times the square of the move of the forward.</summary>
    Gamma = 5,

    /// <summary>Vega times the move of the strike's index volatility against the rolled surface.</summary>
    IndexVega = 6,

    /// <summary>Vanna times both moves; index and VIX options, each with their own forward and volatility.</summary>
    Vanna = 7,

    /// <summary>Half of volga times the square of the volatility's move; index and VIX options.</summary>
    Volga = 8,

    /// <summary>Discount rates, and forwards of the index beside the index itself: rates, dividends, and the basis of index futures.</summary>
    Rates = 9,

    /// <summary>VIX delta times the move that the beta of the beginning gives VX futures for the move of spot VIX.</summary>
    VixBeta = 10,

    /// <summary>What the beta of the shorter time to expiry adds to that: betas rise towards expiry.</summary>
    BetaDrift = 11,

    /// <summary>VIX delta times the rest of the move of the future: the basis.</summary>
    VixBasis = 12,

    /// <summary>Half of the gamma of VIX options times the square of their future's move.</summary>
    VixGamma = 13,

    /// <summary>Vega of VIX options times the move of the strike's volatility: vol of vol.</summary>
    VixVolatility = 14,

    /// <summary>Legs that settled: their settlement against what they were worth there without a move.</summary>
    Settlement = 15,

    /// <summary>What was traded, from its price to the marks at the end.</summary>
    Trades = 16,

    /// <summary>What is left: third order, and for American options everything beyond their first and second order.</summary>
    Residual = 17,
}
