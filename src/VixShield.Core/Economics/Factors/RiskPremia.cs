using VixShield.Display;

namespace VixShield.Economics;

/// <summary>
/// What somebody expects the market and a volatility future to earn, per year. Opinions under the real-world measure: no market quotes them, and the library supplies none.
/// </summary>
[TypeFormatterSource]
public sealed record RiskPremia : IDisplayable
{
    /// <summary>States premia.</summary>
    /// <param name="market">Expected excess return of the market over the risk-free rate, per year as a decimal; at most 1,000 in size.</param>
    /// <param name="volatility">Expected return of the volatility future, per year as a decimal; negative for most, because its holder is insured. At most 1,000 in size.</param>
    /// <param name="source">Whose opinion it is and on what grounds; not blank. It stands in every text that uses the numbers.</param>
    /// <exception cref="ArgumentException">A premium is not finite or above 1,000 in size, or the source is blank.</exception>
    public RiskPremia(double market, double volatility, string source)
    {
        Market = Limits.Rate(market, nameof(market));
        Volatility = Limits.Rate(volatility, nameof(volatility));
        Source = Guard.NotBlank(source, nameof(source));
    }

    /// <summary>Expected excess return of the market, per year as a decimal.</summary>
    public double Market { get; }

    /// <summary>Expected return of the volatility future, per year as a decimal.</summary>
    public double Volatility { get; }

    /// <summary>Whose opinion it is.</summary>
    public string Source { get; }

    /// <summary>Both numbers and whose opinion they are.</summary>
    public override string ToString() => FormattableString.Invariant($"market premium {Market}, volatility premium {Volatility} (opinion: {Source})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Risk premia", ToString())
    {
        Facts =
        [
            new("market", DisplayCell.Percent(Market), "% per year"),
            new("volatility", DisplayCell.Percent(Volatility), "% per year"),
            new("opinion of", Source),
        ],
    };
}
