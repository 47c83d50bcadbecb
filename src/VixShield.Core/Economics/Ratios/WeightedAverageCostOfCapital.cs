namespace VixShield.Economics;

/// <summary>
/// The weighted average cost of capital of a company. A trading book has none: it issues no equity and no debt of its own, and its interest shields no taxed profit. What a book has is the cost of its
/// funding, <see cref="FundingState"/>.
/// </summary>
public static class WeightedAverageCostOfCapital
{
    /// <summary>E/(D + E) r_e + D/(D + E) r_d (1 - tax).</summary>
    /// <param name="equity">Market value of the equity, E; at least 0.</param>
    /// <param name="debt">Market value of the debt, D, in the same unit; at least 0.</param>
    /// <param name="costOfEquity">Required return of the equity, per year as a decimal.</param>
    /// <param name="costOfDebt">Yield of the debt, per year as a decimal.</param>
    /// <param name="taxRate">Tax rate of the profit from which interest is deducted, as a decimal from 0 to 1.</param>
    /// <returns>The cost per year as a decimal; undefined for an amount below 0, without capital, and for a tax rate outside 0 to 1.</returns>
    public static RatioReading Of(double equity, double debt, double costOfEquity, double costOfDebt, double taxRate)
    {
        if (RatioReading.NotFinite(("Equity", equity), ("Debt", debt), ("Cost of equity", costOfEquity), ("Cost of debt", costOfDebt), ("Tax rate", taxRate)) is { } illegal)
            return illegal;
        if (equity < 0 || debt < 0)
            return RatioReading.Undefined(FormattableString.Invariant($"Equity {equity} and debt {debt} must be at least 0."));
        if (taxRate is < 0 or > 1)
            return RatioReading.Undefined(FormattableString.Invariant($"The tax rate {taxRate} must be from 0 to 1."));
        // Shares of the greater amount: the sum of two large amounts may overflow.
        double greater = Math.Max(equity, debt);
        if (greater == 0)
            return RatioReading.Undefined("There is no capital.");
        double weight = equity / greater / ((equity / greater) + (debt / greater));
        return RatioReading.Of((weight * costOfEquity) + ((1 - weight) * costOfDebt * (1 - taxRate)), "E/(D + E) r_e + D/(D + E) r_d (1 - tax)");
    }
}
