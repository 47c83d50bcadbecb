using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>
/// The arguments of a batch of Black-Scholes-Merton pricings. Each <see cref="Column"/> is one value for every option or one for
/// each; all that have one for each must have the same length. Every column has to be given, a dividend yield of 0 too.
/// </summary>
public readonly ref struct BlackScholesInputs
{
    /// <summary>The price of the underlying, at least 0.</summary>
    public Column Spot { get; init; }

    /// <summary>The strike, at least 0.</summary>
    public Column Strike { get; init; }

    /// <summary>The time to expiry in years of 365 days, at least 0.</summary>
    public Column Years { get; init; }

    /// <summary>The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0. An implied volatility ignores it.</summary>
    public Column Volatility { get; init; }

    /// <summary>The continuously compounded rate per year as a decimal.</summary>
    public Column Rate { get; init; }

    /// <summary>The continuous dividend yield (or borrow fee) per year as a decimal.</summary>
    public Column DividendYield { get; init; }

    /// <summary>Call or put for each option; leave it empty where <see cref="Right"/> holds for all of them.</summary>
    public ReadOnlySpan<OptionRight> Rights { get; init; }

    /// <summary>Call or put for every option, where <see cref="Rights"/> is empty. The default value is neither and gives NaN.</summary>
    public OptionRight Right { get; init; }

    /// <summary>The columns in words.</summary>
    public override string ToString() =>
        $"spot {Spot.ToString()}, strike {Strike.ToString()}, years {Years.ToString()}, volatility {Volatility.ToString()}, rate {Rate.ToString()}, dividend yield {DividendYield.ToString()}";
}
