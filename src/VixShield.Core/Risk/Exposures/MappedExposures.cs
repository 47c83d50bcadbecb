namespace VixShield.Risk;

/// <summary>
/// A book's exposures in the few numbers that guardrails use, in dollars, with the map that made them. Ranges run over the map's
/// betas and, for total delta, over its responses of VIX to SPX as well. Made by <see cref="FactorExposures.Map"/>.
/// </summary>
public sealed record MappedExposures
{
    internal MappedExposures(FactorMap map) => Map = map;

    /// <summary>Dollars per +1 % of SPX with VIX following by its expected response: partial delta + response x VIX-equivalent vega.</summary>
    public Interval TotalDelta { get; internal init; }

    /// <summary>Dollars per +1 % of SPX with VIX and every volatility held.</summary>
    public double PartialDelta { get; internal init; }

    /// <summary>Change of <see cref="PartialDelta"/> per +1 % of SPX, in dollars.</summary>
    public double SpxGamma { get; internal init; }

    /// <summary>Dollars per +1 point of spot VIX, with futures and volatilities of all tenors following by their betas.</summary>
    public Interval VixEquivalentVega { get; internal init; }

    /// <summary>
    /// Dollars per +1 point of the slope: the move of the slow factor that leaves the 30-day volatility unchanged and lifts the
    /// logarithm of a 90-day future by 1 / VIX. Middle beta curve.
    /// </summary>
    public double SlopeVega { get; internal init; }

    /// <summary>Dollars per +1 vol point of every index volatility at once: parallel, unscaled.</summary>
    public double RawVega { get; internal init; }

    /// <summary>Dollars per +1 vol point of every VIX-option volatility at once; in none of the other numbers.</summary>
    public double VolOfVolVega { get; internal init; }

    /// <summary>The carry per calendar day.</summary>
    public Carry Carry { get; internal init; }

    /// <summary>The betas and levels used.</summary>
    public FactorMap Map { get; }

    /// <summary>The numbers on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"total delta {TotalDelta} $/1%, gamma {SpxGamma:G6} $/1%, vega {VixEquivalentVega} $/VIX point, carry {Carry.Total:G6} $/day");
}
