namespace VixShield.Economics;

/// <summary>
/// The quick ratio of a balance sheet. The form for a portfolio, liquidity over what a stress would call for, is <see cref="Risk.LiquidityCoverage"/>.
/// </summary>
public static class QuickRatio
{
    /// <summary>(cash + marketable securities + receivables) / current liabilities.</summary>
    /// <param name="cash">Cash and equivalents, in dollars; at least 0.</param>
    /// <param name="marketableSecurities">Securities that can be sold at once, in dollars; at least 0.</param>
    /// <param name="receivables">Receivables, in dollars; at least 0.</param>
    /// <param name="currentLiabilities">Liabilities due within a year, in dollars; greater than 0.</param>
    /// <returns>The ratio, a pure number; undefined where nothing is owed and where an amount is below 0.</returns>
    public static RatioReading Of(double cash, double marketableSecurities, double receivables, double currentLiabilities)
    {
        if (RatioReading.NotFinite(
            ("Cash", cash), ("Marketable securities", marketableSecurities), ("Receivables", receivables), ("Current liabilities", currentLiabilities)) is { } illegal)
            return illegal;
        if (cash < 0 || marketableSecurities < 0 || receivables < 0)
            return RatioReading.Undefined(FormattableString.Invariant($"Cash {cash}, marketable securities {marketableSecurities} and receivables {receivables} must be at least 0."));
        return currentLiabilities > 0
            ? RatioReading.Of((cash + marketableSecurities + receivables) / currentLiabilities, "(cash + marketable securities + receivables) / current liabilities")
            : RatioReading.Undefined(FormattableString.Invariant($"Current liabilities {currentLiabilities} must be greater than 0."));
    }
}
