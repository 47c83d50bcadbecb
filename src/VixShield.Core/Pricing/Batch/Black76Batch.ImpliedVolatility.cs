namespace VixShield.Pricing.Batch;

public static partial class Black76Batch
{
    /// <summary>
    /// The volatility of each price: the bits and the status that <see cref="Black76.TryImpliedVolatility"/> gives one by one, without
    /// an allocation.
    /// </summary>
    /// <param name="prices">The present values.</param>
    /// <param name="discounts">The discount factors to the expiries, above 0.</param>
    /// <param name="inputs">The other arguments; volatility and rate are ignored and need not be given. Times must be above 0.</param>
    /// <param name="volatilities">
    /// The results, as many as there are options or more; it may be the very memory of an input. 0 at the intrinsic value, plus
    /// infinity at the supremum, NaN where there is none.
    /// </param>
    /// <param name="statuses">What was found for each option; empty if it is not wanted.</param>
    /// <returns>
    /// The number of options whose volatility two vectorised steps did not settle and a search found one by one: prices below 1e-100 of
    /// the money, within 1e-3 of their supremum or beyond e^8 of the forward, and arguments of extreme size. 0 on an ordinary chain;
    /// prices at or beyond a bound have no volatility to find and are not counted.
    /// </returns>
    /// <exception cref="ArgumentException">A column is missing, lengths differ, there is no room, or memory overlaps.</exception>
    public static int ImpliedVolatility(Column prices, Column discounts, in BlackInputs inputs, Span<double> volatilities, Span<ImpliedVolatilityStatus> statuses) =>
        VolatilityDriver.Compute(prices, discounts, new BatchInputs(inputs), volatilities, statuses);
}
