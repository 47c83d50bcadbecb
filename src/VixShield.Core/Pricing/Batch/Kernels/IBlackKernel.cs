namespace VixShield.Pricing.Batch;

/// <summary>
/// The stages of one pricing of a block, in the order in which they run. A count is a multiple of <see cref="Width"/>. Inputs are
/// read for the last time before an output of the same option is written, so that an output may be the memory of an input.
/// </summary>
internal interface IBlackKernel
{
    /// <summary>The number of options worked on at once.</summary>
    static abstract int Width { get; }

    /// <summary>
    /// d1 and d2 as distances from the money. Whether every option lies in the ordinary range: where one does not, its results
    /// have to be replaced.
    /// </summary>
    static abstract bool Moneyness(in BlackBlock block, int count);

    /// <summary>e^(-qT) and e^(-rT).</summary>
    static abstract void Discounts(in BlackBlock block, int count);

    /// <summary>n(d1).</summary>
    static abstract void Densities(in BlackBlock block, int count);

    /// <summary>
    /// The Mills ratios of both distances, and in place of the deviation their difference as it enters the price: w times it is
    /// the out-of-the-money price, or, where it is below 0, that less the nearer leg.
    /// </summary>
    static abstract void Tails(in BlackBlock block, int count);

    /// <summary>The price alone, with the bits it has among all members.</summary>
    static abstract void Prices(in BlackBlock block, int count);

    /// <summary>Price and derivatives as far as they were asked for: the usual ones, or every one.</summary>
    /// <typeparam name="TSet"><see cref="UsualMembers"/> or <see cref="EveryMember"/>.</typeparam>
    static abstract void Members<TSet>(in BlackBlock block, int count)
        where TSet : struct;

    /// <summary>
    /// d1 and d2 of one strike in many states, from the logarithms of the forwards (where spots stand) and the volatilities. Whether every volatility lies in the range: where one does not, its
    /// price has to be replaced.
    /// </summary>
    static abstract bool MoneynessOfStrike(in BlackBlock block, int count, in StrikeTerms terms);

    /// <summary>Prices of one strike in many states, from the forwards (where strikes stand).</summary>
    static abstract void PricesOfStrike(in BlackBlock block, int count, in StrikeTerms terms);
}
