using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>One session of an exchange. The default value is no row.</summary>
[TypeFormatterSource]
public readonly record struct SessionRow : IDisplayable
{
    /// <summary>The day.</summary>
    public DateOnly Date { get; init; }

    /// <summary>When it opened.</summary>
    public DateTimeOffset Open { get; init; }

    /// <summary>When it closed, after the opening.</summary>
    public DateTimeOffset Close { get; init; }

    /// <summary>Date, opening and close.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Open:HH:mm zzz} to {Close:HH:mm zzz}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Session of a file", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("open", Open),
            new("close", Close),
        ],
    };
}
