namespace VixShield.Pricing;

/// <summary>
/// How d- and d+ = d- + v move as the volatility does and the logarithm of the moneyness (its derivatives move and bend) with it:
/// the second derivatives of N(d-) and N(d+) are their densities times <see cref="MinusTwice"/> and <see cref="PlusTwice"/>.
/// </summary>
/// <remarks>At fixed moneyness dd-/dvol = -d+/vol and dd+/dvol = -d-/vol.</remarks>
internal readonly struct DeviationMoves
{
    internal DeviationMoves(double minus, double v, double volatility, double move, double bend)
    {
        double plus = minus + v;
        double own = (bend - move / volatility) / v;
        double plusOnce = move / v - minus / volatility;
        MinusOnce = move / v - plus / volatility;
        MinusBend = own - (plusOnce - plus / volatility) / volatility;
        MinusTwice = MinusBend - minus * MinusOnce * MinusOnce;
        PlusTwice = own - (MinusOnce - minus / volatility) / volatility - plus * plusOnce * plusOnce;
    }

    /// <summary>The derivative of d-.</summary>
    internal double MinusOnce { get; }

    /// <summary>Its second derivative.</summary>
    internal double MinusBend { get; }

    /// <summary>The second derivative of d- less d- times the square of the first.</summary>
    internal double MinusTwice { get; }

    /// <summary>The same of d+.</summary>
    internal double PlusTwice { get; }
}
