using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Market;

/// <summary>
/// A number on each of some sessions. Where sessions of the calendar are missing between two days there is a gap, and nothing that is
/// derived (change, return, average, window) crosses it: there is no value, neither a wrong one nor a zero. Equal when name, days,
/// values and gaps are.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
[TypeFormatterSource]
public sealed class SessionSeries : IEquatable<SessionSeries>, IDisplayable
{
    private readonly SessionAxis _axis;

    /// <summary>Makes a series.</summary>
    /// <param name="name">What the numbers are.</param>
    /// <param name="values">Days and numbers: days ascend and are sessions, numbers are finite. May be empty.</param>
    /// <param name="calendar">The sessions; null for <see cref="TradingCalendar.UsOptions"/>.</param>
    /// <exception cref="ArgumentException">A day that is no session or not later than the one before, a number that is not finite, or a null.</exception>
    public SessionSeries(string name, IEnumerable<DatedValue> values, TradingCalendar? calendar = null)
    {
        Name = Guard.NotBlank(name, nameof(name));
        ImmutableArray<DatedValue> given = [.. Guard.NotNull(values, nameof(values))];
        foreach (DatedValue value in given)
        {
            if (!double.IsFinite(value.Value))
                throw Guard.OutOfRange(nameof(values), value, "Must be finite.");
        }

        _axis = new SessionAxis([.. given.Select(value => value.Date)], calendar, nameof(values));
        Values = [.. given.Select(value => value.Value)];
    }

    private SessionSeries(string name, SessionAxis axis, ImmutableArray<double> values)
    {
        Name = name;
        _axis = axis;
        Values = values;
    }

    /// <summary>What the numbers are.</summary>
    public string Name { get; }

    /// <summary>The sessions that gaps are judged by.</summary>
    public TradingCalendar Calendar => _axis.Calendar;

    /// <summary>The days, ascending.</summary>
    public ImmutableArray<DateOnly> Dates => _axis.Dates;

    /// <summary>The numbers, one for each of <see cref="Dates"/>.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>How many days there are.</summary>
    public int Count => Values.Length;

    /// <summary>Where sessions are missing, ascending.</summary>
    public ImmutableArray<HistoryGap> Gaps => _axis.Gaps;

    /// <summary>The number of a day; false when the series does not have the day.</summary>
    /// <param name="date">The day.</param>
    /// <param name="value">The number; 0 when there is none.</param>
    public bool TryGet(DateOnly date, out double value)
    {
        int index = _axis.IndexOf(date);
        value = index < 0 ? 0 : Values[index];
        return index >= 0;
    }

    /// <summary>Whether the day at a position is the session just after the one before it in the series; false at position 0.</summary>
    /// <param name="index">Position in <see cref="Dates"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public bool FollowsItsPredecessor(int index) => _axis.Follows(Guard.InRange(index, 0, Count - 1, nameof(index)));

    /// <summary>Differences from session to session, dated by the later one.</summary>
    public SessionSeries Changes() => Derive($"{Name} change", (before, after) => after - before);

    /// <summary>Simple returns from session to session (0.01 is one percent), dated by the later one.</summary>
    /// <exception cref="InvalidOperationException">A value is not greater than 0.</exception>
    public SessionSeries Returns()
    {
        CheckPositive();
        return Derive($"{Name} return", (before, after) => (after / before) - 1);
    }

    /// <summary>Logarithms of the ratios from session to session, dated by the later one.</summary>
    /// <exception cref="InvalidOperationException">A value is not greater than 0.</exception>
    public SessionSeries LogReturns()
    {
        CheckPositive();
        return Derive($"{Name} log return", (before, after) => ElementaryFunctions.Log(after / before));
    }

    /// <summary>Mean of the last <paramref name="sessions"/> consecutive sessions, where there are so many without a gap; dated by the last.</summary>
    /// <param name="sessions">How many sessions; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public SessionSeries Average(int sessions)
    {
        List<DatedValue> means = [];
        foreach (ReadOnlyMemory<double> window in Windows(sessions, out ImmutableArray<DateOnly> ends))
        {
            double sum = 0;
            foreach (double value in window.Span)
                sum += value;
            means.Add(new DatedValue(ends[means.Count], sum / sessions));
        }

        return new SessionSeries(FormattableString.Invariant($"{Name} mean of {sessions}"), means, Calendar);
    }

    /// <summary>Every stretch of consecutive sessions of a length, without copying.</summary>
    /// <param name="sessions">The length; at least 1.</param>
    /// <param name="ends">The last day of each stretch.</param>
    /// <returns>The stretches, in the order of their last days.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public ImmutableArray<ReadOnlyMemory<double>> Windows(int sessions, out ImmutableArray<DateOnly> ends)
    {
        Guard.InRange(sessions, 1, int.MaxValue, nameof(sessions));
        ImmutableArray<ReadOnlyMemory<double>>.Builder windows = ImmutableArray.CreateBuilder<ReadOnlyMemory<double>>();
        ImmutableArray<DateOnly>.Builder last = ImmutableArray.CreateBuilder<DateOnly>();
        int run = 0;
        for (int i = 0; i < Count; i++)
        {
            run = _axis.Follows(i) ? run + 1 : 1;
            if (run < sessions)
                continue;
            windows.Add(Values.AsMemory().Slice(i - sessions + 1, sessions));
            last.Add(Dates[i]);
        }

        ends = last.DrainToImmutable();
        return windows.DrainToImmutable();
    }

    /// <summary>The part of the series in a range of days, both included. It may be empty.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    public SessionSeries Slice(DateOnly from, DateOnly until) =>
        new(Name, Dates.Zip(Values, (date, value) => new DatedValue(date, value)).Where(value => value.Date >= from && value.Date <= until), Calendar);

    /// <inheritdoc/>
    public bool Equals(SessionSeries? other) => other is not null && Name == other.Name
        && Dates.AsSpan().SequenceEqual(other.Dates.AsSpan()) && Values.AsSpan().SequenceEqual(other.Values.AsSpan())
        && Gaps.AsSpan().SequenceEqual(other.Gaps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SessionSeries);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Count, Count == 0 ? default : Dates[^1], Count == 0 ? 0 : Values[^1]);

    /// <summary>Name, number of sessions, range and gaps.</summary>
    public override string ToString() => Count == 0
        ? $"{Name}: no sessions"
        : FormattableString.Invariant($"{Name}: {Count} sessions from {Dates[0]:yyyy-MM-dd} to {Dates[^1]:yyyy-MM-dd}, {Gaps.Length} gaps");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Series by session", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("sessions", Count),
            new("first", Count == 0 ? DisplayCell.Missing : Dates[0]),
            new("last", Count == 0 ? DisplayCell.Missing : Dates[^1]),
            new("gaps", Gaps.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "values",
                (int[])[.. Enumerable.Range(0, Count)],
                new("date", r => Dates[r]),
                new("value", r => Values[r])),
            HistoryGap.TableOf(Gaps),
        ],
    };

    internal static SessionSeries On(string name, SessionAxis axis, ImmutableArray<double> values) => new(name, axis, values);

    private SessionSeries Derive(string name, Func<double, double, double> derived)
    {
        List<DatedValue> values = new(Count);
        for (int i = 1; i < Count; i++)
        {
            if (_axis.Follows(i))
                values.Add(new DatedValue(Dates[i], derived(Values[i - 1], Values[i])));
        }

        return new SessionSeries(name, values, Calendar);
    }

    private void CheckPositive()
    {
        for (int i = 0; i < Count; i++)
        {
            if (Values[i] <= 0)
                throw new InvalidOperationException(FormattableString.Invariant($"{Name} has no returns: it is {Values[i]} on {Dates[i]:yyyy-MM-dd}, and only levels greater than 0 have them."));
        }
    }
}
