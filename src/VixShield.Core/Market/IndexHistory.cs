using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>Sessions of one index by ascending day. Equal when symbol, sessions and gaps are.</summary>
[TypeFormatterSource]
public sealed class IndexHistory : IEquatable<IndexHistory>, IDisplayable
{
    /// <summary>Makes a history.</summary>
    /// <param name="symbol">Symbol of the index, such as VIX or SPX.</param>
    /// <param name="sessions">The sessions; days ascend and are sessions of the calendar.</param>
    /// <param name="calendar">The sessions that gaps are judged by; null for <see cref="TradingCalendar.UsOptions"/>.</param>
    /// <exception cref="ArgumentException">A null, or a day that is no session or not later than the one before.</exception>
    public IndexHistory(string symbol, IEnumerable<IndexSession> sessions, TradingCalendar? calendar = null)
    {
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Sessions = Guard.NoNulls(sessions, nameof(sessions));
        SessionAxis axis = new([.. Sessions.Select(session => session.Date)], calendar, nameof(sessions));
        Close = SessionSeries.On(symbol, axis, [.. Sessions.Select(session => session.Close)]);
    }

    /// <summary>Symbol of the index.</summary>
    public string Symbol { get; }

    /// <summary>The sessions by ascending day.</summary>
    public ImmutableArray<IndexSession> Sessions { get; }

    /// <summary>Closes by session, with the gaps of the history.</summary>
    public SessionSeries Close { get; }

    /// <summary>Where sessions are missing.</summary>
    public ImmutableArray<HistoryGap> Gaps => Close.Gaps;

    /// <summary>The session of a day, or null.</summary>
    /// <param name="date">The day.</param>
    public IndexSession? SessionOn(DateOnly date)
    {
        int index = Close.Dates.AsSpan().BinarySearch(date);
        return index < 0 ? null : Sessions[index];
    }

    /// <inheritdoc/>
    public bool Equals(IndexHistory? other) => other is not null && Symbol == other.Symbol && Sessions.AsSpan().SequenceEqual(other.Sessions.AsSpan()) && Gaps.AsSpan().SequenceEqual(other.Gaps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IndexHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => Close.GetHashCode();

    /// <summary>Symbol, number of sessions, range and gaps.</summary>
    public override string ToString() => Close.ToString();

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Index history", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("sessions", Sessions.Length),
            new("gaps", Gaps.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "sessions",
                Sessions,
                new("date", r => r.Date),
                new("open", "points", r => r.Open),
                new("high", "points", r => r.High),
                new("low", "points", r => r.Low),
                new("close", "points", r => r.Close)),
            HistoryGap.TableOf(Gaps),
        ],
    };
}
