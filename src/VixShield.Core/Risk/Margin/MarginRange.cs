using VixShield.Display;

namespace VixShield.Risk;

/// <summary>The relative moves of an underlying at which a scenario-based rule set values a class: equidistant points from the lowest to the highest.</summary>
[TypeFormatterSource]
public sealed record MarginRange : IDisplayable
{
    /// <summary>Makes a range.</summary>
    /// <param name="low">Lowest relative move; above -1 and below 0 (-0.08 is a fall of 8 %).</param>
    /// <param name="high">Highest relative move; above 0, at most 10.</param>
    /// <param name="points">Number of points, both ends included; from 2 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public MarginRange(double low, double high, int points)
    {
        Low = low is > -1 and < 0 ? low : throw Guard.OutOfRange(nameof(low), low, "Must be above -1 and below 0.");
        High = high is > 0 and <= 10 ? high : throw Guard.OutOfRange(nameof(high), high, "Must be above 0 and at most 10.");
        Points = Guard.InRange(points, 2, 1000, nameof(points));
    }

    /// <summary>Lowest relative move, as a decimal.</summary>
    public double Low { get; }

    /// <summary>Highest relative move, as a decimal.</summary>
    public double High { get; }

    /// <summary>Number of points, both ends included.</summary>
    public int Points { get; }

    /// <summary>The relative move of a point.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public double MoveAt(int point) => Guard.InRange(point, 0, Points - 1, nameof(point)) == Points - 1 ? High : Low + ((High - Low) * point / (Points - 1));

    /// <summary>The range, as in <c>-8 % to +6 % in 10 points</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Low * 100:G6} % to {High * 100:+0.######} % in {Points} points");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Range of a scenario-based rule set", ToString())
    {
        Facts =
        [
            new("lowest move", DisplayCell.Percent(Low), "%"),
            new("highest move", DisplayCell.Percent(High), "%"),
            new("points", Points),
        ],
    };
}
