namespace VixShield.Economics;

/// <summary>
/// The quick ratio of a balance sheet. The form for a portfolio, liquidity over what a stress would call for, is <see cref="Risk.LiquidityCoverage"/>.
/// </summary>
public static class QuickRatio
{
    /// <summary>(cash + marketable securities + receivables) / current liabilities.</summary>
    /// <param name="cash">Cash and equivalents, in dollars.</param>
    /// <param name="marketableSecurities">Securities that can be sold at once, in dollars.</param>
    /// <param name="receivables">Receivables, in dollars.</param>
    /// <param name="currentLiabilities">Liabilities due within a year, in dollars; greater than 0.</param>
    /// <returns>The ratio, a pure number; undefined where nothing is owed.</returns>
    public static RatioReading Of(double cash, double marketableSecurities, double receivables, double currentLiabilities)
    {
        if (RatioReading.NotFinite(
            ("Cash", cash), ("Marketable securities", marketableSecurities), ("Receivables", receivables), ("Current liabilities", currentLiabilities)) is { } illegal)
            return illegal;
        return currentLiabilities > 0
            ? RatioReading.Of((cash + marketableSecurities + receivables) / currentLiabilities, "(cash + marketable securities + receivables) / current liabilities")
            : RatioReading.Undefined(FormattableString.Invariant($"Current liabilities {currentLiabilities} must be greater than 0."));
    }
}
