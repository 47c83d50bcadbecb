namespace VixShield.Pricing.Batch;

/// <summary>
/// The Black-Scholes-Merton formula for many options at once, from spans into spans: the same bits as <see cref="BlackScholes"/> gives one
/// by one, without an allocation, at the speed of the machine's widest vectors.
/// </summary>
/// <remarks>
/// <para>Which inputs are legal, and the limits where time, volatility, spot or strike is 0, are those of <see cref="BlackScholes"/>: an
/// illegal element gives NaN in its own results and nothing is thrown for it.</para>
/// <para>A batch that cannot be meant throws <see cref="ArgumentException"/> before anything is written: a column that is missing,
/// lengths that differ, an output that is too short, or outputs that overlap. An output may be the very memory of an input.</para>
/// <para>One call runs on one thread. To use several, cut the spans: no result depends on where a batch is cut.</para>
/// </remarks>
public static partial class BlackScholesBatch
{
    /// <summary>The form of the kernel that this machine runs.</summary>
    public static KernelPath ActivePath => ActiveKernel.Path;

    /// <summary>Computes the members that are asked for, one result for each option.</summary>
    /// <param name="inputs">The arguments; see there for units and lengths.</param>
    /// <param name="outputs">Where the results go; empty spans are not asked for and not paid for.</param>
    /// <exception cref="ArgumentException">
    /// A column is missing, lengths differ, nothing is asked for, or memory overlaps; the message says which and how long.
    /// </exception>
    public static void Compute(in BlackScholesInputs inputs, in GreeksOutputs outputs) => BatchDriver.Compute(new BatchInputs(inputs), outputs);
}
