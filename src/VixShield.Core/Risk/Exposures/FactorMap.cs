using System.Collections.Frozen;
using System.Collections.Immutable;
using VixShield.Display;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// The one place where exposures to different factors are added: it says how many dollars of SPX, VIX and slope a unit of each
/// factor is worth, from the levels of one market and stated betas. Immutable; equal when levels, betas and their source are.
/// </summary>
/// <remarks>
/// Per +1 VIX point along the regression direction an index volatility of tenor T moves by (at-the-money volatility) x VR(T) / VIX,
/// and a VX future by its point beta LogBeta(T) x VX / VIX. With beta curves the slope direction uses the fastest and the slowest exponential of the
/// middle curve with weights -1 and +1, so that the 30-day volatility stays where it is; with a single exponential there is no
/// slope and the slope vega is 0. With a model it is the move of its two factors that leaves VIX where it is, so far as the model says what that does to index volatilities. SPY is taken to move by the percentage of SPX, and its volatilities as those
/// of SPX; no other share is mapped. Volatility funds enter by the futures they hold.
/// </remarks>
[TypeFormatterSource]
public sealed partial class FactorMap : IEquatable<FactorMap>, IDisplayable
{
    private readonly FrozenDictionary<RiskFactor, Row> _rows;
    private readonly ImmutableSortedDictionary<string, double> _fundPoints;

    private FactorMap(string indexSymbol, double spot, double vix, SpotVixResponse response, IEnumerable<Row> rows, ImmutableSortedDictionary<string, double> fundPoints)
    {
        _fundPoints = fundPoints;
        IndexSymbol = indexSymbol;
        Spot = spot;
        Vix = vix;
        Response = response;
        _rows = rows.ToFrozenDictionary(r => r.Factor);
    }

    /// <summary>The equity index to which deltas refer.</summary>
    public string IndexSymbol { get; }

    /// <summary>Its level, in points.</summary>
    public double Spot { get; }

    /// <summary>Spot VIX, in points.</summary>
    public double Vix { get; }

    /// <summary>The beta curves; null where the middle is a model's (<see cref="FactorMapSource.Model"/>).</summary>
    public BetaSet? Betas { get; private init; }

    /// <summary>The beta curves from which a model's map has its low and high values; null without, and where the map is not a model's.</summary>
    public BetaSet? Range { get; private init; }

    /// <summary>The response of VIX to the index.</summary>
    public SpotVixResponse Response { get; }

    /// <summary>Where the betas come from.</summary>
    public FactorMapSource Source { get; private init; }

    /// <summary>The source in words: the model, or the periods of the estimates, and the response.</summary>
    public string SourceText { get; private init; } = "";

    /// <summary>
    /// Points per +1 VIX point (index volatilities in 1.00) that a factor moves under the middle betas; null for a factor that the map does not move with VIX.
    /// </summary>
    /// <param name="factor">An index volatility or a VX future.</param>
    public double? PerVixPoint(RiskFactor factor) => _rows.TryGetValue(factor, out Row row) ? row.Mid : null;

    /// <inheritdoc/>
    public bool Equals(FactorMap? other) =>
        other is not null && IndexSymbol == other.IndexSymbol && Spot.Equals(other.Spot) && Vix.Equals(other.Vix)
        && Source == other.Source && SourceText == other.SourceText && Betas == other.Betas && Range == other.Range && Response == other.Response && _rows.Count == other._rows.Count
        && _rows.All(r => other._rows.TryGetValue(r.Key, out Row row) && row == r.Value) && _fundPoints.SequenceEqual(other._fundPoints);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactorMap);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IndexSymbol, Spot, Vix, _rows.Count);

    /// <summary>The index, VIX, betas, response and source.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{IndexSymbol} {Spot:G6}, VIX {Vix:G6}; {(Betas is null ? "" : $"log beta {Betas}; ")}{(Range is null ? "" : $"range of {Range}; ")}{Response}; source: {SourceText}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Factor map", ToString())
    {
        Facts =
        [
            new("index", IndexSymbol),
            new("level", Spot, "points"),
            new("VIX", Vix, "points"),
            new("log beta", Betas?.ToString() ?? "-"),
            new("range of betas", Range?.ToString() ?? "-"),
            new("response", Response.ToString()),
            new("source", Source),
            new("source in words", SourceText),
        ],
    };

    /// <summary>Moves of a factor per VIX point under the three betas, per unit of the slope, and the time to its expiry.</summary>
    private readonly record struct Row(RiskFactor Factor, double Low, double Mid, double High, double Slope, double Years);
}
