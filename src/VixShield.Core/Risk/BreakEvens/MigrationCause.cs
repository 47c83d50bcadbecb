namespace VixShield.Risk;

/// <summary>What moved a break-even since the calibration, in the order in which the causes are put in, one upon the other.</summary>
public enum MigrationCause
{
    /// <summary>Time passed: the calibration's market, aged with its surface fixed in normalised moneyness and time to expiry and its VX curve in time to expiry.</summary>
    Time = 1,

    /// <summary>The index, and the level of its volatilities: all by the ratio of the 30-day at-the-money volatilities. Rates and SPY go with it.</summary>
    Level = 2,

    /// <summary>The shape of the smiles: volatility over at-the-money volatility at each normalised moneyness.</summary>
    Skew = 3,

    /// <summary>At-the-money volatilities of the other tenors.</summary>
    Term = 4,

    /// <summary>Everything on VIX: spot VIX, VX futures, VIX options, volatility funds, and trades.</summary>
    Hedge = 5,
}
