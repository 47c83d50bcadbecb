using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>How a curve lies to two-sided quotes. The default value is no quote.</summary>
/// <param name="Quotes">How many quotes were compared.</param>
/// <param name="Inside">How many of them have the curve's price inside bid and ask, both included.</param>
/// <param name="WithinOneTick">How many have it at most one tick outside; null when the tick of a quote is not known.</param>
/// <param name="WorstVolatilityMiss">The greatest distance of the curve's volatility outside that of bid and ask, as a decimal: 0.01 is a vol point; 0 when all are inside.</param>
/// <param name="WorstTickMiss">The greatest distance of the curve's price outside bid and ask, in ticks of the quote; null when a tick is not known.</param>
[TypeFormatterSource]
public readonly record struct FitQuality(int Quotes, int Inside, int? WithinOneTick, double WorstVolatilityMiss, double? WorstTickMiss) : IDisplayable
{
    /// <summary>Share of the quotes that are inside; 1 without quotes.</summary>
    public double InsideShare => Quotes == 0 ? 1 : (double)Inside / Quotes;

    /// <summary>Share of the quotes that are at most one tick outside; 1 without quotes, null when a tick is not known.</summary>
    public double? WithinOneTickShare => Quotes == 0 ? 1 : (double?)WithinOneTick / Quotes;

    /// <summary>Counts and the worst misses.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Inside} of {Quotes} inside, {WithinOneTick?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} within a tick, worst {100 * WorstVolatilityMiss:G3} vol points, {WorstTickMiss:G3} ticks");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Fit to quotes", ToString())
    {
        Facts =
        [
            new("quotes", Quotes),
            new("inside bid and ask", Inside),
            new("inside bid and ask", DisplayCell.Percent(InsideShare), "%"),
            new("within one tick", WithinOneTick),
            new("within one tick", DisplayCell.Percent(WithinOneTickShare), "%"),
            new("worst miss", 100 * WorstVolatilityMiss, "vol points"),
            new("worst miss", WorstTickMiss, "ticks"),
        ],
    };
}
