using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>
/// The arguments of a chain of American options of one underlying and one expiry. Strike and volatility are one value for every
/// option or one for each; columns that have one for each must have the same length, and both have to be given.
/// </summary>
public readonly ref struct AmericanChainInputs
{
    /// <summary>The price of the underlying, at least 0.</summary>
    public double Spot { get; init; }

    /// <summary>The time to expiry in years of 365 days, at least 0.</summary>
    public double Years { get; init; }

    /// <summary>The continuously compounded rate per year as a decimal.</summary>
    public double Rate { get; init; }

    /// <summary>The continuous dividend yield (or borrow fee) per year as a decimal.</summary>
    public double DividendYield { get; init; }

    /// <summary>The strike, at least 0.</summary>
    public Column Strike { get; init; }

    /// <summary>The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</summary>
    public Column Volatility { get; init; }

    /// <summary>Call or put for each option; leave it empty where <see cref="Right"/> holds for all of them.</summary>
    public ReadOnlySpan<OptionRight> Rights { get; init; }

    /// <summary>Call or put for every option, where <see cref="Rights"/> is empty. The default value is neither and gives NaN.</summary>
    public OptionRight Right { get; init; }

    /// <summary>The market and the two columns.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"spot {Spot:G6}, {Years:G6} years, rate {Rate:G6}, yield {DividendYield:G6}, strike {Strike.ToString()}, volatility {Volatility.ToString()}");
}
