namespace VixShield.Economics;

/// <summary>The return that a factor model asks for given betas, under somebody's premia. Formulas on doubles: nothing is thrown.</summary>
public static class RequiredReturn
{
    /// <summary>r_f + beta_m MRP + beta_v VRP.</summary>
    /// <param name="riskFree">Risk-free rate, per year as a decimal.</param>
    /// <param name="marketBeta">Beta to the market, the volatility future held.</param>
    /// <param name="marketPremium">Expected excess return of the market, per year: an opinion.</param>
    /// <param name="volatilityBeta">Beta to the volatility future, the market held; 0 for the model of one factor.</param>
    /// <param name="volatilityPremium">Expected return of the volatility future, per year: an opinion.</param>
    /// <returns>The return per year as a decimal; NaN when an argument is, infinite beyond the range of doubles, and NaN where two terms are infinite with opposite signs.</returns>
    public static double Of(double riskFree, double marketBeta, double marketPremium, double volatilityBeta = 0, double volatilityPremium = 0) =>
        riskFree + (marketBeta * marketPremium) + (volatilityBeta * volatilityPremium);
}
