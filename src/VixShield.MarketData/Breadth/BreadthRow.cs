using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>Advances and declines of one universe of stocks on one day. The default value is no row.</summary>
[TypeFormatterSource]
public readonly record struct BreadthRow : IDisplayable
{
    /// <summary>The day.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Prefix of the columns, such as <c>nyse</c> in <c>nyse_advancers</c>; empty in a file of one universe. Whose stocks are counted is the file's affair.</summary>
    public string Universe { get; init; }

    /// <summary>Issues that rose.</summary>
    public double Advances { get; init; }

    /// <summary>Issues that fell.</summary>
    public double Declines { get; init; }

    /// <summary>Issues without a change; null when the file does not say.</summary>
    public double? Unchanged { get; init; }

    /// <summary>Volume of the issues that rose, in the unit of the file, which may change over the years; null when the file does not say.</summary>
    public double? AdvancingVolume { get; init; }

    /// <summary>Volume of the issues that fell; as <see cref="AdvancingVolume"/>.</summary>
    public double? DecliningVolume { get; init; }

    /// <summary>Volume of the issues without a change; as <see cref="AdvancingVolume"/>.</summary>
    public double? UnchangedVolume { get; init; }

    /// <summary>Issues at a high of 52 weeks; null when the file does not say.</summary>
    public double? NewHighs { get; init; }

    /// <summary>Issues at a low of 52 weeks; null when the file does not say.</summary>
    public double? NewLows { get; init; }

    /// <summary>Date, universe, advances and declines.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Universe} {Advances} up {Declines} down");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Breadth of a day", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("universe", Universe),
            new("advances", Advances, "issues"),
            new("declines", Declines, "issues"),
            new("unchanged", Unchanged, "issues"),
            new("advancing volume", AdvancingVolume),
            new("declining volume", DecliningVolume),
            new("unchanged volume", UnchangedVolume),
            new("new highs", NewHighs, "issues"),
            new("new lows", NewLows, "issues"),
        ],
    };
}
