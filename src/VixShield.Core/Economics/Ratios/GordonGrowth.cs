namespace VixShield.Economics;

/// <summary>
/// Gordon's model: dividends that grow for ever at one rate, discounted at another, S = D1 / (k - g). A relation between assumptions, no valuation: a change of k - g by a tenth changes the price by as
/// much. Source: Gordon, Review of Economics and Statistics 41 (1959).
/// </summary>
public static class GordonGrowth
{
    /// <summary>The price D1 / (k - g).</summary>
    /// <param name="nextDividend">Dividend of the coming year, D1, in the unit of the price; at least 0.</param>
    /// <param name="discountRate">Required return, k, per year as a decimal.</param>
    /// <param name="growth">Growth of the dividend, g, per year as a decimal; greater than -1.</param>
    /// <returns>The price; undefined where k is not above g, where the sum of the dividends has no limit.</returns>
    public static RatioReading Price(double nextDividend, double discountRate, double growth)
    {
        if (RatioReading.NotFinite(("Next dividend", nextDividend), ("Discount rate", discountRate), ("Growth", growth)) is { } illegal)
            return illegal;
        return Refused(nextDividend, null, discountRate, growth) ?? RatioReading.Of(nextDividend / (discountRate - growth), "D1 / (k - g)");
    }

    /// <summary>The required return that a price implies, k = D1/S + g.</summary>
    /// <param name="nextDividend">Dividend of the coming year, D1, in the unit of the price; at least 0.</param>
    /// <param name="price">The price, S; greater than 0.</param>
    /// <param name="growth">Growth of the dividend, g, per year as a decimal; greater than -1.</param>
    /// <returns>The return per year as a decimal; undefined without a dividend, which leaves k equal to g.</returns>
    public static RatioReading ImpliedDiscountRate(double nextDividend, double price, double growth)
    {
        if (RatioReading.NotFinite(("Next dividend", nextDividend), ("Price", price), ("Growth", growth)) is { } illegal)
            return illegal;
        return RefusedAmounts(nextDividend, price) ?? Refused(nextDividend, price, (nextDividend / price) + growth, growth) ?? RatioReading.Of((nextDividend / price) + growth, "D1/S + g");
    }

    /// <summary>The growth that a price implies, g = k - D1/S.</summary>
    /// <param name="nextDividend">Dividend of the coming year, D1, in the unit of the price; at least 0.</param>
    /// <param name="price">The price, S; greater than 0.</param>
    /// <param name="discountRate">Required return, k, per year as a decimal.</param>
    /// <returns>The growth per year as a decimal; undefined without a dividend, which leaves g equal to k, and where it would be -1 or less.</returns>
    public static RatioReading ImpliedGrowth(double nextDividend, double price, double discountRate)
    {
        if (RatioReading.NotFinite(("Next dividend", nextDividend), ("Price", price), ("Discount rate", discountRate)) is { } illegal)
            return illegal;
        double growth = discountRate - (nextDividend / price);
        return RefusedAmounts(nextDividend, price) ?? Refused(nextDividend, price, discountRate, growth) ?? RatioReading.Of(growth, "k - D1/S");
    }

    private static RatioReading? RefusedAmounts(double nextDividend, double price) =>
        price > 0 && double.IsFinite(nextDividend / price) ? null : RatioReading.Undefined(FormattableString.Invariant($"The price {price} must be greater than 0, and D1/S finite."));

    private static RatioReading? Refused(double nextDividend, double? price, double discountRate, double growth)
    {
        if (nextDividend < 0)
            return RatioReading.Undefined(FormattableString.Invariant($"The dividend {nextDividend} must be at least 0."));
        if (growth <= -1)
            return RatioReading.Undefined(FormattableString.Invariant($"The growth {growth} must be greater than -1."));
        return discountRate > growth
            ? null
            : RatioReading.Undefined(FormattableString.Invariant($"The required return {discountRate} must be above the growth {growth}{(price is null ? "" : $" at a price of {price}")}: the sum of the dividends has no limit."));
    }
}
