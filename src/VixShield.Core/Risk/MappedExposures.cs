namespace VixShield.Risk;

/// <summary>
/// A book's exposures in the few numbers that guardrails use, in dollars, with the map that made them. Ranges run over the map's
/// betas and, for total delta, over its responses of VIX to SPX as well.
/// </summary>
/// <param name="TotalDelta">Dollars per +1 % of SPX with VIX following by its expected response: partial delta + response x VIX-equivalent vega.</param>
/// <param name="PartialDelta">Dollars per +1 % of SPX with VIX and every volatility held.</param>
/// <param name="SpxGamma">Change of <paramref name="PartialDelta"/> per +1 % of SPX, in dollars.</param>
/// <param name="VixEquivalentVega">Dollars per +1 point of spot VIX, with futures and volatilities of all tenors following by their betas.</param>
/// <param name="SlopeVega">Dollars per +1 point of the slope: the move of the slow factor that leaves the 30-day volatility unchanged and
/// lifts the logarithm of a 90-day future by 1 / VIX. Middle beta curve.</param>
/// <param name="RawVega">Dollars per +1 vol point of every index volatility at once: parallel, unscaled.</param>
/// <param name="VolOfVolVega">Dollars per +1 vol point of every VIX-option volatility at once; in none of the other numbers.</param>
/// <param name="Carry">The carry per calendar day.</param>
/// <param name="Map">The betas and levels used.</param>
public sealed record MappedExposures(
    Interval TotalDelta,
    double PartialDelta,
    double SpxGamma,
    Interval VixEquivalentVega,
    double SlopeVega,
    double RawVega,
    double VolOfVolVega,
    Carry Carry,
    FactorMap Map)
{
    /// <summary>The numbers on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"total delta {TotalDelta} $/1%, gamma {SpxGamma:G6} $/1%, vega {VixEquivalentVega} $/VIX point, carry {Carry.Total:G6} $/day");
}
