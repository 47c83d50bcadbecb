using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// The range of a number over a set of assumptions, and its value under the middle one. The default value is the single number 0.
/// </summary>
[TypeFormatterSource]
public readonly record struct Interval : IDisplayable
{
    /// <summary>Makes an interval.</summary>
    /// <param name="low">Smallest value over the set.</param>
    /// <param name="mid">Value under the middle assumption.</param>
    /// <param name="high">Largest value over the set.</param>
    /// <exception cref="ArgumentException">A value is NaN, or they are not in ascending order.</exception>
    public Interval(double low, double mid, double high)
    {
        if (!(low <= mid && mid <= high))
            throw new ArgumentException(FormattableString.Invariant($"{low}, {mid}, {high} must be in ascending order."), nameof(mid));
        Low = low;
        Mid = mid;
        High = high;
    }

    /// <summary>Smallest value over the set.</summary>
    public double Low { get; }

    /// <summary>Value under the middle assumption.</summary>
    public double Mid { get; }

    /// <summary>Largest value over the set.</summary>
    public double High { get; }

    /// <summary>The three values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mid:G6} [{Low:G6}, {High:G6}]");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Range over a set of assumptions", ToString())
    {
        Facts =
        [
            new("low", Low),
            new("middle", Mid),
            new("high", High),
        ],
    };
}
