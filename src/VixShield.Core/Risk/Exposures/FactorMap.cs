using System.Collections.Frozen;
using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// The one place where exposures to different factors are added: it says how many dollars of SPX, VIX and slope a unit of each
/// factor is worth, from the levels of one market and stated betas. Immutable; equal when levels and betas are.
/// </summary>
/// <remarks>
/// Per +1 VIX point along the regression direction an index volatility of tenor T moves by (at-the-money volatility) x VR(T) / VIX,
/// and a VX future by its point beta LogBeta(T) x VX / VIX. The slope direction uses the fastest and the slowest exponential of the
/// middle beta curve with weights -1 and +1, so that the 30-day volatility stays where it is; with a single exponential there is no
/// slope and the slope vega is 0. SPY is taken to move by the percentage of SPX, and its volatilities as those of SPX; no other share is mapped.
/// </remarks>
public sealed class FactorMap : IEquatable<FactorMap>
{
    private readonly FrozenDictionary<RiskFactor, Row> _rows;
    private readonly ImmutableSortedDictionary<string, double> _fundPoints;

    private FactorMap(
        string indexSymbol, double spot, double vix, BetaSet betas, SpotVixResponse response, IEnumerable<Row> rows, ImmutableSortedDictionary<string, double> fundPoints)
    {
        _fundPoints = fundPoints;
        IndexSymbol = indexSymbol;
        Spot = spot;
        Vix = vix;
        Betas = betas;
        Response = response;
        _rows = rows.ToFrozenDictionary(r => r.Factor);
    }

    /// <summary>The equity index to which deltas refer.</summary>
    public string IndexSymbol { get; }

    /// <summary>Its level, in points.</summary>
    public double Spot { get; }

    /// <summary>Spot VIX, in points.</summary>
    public double Vix { get; }

    /// <summary>The beta curves.</summary>
    public BetaSet Betas { get; }

    /// <summary>The response of VIX to the index.</summary>
    public SpotVixResponse Response { get; }

    /// <summary>Makes a map from a market's levels.</summary>
    /// <param name="market">The market: index level, spot VIX, smiles, and the VX curve where there is one.</param>
    /// <param name="betas">The beta curves; null for <see cref="BetaSet.Prior"/>.</param>
    /// <param name="response">The response of VIX to the index; null for <see cref="SpotVixResponse.Prior"/>.</param>
    /// <param name="indexSymbol">The equity index.</param>
    /// <exception cref="MissingDatumException">The index level or spot VIX is missing.</exception>
    public static FactorMap Create(MarketSnapshot market, BetaSet? betas = null, SpotVixResponse? response = null, string indexSymbol = "SPX")
    {
        Guard.NotNull(market, nameof(market));
        betas ??= BetaSet.Prior;
        double spot = market.Require(new DatumKey(DatumKind.Level, indexSymbol));
        double vix = market.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol));
        VixFuturesCurve? curve = market.HasVixFutures ? market.VixFutures : null;
        LogBetaCurve mid = betas.Mid;

        var rows = new Dictionary<RiskFactor, Row>();
        foreach (OptionChain chain in market.Chains)
        {
            if ((chain.Symbol == indexSymbol || (indexSymbol == "SPX" && chain.Symbol == "SPY")) && market.SmileFor(chain.Symbol, chain.Expiry) is { } smile)
            {
                double scale = smile.AtTheMoney / vix;
                Add(new Row(
                    new RiskFactor(FactorKind.Volatility, chain.Symbol, chain.Expiry),
                    betas.Low.VolatilityResponse(chain.Years) * scale,
                    mid.VolatilityResponse(chain.Years) * scale,
                    betas.High.VolatilityResponse(chain.Years) * scale,
                    mid.SlopeVolatilityResponse(chain.Years) * scale));
            }
            else if (chain.Symbol == MarketSnapshot.VixSymbol && curve?.IsListed(chain.Expiry) is not true)
            {
                AddFuture(new VixFuture(chain.Expiry, chain.Forward), chain.Years);
            }
        }

        foreach (VixFuture point in curve?.Points ?? [])
            AddFuture(point, curve!.YearsTo(point.Expiry));
        return new FactorMap(indexSymbol, spot, vix, betas, response ?? SpotVixResponse.Prior, rows.Values, FundPoints(market, indexSymbol));

        void Add(Row row) => rows[row.Factor] = row;

        void AddFuture(VixFuture future, double years) => Add(new Row(
            new RiskFactor(FactorKind.VixFuture, MarketSnapshot.VixSymbol, future.Expiry),
            betas.Low.PointBeta(years, future.Price, vix),
            mid.PointBeta(years, future.Price, vix),
            betas.High.PointBeta(years, future.Price, vix),
            mid.SlopeLogResponse(years) * future.Price / vix));
    }

    /// <summary>
    /// Points per +1 VIX point (index volatilities in 1.00) that a factor moves under the middle betas; null for a factor that the map does not move with VIX.
    /// </summary>
    /// <param name="factor">An index volatility or a VX future.</param>
    public double? PerVixPoint(RiskFactor factor) => _rows.TryGetValue(factor, out Row row) ? row.Mid : null;

    /// <inheritdoc/>
    public bool Equals(FactorMap? other) =>
        other is not null && IndexSymbol == other.IndexSymbol && Spot.Equals(other.Spot) && Vix.Equals(other.Vix)
        && Betas == other.Betas && Response == other.Response && _rows.Count == other._rows.Count
        && _rows.All(r => other._rows.TryGetValue(r.Key, out Row row) && row == r.Value) && _fundPoints.SequenceEqual(other._fundPoints);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactorMap);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IndexSymbol, Spot, Vix, _rows.Count);

    /// <summary>The index, VIX, betas and response.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{IndexSymbol} {Spot:G6}, VIX {Vix:G6}; log beta {Betas}; {Response}");

    internal MappedExposures Apply(FactorExposures exposures)
    {
        double onePercent = Spot / 100;
        double delta = 0;
        double gamma = 0;
        double low = 0;
        double mid = 0;
        double high = 0;
        double slope = 0;
        double raw = 0;
        double volOfVol = 0;
        foreach (FactorExposure item in exposures.Items)
        {
            switch (item.Factor.Kind)
            {
                case FactorKind.Spot when item.Factor.Symbol == IndexSymbol:
                    delta += item.FirstOrder * onePercent;
                    gamma += item.SecondOrder * onePercent * onePercent;
                    break;
                case FactorKind.Spot when _fundPoints.TryGetValue(item.Factor.Symbol, out double points):
                    delta += item.FirstOrder * points;
                    gamma += item.SecondOrder * points * points;
                    break;
                case FactorKind.Volatility or FactorKind.VixFuture when _rows.TryGetValue(item.Factor, out Row row):
                    low += item.FirstOrder * row.Low;
                    mid += item.FirstOrder * row.Mid;
                    high += item.FirstOrder * row.High;
                    slope += item.FirstOrder * row.Slope;
                    if (item.Factor.Kind == FactorKind.Volatility)
                        raw += item.FirstOrder / 100;
                    break;
                case FactorKind.VixVolatility:
                    volOfVol += item.FirstOrder / 100;
                    break;
                case FactorKind.DiscountRate or FactorKind.ForwardGrowth:
                    // Rates are held in every number of the mapped view; they stay visible by factor.
                    break;
                default:
                    throw new MissingDatumException($"The map to {IndexSymbol} and VIX has no beta for {item.Factor}.");
            }
        }

        Interval vega = Range([low, mid, high], mid);
        ReadOnlySpan<double> totals =
        [
            delta + (Response.Strong * low), delta + (Response.Mid * low), delta + (Response.Weak * low),
            delta + (Response.Strong * mid), delta + (Response.Mid * mid), delta + (Response.Weak * mid),
            delta + (Response.Strong * high), delta + (Response.Mid * high), delta + (Response.Weak * high),
        ];
        return new MappedExposures(this)
        {
            TotalDelta = Range(totals, totals[4]),
            PartialDelta = delta,
            SpxGamma = gamma,
            VixEquivalentVega = vega,
            SlopeVega = slope,
            RawVega = raw,
            VolOfVolVega = volOfVol,
            Carry = exposures.Carry,
        };
    }

    /// <summary>Points that a share moves per +1 % of the index.</summary>
    private static ImmutableSortedDictionary<string, double> FundPoints(MarketSnapshot market, string indexSymbol) =>
        indexSymbol == "SPX" && market.Levels.TryGetValue("SPY", out double spy)
            ? ImmutableSortedDictionary<string, double>.Empty.Add("SPY", spy / 100)
            : ImmutableSortedDictionary<string, double>.Empty;

    private static Interval Range(ReadOnlySpan<double> values, double mid)
    {
        double low = mid;
        double high = mid;
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return new Interval(low, mid, high);
    }

    private readonly record struct Row(RiskFactor Factor, double Low, double Mid, double High, double Slope);
}
