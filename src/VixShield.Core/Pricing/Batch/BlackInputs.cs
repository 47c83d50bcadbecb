using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>
/// The arguments of a batch of Black-76 pricings. Each <see cref="Column"/> is one value for every option or one for each; all
/// that have one for each must have the same length. Every column has to be given.
/// </summary>
public readonly ref struct BlackInputs
{
    /// <summary>The forward or futures price of the options' own expiry, at least 0.</summary>
    public Column Forward { get; init; }

    /// <summary>The strike, at least 0.</summary>
    public Column Strike { get; init; }

    /// <summary>The time to expiry in years of 365 days, at least 0.</summary>
    public Column Years { get; init; }

    /// <summary>The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0. An implied volatility ignores it.</summary>
    public Column Volatility { get; init; }

    /// <summary>The continuously compounded rate per year as a decimal. An implied volatility ignores it.</summary>
    public Column Rate { get; init; }

    /// <summary>Call or put for each option; leave it empty where <see cref="Right"/> holds for all of them.</summary>
    public ReadOnlySpan<OptionRight> Rights { get; init; }

    /// <summary>Call or put for every option, where <see cref="Rights"/> is empty. The default value is neither and gives NaN.</summary>
    public OptionRight Right { get; init; }

    /// <summary>The columns in words.</summary>
    public override string ToString() =>
        $"forward {Forward.ToString()}, strike {Strike.ToString()}, years {Years.ToString()}, volatility {Volatility.ToString()}, rate {Rate.ToString()}";
}
