using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Risk;

public sealed partial class FactorMap
{
    /// <summary>Makes a map from a market's levels and beta curves. Its source is the prior where nothing else is given.</summary>
    /// <param name="market">The market: index level, spot VIX, smiles, and the VX curve where there is one.</param>
    /// <param name="betas">The beta curves; null for <see cref="BetaSet.Prior"/>.</param>
    /// <param name="response">The response of VIX to the index; null for <see cref="SpotVixResponse.Prior"/>.</param>
    /// <param name="indexSymbol">The equity index.</param>
    /// <exception cref="MissingDatumException">The index level or spot VIX is missing.</exception>
    public static FactorMap Create(MarketSnapshot market, BetaSet? betas = null, SpotVixResponse? response = null, string indexSymbol = "SPX")
    {
        betas ??= BetaSet.Prior;
        bool prior = betas == BetaSet.Prior && (response is null || response == SpotVixResponse.Prior);
        return FromCurves(
            market,
            betas,
            response,
            indexSymbol,
            prior ? FactorMapSource.Prior : FactorMapSource.Given,
            prior ? "prior" : $"betas {(betas == BetaSet.Prior ? "prior" : "given")}, {ResponseText(response)}");
    }

    /// <summary>Makes a map from a market's levels and betas estimated from a history.</summary>
    /// <param name="market">The market, as for <see cref="Create"/>.</param>
    /// <param name="betas">The estimated set.</param>
    /// <param name="response">The response of VIX to the index, as <see cref="SpotVixResponse.FromEstimates"/> makes it; null for <see cref="SpotVixResponse.Prior"/>, and the text says so.</param>
    /// <param name="indexSymbol">The equity index.</param>
    /// <exception cref="ArgumentException">The estimate is null or holds no set.</exception>
    /// <exception cref="MissingDatumException">The index level or spot VIX is missing.</exception>
    public static FactorMap FromHistory(MarketSnapshot market, BetaSetEstimate betas, SpotVixResponse? response = null, string indexSymbol = "SPX")
    {
        BetaSet set = Guard.NotNull(betas, nameof(betas)).Set ?? throw new ArgumentException($"The estimate holds no set of betas: {betas.Reason}", nameof(betas));
        return FromCurves(market, set, response, indexSymbol, FactorMapSource.History, $"history: {betas.Reason.TrimEnd('.')}; {ResponseText(response)}");
    }

    /// <summary>
    /// Makes a map from a market's levels and a model of VIX: its beta and volatility response along the regression on VIX are the middle ones.
    /// </summary>
    /// <param name="market">The market, as for <see cref="Create"/>. Its prices scale the model's relative moves, so the model need not fit them.</param>
    /// <param name="model">The model.</param>
    /// <param name="response">The response of VIX to the index, which a model of VIX alone does not know; null for <see cref="SpotVixResponse.Prior"/>, and the text says so.</param>
    /// <param name="range">
    /// Curves of which the low and the high one take the place of the range that a model does not have; its middle one is not used. Null for the model alone: the interval of a vega is then a point,
    /// which says that nothing is known of its error, not that it has none.
    /// </param>
    /// <param name="indexSymbol">The equity index.</param>
    /// <exception cref="MissingDatumException">The index level or spot VIX is missing.</exception>
    public static FactorMap FromModel(MarketSnapshot market, IVixModel model, SpotVixResponse? response = null, BetaSet? range = null, string indexSymbol = "SPX")
    {
        Guard.NotNull(model, nameof(model));
        FactorDirection mid = FactorDirection.Regression(model);
        return From(
            market,
            response,
            indexSymbol,
            range is null ? mid : FactorDirection.Regression(range.Low),
            mid,
            range is null ? mid : FactorDirection.Regression(range.High),
            FactorDirection.Slope(model),
            new Origin(null, range, FactorMapSource.Model, $"model: {model}; {(range is null ? "no range of betas" : "range of betas from curves")}; {ResponseText(response)}"));
    }

    private static FactorMap FromCurves(MarketSnapshot market, BetaSet betas, SpotVixResponse? response, string indexSymbol, FactorMapSource source, string text) => From(
        market,
        response,
        indexSymbol,
        FactorDirection.Regression(betas.Low),
        FactorDirection.Regression(betas.Mid),
        FactorDirection.Regression(betas.High),
        FactorDirection.Slope(betas.Mid),
        new Origin(betas, null, source, text));

    private static FactorMap From(
        MarketSnapshot market, SpotVixResponse? response, string indexSymbol, FactorDirection low, FactorDirection mid, FactorDirection high, FactorDirection slope, Origin origin)
    {
        Guard.NotNull(market, nameof(market));
        double spot = market.Require(new DatumKey(DatumKind.Level, indexSymbol));
        double vix = market.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol));
        VixFuturesCurve? curve = market.HasVixFutures ? market.VixFutures : null;
        var rows = new Dictionary<RiskFactor, Row>();
        foreach (OptionChain chain in market.Chains)
        {
            if ((chain.Symbol == indexSymbol || (indexSymbol == "SPX" && chain.Symbol == "SPY")) && market.SmileFor(chain.Symbol, chain.Expiry) is { } smile)
            {
                double scale = smile.AtTheMoney / vix;
                double years = chain.Years;
                Add(new Row(
                    new RiskFactor(FactorKind.Volatility, chain.Symbol, chain.Expiry),
                    low.OfVolatility(years) * scale,
                    mid.OfVolatility(years) * scale,
                    high.OfVolatility(years) * scale,
                    slope.OfVolatility(years) * scale,
                    years));
            }
            else if (chain.Symbol == MarketSnapshot.VixSymbol && curve?.IsListed(chain.Expiry) is not true)
            {
                AddFuture(new VixFuture(chain.Expiry, chain.Forward), chain.Years);
            }
        }

        foreach (VixFuture point in curve?.Points ?? [])
            AddFuture(point, curve!.YearsTo(point.Expiry));
        return new FactorMap(indexSymbol, spot, vix, response ?? SpotVixResponse.Prior, rows.Values, FundPoints(market, indexSymbol))
        {
            Betas = origin.Betas,
            Range = origin.Range,
            Source = origin.Source,
            SourceText = origin.Text,
        };

        void Add(Row row) => rows[row.Factor] = row;

        void AddFuture(VixFuture future, double years) => Add(new Row(
            new RiskFactor(FactorKind.VixFuture, MarketSnapshot.VixSymbol, future.Expiry),
            low.OfFuture(years) * future.Price / vix,
            mid.OfFuture(years) * future.Price / vix,
            high.OfFuture(years) * future.Price / vix,
            slope.OfFuture(years) * future.Price / vix,
            years));
    }

    /// <summary>Points that a share moves per +1 % of the index.</summary>
    private static ImmutableSortedDictionary<string, double> FundPoints(MarketSnapshot market, string indexSymbol) =>
        indexSymbol == "SPX" && market.Levels.TryGetValue("SPY", out double spy)
            ? ImmutableSortedDictionary<string, double>.Empty.Add("SPY", spy / 100)
            : ImmutableSortedDictionary<string, double>.Empty;

    private static string ResponseText(SpotVixResponse? response) =>
        $"response {(response is null || response == SpotVixResponse.Prior ? "prior" : "given")}";

    private readonly record struct Origin(BetaSet? Betas, BetaSet? Range, FactorMapSource Source, string Text);
}
