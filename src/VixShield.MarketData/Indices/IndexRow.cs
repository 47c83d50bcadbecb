using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>One day of an index. The default value is no row.</summary>
[TypeFormatterSource]
public readonly record struct IndexRow : IDisplayable
{
    /// <summary>The day.</summary>
    public DateOnly Date { get; init; }

    /// <summary>First value of the session; null when the file has only one value a day, or 0.</summary>
    public double? Open { get; init; }

    /// <summary>Highest value; null as <see cref="Open"/>.</summary>
    public double? High { get; init; }

    /// <summary>Lowest value; null as <see cref="Open"/>.</summary>
    public double? Low { get; init; }

    /// <summary>Last value; null when the file has 0, which is none.</summary>
    public double? Close { get; init; }

    /// <summary>Volume as the file has it; null when it has none.</summary>
    public double? Volume { get; init; }

    /// <summary>Date and close.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Close}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Index on a day", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("open", Open),
            new("high", High),
            new("low", Low),
            new("close", Close),
            new("volume", Volume),
        ],
    };
}
