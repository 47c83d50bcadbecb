using VixShield.Curves;
using VixShield.Display;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Economics;

/// <summary>Betas of a book to the market and to a volatility future: returns on the book's capital per 1.00 of the factor's return, the other factor held.</summary>
[TypeFormatterSource]
public sealed record FactorBetas : IDisplayable
{
    /// <summary>States betas.</summary>
    /// <param name="market">Beta to the market, the volatility future held.</param>
    /// <param name="volatility">Beta to the volatility future, the market held.</param>
    /// <param name="source">Where they come from; not blank.</param>
    /// <exception cref="ArgumentException">A beta is not finite or the source is blank.</exception>
    public FactorBetas(double market, double volatility, string source)
    {
        Market = Guard.Finite(market, nameof(market));
        Volatility = Guard.Finite(volatility, nameof(volatility));
        Source = Guard.NotBlank(source, nameof(source));
    }

    /// <summary>Beta to the market, the volatility future held.</summary>
    public double Market { get; }

    /// <summary>Beta to the volatility future, the market held.</summary>
    public double Volatility { get; }

    /// <summary>
    /// Beta to the market alone, with volatility following by its expected response: for the model of one factor. Null where it was not measured. It holds what <see cref="Volatility"/> holds and must
    /// not be used beside it.
    /// </summary>
    public double? MarketAlone { get; private init; }

    /// <summary>Where they come from.</summary>
    public string Source { get; }

    /// <summary>
    /// The betas of a book's mapped exposures: dollars per 1.00 of the index and per 1.00 of the future's return, over capital. To the market it is the <b>partial</b> delta (100 times dollars per +1 %):
    /// the response of VIX to the index is in the other factor, and total delta would count it twice. To the future it is V F / b: V dollars per VIX point, F the future's price and b its points per VIX point.
    /// </summary>
    /// <param name="exposures">The exposures; middle betas count.</param>
    /// <param name="future">The future that is the factor, from the market of the exposures.</param>
    /// <param name="capital">The capital that bears the book, in dollars; greater than 0, and large enough for finite betas.</param>
    /// <remarks>A book of that future alone has the volatility beta size x multiplier x price / capital: the multiplier of the map cancels. First order only: gamma and vanna are in no beta.</remarks>
    /// <exception cref="ArgumentException">An argument is null or the capital out of range.</exception>
    /// <exception cref="MissingDatumException">The map does not move the future with VIX.</exception>
    public static FactorBetas FromExposures(MappedExposures exposures, VixFuture future, double capital)
    {
        Guard.NotNull(exposures, nameof(exposures));
        Guard.NotNull(future, nameof(future));
        Guard.PositiveFinite(capital, nameof(capital));
        var factor = new RiskFactor(FactorKind.VixFuture, MarketSnapshot.VixSymbol, future.Expiry);
        if (exposures.Map.PerVixPoint(factor) is not > 0)
            throw new MissingDatumException($"The map does not move {factor} with VIX.");
        double perPoint = exposures.Map.PerVixPoint(factor)!.Value;
        double market = 100 * exposures.PartialDelta / capital;
        double volatility = exposures.VixEquivalentVega.Mid * future.Price / perPoint / capital;
        double alone = 100 * exposures.TotalDelta.Mid / capital;
        if (!double.IsFinite(market) || !double.IsFinite(volatility) || !double.IsFinite(alone))
            throw Guard.OutOfRange(nameof(capital), capital, "Must be large enough for finite betas.");
        return new FactorBetas(
            market,
            volatility,
            FormattableString.Invariant($"exposures to {exposures.Map.IndexSymbol} and the VX future {future.Expiry} at {future.Price:G6} over {capital:F2} $"))
        {
            MarketAlone = alone,
        };
    }

    /// <summary>The betas of a regression on both factors.</summary>
    /// <param name="fit">The fit of <see cref="FactorRegression.OnMarketAndVolatility"/>.</param>
    /// <exception cref="ArgumentException">The fit is null, failed, or is of the market alone.</exception>
    public static FactorBetas FromFit(FactorFit fit)
    {
        Guard.NotNull(fit, nameof(fit));
        return fit is { MarketBeta: { } market, VolatilityBeta: { } volatility }
            ? new FactorBetas(market, volatility, $"regression: {fit.Reason}")
            : throw new ArgumentException($"The fit has no two betas: {fit.Reason}", nameof(fit));
    }

    /// <summary>Both betas and where they come from.</summary>
    public override string ToString() => FormattableString.Invariant($"market {Market:G4}, volatility {Volatility:G4} ({Source})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Factor betas", ToString())
    {
        Facts =
        [
            new("market", Market),
            new("volatility", Volatility),
            new("market alone", MarketAlone),
            new("source", Source),
        ],
    };
}
