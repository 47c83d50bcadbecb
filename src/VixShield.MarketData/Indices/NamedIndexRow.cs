using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>One index on one day, of a table that has several. The default value is no row.</summary>
[TypeFormatterSource]
public readonly record struct NamedIndexRow : IDisplayable
{
    /// <summary>Name of the index as the file has it, without blanks around it. Names are the same in any case.</summary>
    public string Name { get; init; }

    /// <summary>The day.</summary>
    public DateOnly Date { get; init; }

    /// <summary>First value of the session, in the unit of the series; null when the file has none, or 0.</summary>
    public double? Open { get; init; }

    /// <summary>Highest value; null as <see cref="Open"/>.</summary>
    public double? High { get; init; }

    /// <summary>Lowest value; null as <see cref="Open"/>.</summary>
    public double? Low { get; init; }

    /// <summary>Last value, in the unit of the series; null when the file has 0, which is none.</summary>
    public double? Close { get; init; }

    /// <summary>Name, date and close.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Date:yyyy-MM-dd} {Close}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Index of a table on a day", ToString())
    {
        Facts =
        [
            new("index", Name),
            new("date", Date),
            new("open", Open),
            new("high", High),
            new("low", Low),
            new("close", Close),
        ],
    };
}
