using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A closed range, in the unit of what it limits (dollars per +1 % of SPX for total delta). The default value allows 0 alone.</summary>
[TypeFormatterSource]
public readonly record struct Band : IDisplayable
{
    /// <summary>Makes a band.</summary>
    /// <param name="low">Lower edge; finite.</param>
    /// <param name="high">Upper edge; finite, at least the lower one.</param>
    /// <exception cref="ArgumentOutOfRangeException">An edge is not finite, or they are out of order.</exception>
    public Band(double low, double high)
    {
        Low = Guard.Finite(low, nameof(low));
        High = Guard.Finite(high, nameof(high));
        if (high < low)
            throw Guard.OutOfRange(nameof(high), high, FormattableString.Invariant($"Must be at least the lower edge {low}."));
    }

    /// <summary>Lower edge.</summary>
    public double Low { get; }

    /// <summary>Upper edge.</summary>
    public double High { get; }

    /// <summary>Distance to the nearer edge: positive inside, negative outside.</summary>
    /// <param name="value">The value.</param>
    public double MarginOf(double value) => Math.Min(value - Low, High - value);

    /// <summary>The edge that a value is nearer to.</summary>
    /// <param name="value">The value.</param>
    public double NearerEdge(double value) => value - Low <= High - value ? Low : High;

    /// <summary>The edges.</summary>
    public override string ToString() => FormattableString.Invariant($"[{Low:G6}, {High:G6}]");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Allowed range", ToString())
    {
        Facts =
        [
            new("low", Low),
            new("high", High),
        ],
    };
}
