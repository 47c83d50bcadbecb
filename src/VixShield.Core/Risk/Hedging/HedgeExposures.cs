using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// Exposures in the few directions in which a hedge of index options by VX is judged: the index, index volatilities as VIX moves them, and each VX future by itself. Equal when all parts are.
/// </summary>
/// <remarks>Gammas of the index and of VX count where a measure is asked for second order. Cross terms (vanna), the slope of index volatilities, volatility of VIX options and rates are left out.</remarks>
[TypeFormatterSource]
public sealed record HedgeExposures : IDisplayable
{
    /// <summary>Makes exposures.</summary>
    /// <param name="indexPerPercent">Dollars per +1 % of the index with volatilities held; finite.</param>
    /// <param name="volatilityPerVixPoint">Dollars per +1 point of spot VIX through index volatilities alone, futures held; finite.</param>
    /// <param name="vix">Spot VIX, in points; greater than 0.</param>
    /// <param name="futures">Exposures to VX futures; no contract twice; null for none.</param>
    /// <param name="indexGamma">Change of the dollars per +1 % over +1 % of the index; finite.</param>
    /// <exception cref="ArgumentException">A value is out of range, or a contract occurs twice.</exception>
    public HedgeExposures(double indexPerPercent, double volatilityPerVixPoint, double vix, IEnumerable<HedgeFutureExposure>? futures = null, double indexGamma = 0)
    {
        IndexPerPercent = Guard.Finite(indexPerPercent, nameof(indexPerPercent));
        VolatilityPerVixPoint = Guard.Finite(volatilityPerVixPoint, nameof(volatilityPerVixPoint));
        Vix = Guard.PositiveFinite(vix, nameof(vix));
        IndexGamma = Guard.Finite(indexGamma, nameof(indexGamma));
        Futures = [.. Guard.NoNulls(futures ?? [], nameof(futures)).OrderBy(f => f.Contract)];
        for (int i = 1; i < Futures.Length; i++)
        {
            if (Futures[i].Contract == Futures[i - 1].Contract)
                throw new ArgumentException($"{Futures[i].Contract} occurs twice.", nameof(futures));
        }
    }

    /// <summary>Dollars per +1 % of the index with VIX and every volatility held.</summary>
    public double IndexPerPercent { get; }

    /// <summary>Change of <see cref="IndexPerPercent"/> over +1 % of the index.</summary>
    public double IndexGamma { get; }

    /// <summary>Dollars per +1 point of spot VIX through index volatilities alone.</summary>
    public double VolatilityPerVixPoint { get; }

    /// <summary>Spot VIX, in points.</summary>
    public double Vix { get; }

    /// <summary>Exposures to VX futures, by ascending expiry.</summary>
    public ImmutableArray<HedgeFutureExposure> Futures { get; }

    /// <summary>Dollars per +1 point of spot VIX, with volatilities and futures following by their betas: the VIX-equivalent vega.</summary>
    public double VixPerPoint => VolatilityPerVixPoint + Futures.Sum(f => f.DollarsPerPoint * f.PointBeta);

    /// <summary>Whether every exposure is 0.</summary>
    public bool IsNone => IndexPerPercent == 0 && IndexGamma == 0 && VolatilityPerVixPoint == 0 && Futures.All(f => f.IsNone);

    /// <summary>Exposures by factor in these directions, under the middle betas of a map.</summary>
    /// <param name="exposures">The exposures by factor.</param>
    /// <param name="map">The betas and levels.</param>
    /// <param name="market">The market that the map was made of.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="MissingDatumException">The map or the market does not cover a factor to which there is exposure.</exception>
    public static HedgeExposures Of(FactorExposures exposures, FactorMap map, MarketSnapshot market)
    {
        Guard.NotNull(market, nameof(market));
        MappedExposures mapped = Guard.NotNull(exposures, nameof(exposures)).Map(Guard.NotNull(map, nameof(map)));
        List<HedgeFutureExposure> futures = [];
        double volatility = 0;
        foreach (FactorExposure item in exposures.Items)
        {
            if (item.Factor.Kind == FactorKind.Volatility)
                volatility += item.FirstOrder * map.PerVixPoint(item.Factor)!.Value;
            else if (item.Factor is { Kind: FactorKind.VixFuture, Expiry: { } expiry })
                futures.Add(new HedgeFutureExposure(expiry, MarketMove.Days(expiry, market), PriceOf(expiry, market), map.PerVixPoint(item.Factor)!.Value, item.FirstOrder, item.SecondOrder));
        }

        return new HedgeExposures(mapped.PartialDelta, volatility, map.Vix, futures, mapped.SpxGamma);
    }

    /// <summary>Adds direction by direction.</summary>
    /// <param name="other">The other exposures, of the same market: spot VIX, prices and betas are those of this one where both have them.</param>
    /// <exception cref="ArgumentNullException">The other is null.</exception>
    public HedgeExposures Plus(HedgeExposures other) => new(
        IndexPerPercent + Guard.NotNull(other, nameof(other)).IndexPerPercent,
        VolatilityPerVixPoint + other.VolatilityPerVixPoint,
        Vix,
        Futures.Concat(other.Futures).GroupBy(f => f.Contract).Select(g => new HedgeFutureExposure(g.Key, g.First().Days, g.First().Price, g.First().PointBeta, g.Sum(f => f.DollarsPerPoint), g.Sum(f => f.Gamma))),
        IndexGamma + other.IndexGamma);

    /// <summary>Multiplies every exposure.</summary>
    /// <param name="factor">The factor; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor or a product is not finite.</exception>
    public HedgeExposures Times(double factor) => new(
        IndexPerPercent * Guard.Finite(factor, nameof(factor)),
        VolatilityPerVixPoint * factor,
        Vix,
        Futures.Select(f => new HedgeFutureExposure(f.Contract, f.Days, f.Price, f.PointBeta, f.DollarsPerPoint * factor, f.Gamma * factor)),
        IndexGamma * factor);

    /// <inheritdoc/>
    public bool Equals(HedgeExposures? other) =>
        other is not null && IndexPerPercent.Equals(other.IndexPerPercent) && IndexGamma.Equals(other.IndexGamma) && VolatilityPerVixPoint.Equals(other.VolatilityPerVixPoint) && Vix.Equals(other.Vix)
        && Futures.AsSpan().SequenceEqual(other.Futures.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IndexPerPercent, VolatilityPerVixPoint, Vix, Futures.Length);

    /// <summary>The exposures on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{IndexPerPercent:G6} $/1%, gamma {IndexGamma:G6}, {VixPerPoint:G6} $/VIX point ({VolatilityPerVixPoint:G6} by index volatilities{string.Concat(Futures.Select(f => $"; {f}"))})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposures that a hedge is judged by", ToString())
    {
        Facts =
        [
            new("index", IndexPerPercent, "$/1%"),
            new("gamma", IndexGamma, "$/1% per 1%"),
            new("vega by index volatilities", VolatilityPerVixPoint, "$/VIX point"),
            new("VIX-equivalent vega", VixPerPoint, "$/VIX point"),
            new("VIX", Vix, "points"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "VX futures",
                Futures,
                new("contract", r => r.Contract.ToString()),
                new("days", "days", r => r.Days),
                new("price", "points", r => r.Price),
                new("point beta", r => r.PointBeta),
                new("exposure", "$/point", r => r.DollarsPerPoint),
                new("gamma", "$/point per point", r => r.Gamma)),
        ],
    };

    /// <summary>Settlement or mark of the contract where it is listed, otherwise the parity forward of the VIX options.</summary>
    internal static double PriceOf(Expiries.Expiry expiry, MarketSnapshot market)
    {
        VixFuturesCurve curve = market.RequireVixFutures("the exposures of a hedge");
        return curve.IsListed(expiry)
            ? curve.ForwardFor(expiry)
            : market.ChainFor(MarketSnapshot.VixSymbol, expiry)?.Forward ?? throw new MissingDatumException(new DatumKey(DatumKind.FuturePrice, "VX", expiry), "the exposures of a hedge");
    }
}
