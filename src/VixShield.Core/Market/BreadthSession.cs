using VixShield.Display;

namespace VixShield.Market;

/// <summary>How many stocks of a universe rose and fell in one session. All numbers are at least 0.</summary>
[TypeFormatterSource]
public sealed record BreadthSession : IDisplayable
{
    /// <summary>Makes a session.</summary>
    /// <param name="date">The day.</param>
    /// <param name="advances">Stocks that rose.</param>
    /// <param name="declines">Stocks that fell.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite or negative.</exception>
    public BreadthSession(DateOnly date, double advances, double declines)
    {
        Date = date;
        Advances = Guard.NonNegativeFinite(advances, nameof(advances));
        Declines = Guard.NonNegativeFinite(declines, nameof(declines));
    }

    /// <summary>The day.</summary>
    public DateOnly Date { get; }

    /// <summary>Stocks that rose.</summary>
    public double Advances { get; }

    /// <summary>Stocks that fell.</summary>
    public double Declines { get; }

    /// <summary>Stocks without a change; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? Unchanged
    {
        get;
        init => field = Known(value, nameof(Unchanged));
    }

    /// <summary>Volume of the stocks that rose, in the unit of the source; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? AdvancingVolume
    {
        get;
        init => field = Known(value, nameof(AdvancingVolume));
    }

    /// <summary>Volume of the stocks that fell, in the unit of the source; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? DecliningVolume
    {
        get;
        init => field = Known(value, nameof(DecliningVolume));
    }

    /// <summary>Volume of the stocks without a change, in the unit of the source; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? UnchangedVolume
    {
        get;
        init => field = Known(value, nameof(UnchangedVolume));
    }

    /// <summary>Stocks at a high of 52 weeks; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? NewHighs
    {
        get;
        init => field = Known(value, nameof(NewHighs));
    }

    /// <summary>Stocks at a low of 52 weeks; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? NewLows
    {
        get;
        init => field = Known(value, nameof(NewLows));
    }

    /// <summary>Advances less declines.</summary>
    public double NetAdvances => Advances - Declines;

    /// <summary>Day, advances and declines.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Advances} up {Declines} down");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Breadth of a session", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("advances", Advances, "stocks"),
            new("declines", Declines, "stocks"),
            new("net advances", NetAdvances, "stocks"),
            new("unchanged", Unchanged, "stocks"),
            new("advancing volume", AdvancingVolume),
            new("declining volume", DecliningVolume),
            new("unchanged volume", UnchangedVolume),
            new("new highs", NewHighs, "stocks"),
            new("new lows", NewLows, "stocks"),
        ],
    };

    private static double? Known(double? value, string parameter) => value is { } number ? Guard.NonNegativeFinite(number, parameter) : null;
}
