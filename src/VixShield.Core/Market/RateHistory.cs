using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>A short rate by session, as a decimal per year (0.05 is five percent); it may be negative. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed class RateHistory : IEquatable<RateHistory>, IDisplayable
{
    /// <summary>Makes a history of a rate.</summary>
    /// <param name="name">What rate it is.</param>
    /// <param name="quotation">How it is quoted.</param>
    /// <param name="rates">Days and rates; as in <see cref="SessionSeries"/>, and from -0.5 to 1: a rate in percent is refused.</param>
    /// <param name="calendar">The sessions; null for <see cref="TradingCalendar.UsOptions"/>.</param>
    /// <exception cref="ArgumentException">As for <see cref="SessionSeries"/>, or a rate outside the limits.</exception>
    public RateHistory(string name, RateQuotation quotation, IEnumerable<DatedValue> rates, TradingCalendar? calendar = null)
    {
        Quotation = Guard.Defined(quotation, nameof(quotation));
        Rates = new SessionSeries(name, rates, calendar);
        for (int i = 0; i < Rates.Count; i++)
        {
            if (Rates.Values[i] is < -0.5 or > 1)
                throw Guard.OutOfRange(nameof(rates), new DatedValue(Rates.Dates[i], Rates.Values[i]), "Must be a decimal from -0.5 to 1.");
        }
    }

    /// <summary>What rate it is.</summary>
    public string Name => Rates.Name;

    /// <summary>How it is quoted.</summary>
    public RateQuotation Quotation { get; }

    /// <summary>Rates by session, as decimals.</summary>
    public SessionSeries Rates { get; }

    /// <summary>
    /// The latest rate strictly before a date. It is refused when more sessions lie between than the limit, so that a hole in the data is
    /// not filled without a word.
    /// </summary>
    /// <param name="date">The date; covered by the calendar.</param>
    /// <param name="rate">Day and rate; the default value when there is none.</param>
    /// <param name="maximumAgeSessions">How many sessions old it may be; 1 is the session just before.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1, or the calendar does not cover the date.</exception>
    public bool TryEffectiveBefore(DateOnly date, out DatedValue rate, int maximumAgeSessions = 5)
    {
        Guard.InRange(maximumAgeSessions, 1, int.MaxValue, nameof(maximumAgeSessions));
        int index = Rates.Dates.AsSpan().BinarySearch(date);
        index = (index >= 0 ? index : ~index) - 1;
        rate = default;
        if (index < 0 || Rates.Calendar.CountSessions(Rates.Dates[index], date) > maximumAgeSessions)
            return false;
        rate = new DatedValue(Rates.Dates[index], Rates.Values[index]);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(RateHistory? other) => other is not null && Quotation == other.Quotation && Rates.Equals(other.Rates);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RateHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Quotation, Rates);

    /// <summary>Quotation and series.</summary>
    public override string ToString() => $"{Rates}; {Quotation}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rate history", ToString())
    {
        Facts =
        [
            new("rate", Name),
            new("quotation", Quotation),
            new("sessions", Rates.Count),
            new("gaps", Rates.Gaps.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "rates",
                (int[])[.. Enumerable.Range(0, Rates.Count)],
                new("date", r => Rates.Dates[r]),
                new("rate", "%/year", r => DisplayCell.Percent(Rates.Values[r], 4))),
        ],
    };
}
