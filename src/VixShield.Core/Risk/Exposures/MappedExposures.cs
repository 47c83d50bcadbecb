using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// A book's exposures in the few numbers that guardrails use, in dollars, with the map that made them. Ranges run over the map's
/// betas and, for total delta, over its responses of VIX to SPX as well. Made by <see cref="FactorExposures.Map"/>.
/// </summary>
[TypeFormatterSource]
public sealed record MappedExposures : IDisplayable
{
    internal MappedExposures(FactorMap map) => Map = map;

    /// <summary>Dollars per +1 % of SPX with VIX following by its expected response: partial delta + response x VIX-equivalent vega.</summary>
    public Interval TotalDelta { get; internal init; }

    /// <summary>Dollars per +1 % of SPX with VIX and every volatility held.</summary>
    public double PartialDelta { get; internal init; }

    /// <summary>Change of <see cref="PartialDelta"/> per +1 % of SPX, in dollars.</summary>
    public double SpxGamma { get; internal init; }

    /// <summary>
    /// Change of <see cref="PartialDelta"/> in dollars per +1 VIX point through index volatilities, which follow by the middle betas; equally, change of their vega per +1 % of SPX.
    /// Moves of both change the value by the product of the moves times this. VX futures and VIX options have none: SPX does not enter their prices.
    /// </summary>
    public double SpxVanna { get; internal init; }

    /// <summary>Dollars per +1 point of spot VIX, with futures and volatilities of all tenors following by their betas.</summary>
    public Interval VixEquivalentVega { get; internal init; }

    /// <summary>VIX-equivalent vega under the low betas alone, which are not always the low end of the interval.</summary>
    internal double LowBetaVega { get; init; }

    /// <summary>VIX-equivalent vega under the high betas alone.</summary>
    internal double HighBetaVega { get; init; }

    /// <summary>
    /// Second derivative along the same direction with the middle betas, in dollars per VIX point squared: volga of index options, gamma of VIX options and of fund options to the
    /// futures. Half of it times the square of a VIX move adds to vega times the move. The direction is a line: that betas change with the level is not in it, nor is volga or vanna of
    /// VIX-option volatilities, which do not move with it.
    /// </summary>
    public double VegaConvexity { get; internal init; }

    /// <summary>
    /// Dollars per +1 point of the slope: the move of the slow factor that leaves the 30-day volatility unchanged and lifts the
    /// logarithm of a 90-day future by 1 / VIX. Middle betas.
    /// </summary>
    public double SlopeVega { get; internal init; }

    /// <summary>Dollars per +1 vol point of every index volatility at once: parallel, unscaled.</summary>
    public double RawVega { get; internal init; }

    /// <summary>
    /// Raw vega with every expiry weighted by sqrt(30 / days to expiry), in dollars per +1 vol point of a 30-day volatility: a common alternative to VR(T), not consistent with any betas.
    /// Sensible beyond 16 days only: see <see cref="TimeWeightedVegaIsSensible"/>.
    /// </summary>
    public double TimeWeightedVega { get; internal init; }

    /// <summary>Whether no index volatility of less than 16 days to expiry is in <see cref="TimeWeightedVega"/>, whose weight grows without bound towards expiry.</summary>
    public bool TimeWeightedVegaIsSensible { get; internal init; }

    /// <summary>Dollars per +1 vol point of every VIX-option volatility at once; in none of the other numbers. What it costs a day is <see cref="BookValuation.VolOfVolDecay"/>.</summary>
    public double VolOfVolVega { get; internal init; }

    /// <summary>Dollars per +1 vol point of the volatility of every volatility fund at once; in none of the other numbers. A leveraged fund's point is not that of VIX options.</summary>
    public double FundVolatilityVega { get; internal init; }

    /// <summary>Dollars per +1 basis point of all rates in parallel with spots and VX futures held: discounting and growth of the forwards.</summary>
    public double RateDelta { get; internal init; }

    /// <summary>Dollars per +1 basis point of the dividend yield of the index, and of SPY, with spot held: minus the growth of their forwards. Borrow fees of volatility funds are not in it.</summary>
    public double DividendDelta { get; internal init; }

    /// <summary>The carry per calendar day.</summary>
    public Carry Carry { get; internal init; }

    /// <summary>The betas and levels used.</summary>
    public FactorMap Map { get; }

    /// <summary>The numbers on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"total delta {TotalDelta} $/1%, gamma {SpxGamma:G6} $/1%, vega {VixEquivalentVega} $/VIX point, carry {Carry.Total:G6} $/day");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Mapped exposures", ToString())
    {
        Facts =
        [
            new("total delta", TotalDelta.ToString(), "$/1%"),
            new("partial delta", PartialDelta, "$/1%"),
            new("gamma", SpxGamma, "$/1% per 1%"),
            new("vanna", SpxVanna, "$/1% per VIX point"),
            new("VIX-equivalent vega", VixEquivalentVega.ToString(), "$/VIX point"),
            new("vega convexity", VegaConvexity, "$/VIX point squared"),
            new("slope vega", SlopeVega, "$/point of the slope"),
            new("raw vega", RawVega, "$/vol point"),
            new("time-weighted vega", TimeWeightedVega, "$/vol point"),
            new("time-weighted vega is sensible", TimeWeightedVegaIsSensible),
            new("vol-of-vol vega", VolOfVolVega, "$/vol point"),
            new("fund volatility vega", FundVolatilityVega, "$/vol point"),
            new("rate delta", RateDelta, "$/basis point"),
            new("dividend delta", DividendDelta, "$/basis point"),
            new("carry", Carry.Total, "$/day"),
        ],
        Notes = [$"Map: {Map.SourceText}"],
    };
}
