using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Which part of a history an estimate is of. Made by the library.</summary>
[TypeFormatterSource]
public sealed record EstimationPeriod : IDisplayable
{
    internal EstimationPeriod(DateOnly from, DateOnly until, SettlementClock? clock, int? year)
    {
        From = from;
        Until = until;
        Clock = clock;
        Year = year;
    }

    /// <summary>Later session of the first move.</summary>
    public DateOnly From { get; }

    /// <summary>Later session of the last move.</summary>
    public DateOnly Until { get; }

    /// <summary>When VX futures settled; null where no future is involved and the period has both clocks.</summary>
    public SettlementClock? Clock { get; }

    /// <summary>The calendar year of the later sessions; null when the period is not that of a year.</summary>
    public int? Year { get; }

    /// <summary>First and last session and the clock.</summary>
    public override string ToString() => FormattableString.Invariant($"{From:yyyy-MM-dd} to {Until:yyyy-MM-dd}{Clock switch
    {
        SettlementClock.At1515 => ", VX settles 15:15",
        SettlementClock.At1500 => ", VX settles 15:00",
        _ => "",
    }}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Period of an estimate", ToString())
    {
        Facts =
        [
            new("from", From),
            new("until", Until),
            new("settlement clock", Clock),
            new("year", Year),
        ],
    };
}
