namespace VixShield.Pricing.Batch;

/// <summary>
/// American options of one underlying and one expiry at once, from spans into spans, without an allocation. What an option costs
/// most for, the exercise boundary, is shared: it depends on the volatility and the side, not on the strike.
/// </summary>
/// <remarks>
/// <para>Options with the same volatility and side share one boundary and get the bits of <see cref="AmericanOption"/>, unless the side has
/// many volatilities. Then boundaries are found at 9 or 17 volatilities and interpolated between them, if the error shown
/// by the interpolation is below that of the accuracy; otherwise each volatility is solved for. Prices keep the bound of
/// their <see cref="AmericanAccuracy"/> either way, but depend within it on which volatilities the chain has, never on their order.</para>
/// <para>Which inputs are legal, and the limits, are those of <see cref="AmericanOption"/>: an illegal element gives NaN in its own results
/// and nothing is thrown for it.</para>
/// </remarks>
public static class AmericanBatch
{
    /// <summary>Computes the members that are asked for, one result for each option of the chain.</summary>
    /// <param name="inputs">The arguments; see there for units and lengths.</param>
    /// <param name="outputs">
    /// Where the results go; empty spans are not asked for, and price alone costs about half. Units and signs are those of <see cref="AmericanGreeks"/>.
    /// Veta, zomma, color and ultima are not computed and must be empty.
    /// </param>
    /// <param name="statuses">What became of each option, where it is not empty; at least as long as the chain.</param>
    /// <param name="accuracy">The bound of the error of the prices.</param>
    /// <exception cref="ArgumentException">
    /// A column is missing, lengths differ, nothing is asked for, a member is asked for that is not computed, or memory overlaps. Nothing
    /// has been written then. An output may be the very memory of an input.
    /// </exception>
    public static void ComputeChain(
        in AmericanChainInputs inputs, in GreeksOutputs outputs, Span<AmericanStatus> statuses = default,
        AmericanAccuracy accuracy = AmericanAccuracy.Standard)
    {
        int count = AmericanChainCheck.Count(inputs, outputs, statuses);
        if (count > 0)
            new AmericanChain(inputs, outputs, statuses, accuracy).Compute(count);
    }
}
