using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>Breadth of one universe of stocks by ascending day. Equal when universe, sessions and gaps are.</summary>
[TypeFormatterSource]
public sealed class BreadthHistory : IEquatable<BreadthHistory>, IDisplayable
{
    /// <summary>Makes a history.</summary>
    /// <param name="universe">Whose stocks are counted, such as NYSE. Two sources that count other lists are two universes.</param>
    /// <param name="sessions">The sessions; days ascend and are sessions of the calendar.</param>
    /// <param name="calendar">The sessions that gaps are judged by; null for <see cref="TradingCalendar.UsOptions"/>.</param>
    /// <exception cref="ArgumentException">A null, or a day that is no session or not later than the one before.</exception>
    public BreadthHistory(string universe, IEnumerable<BreadthSession> sessions, TradingCalendar? calendar = null)
    {
        Universe = Guard.NotBlank(universe, nameof(universe));
        Sessions = Guard.NoNulls(sessions, nameof(sessions));
        SessionAxis axis = new([.. Sessions.Select(session => session.Date)], calendar, nameof(sessions));
        NetAdvances = SessionSeries.On($"{universe} net advances", axis, [.. Sessions.Select(session => session.NetAdvances)]);
    }

    /// <summary>Whose stocks are counted.</summary>
    public string Universe { get; }

    /// <summary>The sessions by ascending day.</summary>
    public ImmutableArray<BreadthSession> Sessions { get; }

    /// <summary>Advances less declines by session, with the gaps of the history.</summary>
    public SessionSeries NetAdvances { get; }

    /// <summary>Where sessions are missing. A sum that runs over a gap is none of consecutive sessions.</summary>
    public ImmutableArray<HistoryGap> Gaps => NetAdvances.Gaps;

    /// <inheritdoc/>
    public bool Equals(BreadthHistory? other) => other is not null && Universe == other.Universe && Sessions.AsSpan().SequenceEqual(other.Sessions.AsSpan()) && Gaps.AsSpan().SequenceEqual(other.Gaps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BreadthHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => NetAdvances.GetHashCode();

    /// <summary>Universe, number of sessions, range and gaps.</summary>
    public override string ToString() => NetAdvances.ToString();

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Breadth history", ToString())
    {
        Facts =
        [
            new("universe", Universe),
            new("sessions", Sessions.Length),
            new("gaps", Gaps.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "sessions",
                Sessions,
                new("date", r => r.Date),
                new("advances", r => r.Advances),
                new("declines", r => r.Declines),
                new("net advances", r => r.NetAdvances),
                new("new highs", r => r.NewHighs),
                new("new lows", r => r.NewLows)),
            HistoryGap.TableOf(Gaps),
        ],
    };
}
