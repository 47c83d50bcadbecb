using VixShield.Display;

namespace VixShield.Market;

/// <summary>One session of an index, in its points.</summary>
[TypeFormatterSource]
public sealed record IndexSession : IDisplayable
{
    /// <summary>Makes a session.</summary>
    /// <param name="date">The day.</param>
    /// <param name="close">Last value; greater than 0.</param>
    /// <param name="open">First value; null when unknown.</param>
    /// <param name="high">Highest value; null when unknown.</param>
    /// <param name="low">Lowest value; null when unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value that is not finite and greater than 0. That low and high embrace the others is not asked: published histories break it.</exception>
    public IndexSession(DateOnly date, double close, double? open = null, double? high = null, double? low = null)
    {
        Date = date;
        Close = Guard.PositiveFinite(close, nameof(close));
        Open = open is { } first ? Guard.PositiveFinite(first, nameof(open)) : null;
        High = high is { } highest ? Guard.PositiveFinite(highest, nameof(high)) : null;
        Low = low is { } lowest ? Guard.PositiveFinite(lowest, nameof(low)) : null;
    }

    /// <summary>The day.</summary>
    public DateOnly Date { get; }

    /// <summary>Last value.</summary>
    public double Close { get; }

    /// <summary>First value; null when unknown.</summary>
    public double? Open { get; }

    /// <summary>Highest value; null when unknown.</summary>
    public double? High { get; }

    /// <summary>Lowest value; null when unknown.</summary>
    public double? Low { get; }

    /// <summary>Day and close.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Close}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Index session", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("open", Open, "points"),
            new("high", High, "points"),
            new("low", Low, "points"),
            new("close", Close, "points"),
        ],
    };
}
