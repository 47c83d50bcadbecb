using System.Globalization;
using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>One dated event: a release, a meeting, an expiration. The default value is no row.</summary>
[TypeFormatterSource]
public readonly record struct EventRow : IDisplayable
{
    /// <summary>The day, in New York.</summary>
    public DateOnly Date { get; init; }

    /// <summary>What it is, as the file names it: <c>cpi</c>, <c>fomc_decision</c>, <c>opex</c>.</summary>
    public string Kind { get; init; }

    /// <summary>More about it; empty when the file says nothing.</summary>
    public string Detail { get; init; }

    /// <summary>First day of the month that a release is about; null when the file says none, or nothing like <c>May 2024</c> or <c>2024-05</c>.</summary>
    public DateOnly? ReferenceMonth { get; init; }

    /// <summary>Time of the day in New York; null when the file says none.</summary>
    public TimeOnly? TimeNewYork { get; init; }

    /// <summary>Where the file has the date from; empty when it says nothing. A date that was computed was not announced.</summary>
    public string Source { get; init; }

    /// <summary>Date, time and kind.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {TimeNewYork:HH\\:mm} {Kind}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event of a file", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("time", TimeNewYork?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? DisplayCell.Missing, "New York"),
            new("kind", Kind),
            new("detail", Detail),
            new("reference month", ReferenceMonth),
            new("source", Source),
        ],
    };
}
