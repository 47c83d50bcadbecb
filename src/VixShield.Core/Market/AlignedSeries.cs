using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Market;

/// <summary>Several series on the sessions that all of them have. What a series has beyond these is named, not lost.</summary>
[TypeFormatterSource]
public sealed class AlignedSeries : IDisplayable
{
    private AlignedSeries(ImmutableArray<SessionSeries> columns, ImmutableArray<ImmutableArray<DateOnly>> leftOut)
    {
        Columns = columns;
        LeftOut = leftOut;
    }

    /// <summary>The days that all series have, ascending.</summary>
    public ImmutableArray<DateOnly> Dates => Columns[0].Dates;

    /// <summary>The series on these days, in the order they were given.</summary>
    public ImmutableArray<SessionSeries> Columns { get; }

    /// <summary>For each series its days that another one lacks, ascending.</summary>
    public ImmutableArray<ImmutableArray<DateOnly>> LeftOut { get; }

    /// <summary>Where sessions are missing between the joined days.</summary>
    public ImmutableArray<HistoryGap> Gaps => Columns[0].Gaps;

    /// <summary>Joins series on their common days.</summary>
    /// <param name="series">At least one; names may repeat.</param>
    /// <exception cref="ArgumentException">None, a null, or a common day that is no session of the first series' calendar.</exception>
    /// <remarks>The calendar of the first series judges the gaps. The result may be empty.</remarks>
    public static AlignedSeries Join(params IEnumerable<SessionSeries> series)
    {
        ImmutableArray<SessionSeries> given = Guard.NoNulls(series, nameof(series));
        if (given.IsEmpty)
            throw new ArgumentException("Must hold at least one series.", nameof(series));
        HashSet<DateOnly> common = [.. given[0].Dates];
        foreach (SessionSeries other in given.Skip(1))
            common.IntersectWith(other.Dates);
        SessionAxis axis = new([.. common.Order()], given[0].Calendar, nameof(series));
        return new AlignedSeries(
            [.. given.Select(s => SessionSeries.On(s.Name, axis, [.. s.Dates.Zip(s.Values).Where(pair => common.Contains(pair.First)).Select(pair => pair.Second)]))],
            [.. given.Select(s => s.Dates.Where(date => !common.Contains(date)).ToImmutableArray())]);
    }

    /// <summary>Names and number of joined days.</summary>
    public override string ToString() => FormattableString.Invariant($"{string.Join(", ", Columns.Select(column => column.Name))}: {Dates.Length} common sessions, {Gaps.Length} gaps");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Aligned series", ToString())
    {
        Facts =
        [
            new("common sessions", Dates.Length),
            new("first", Dates.IsEmpty ? DisplayCell.Missing : Dates[0]),
            new("last", Dates.IsEmpty ? DisplayCell.Missing : Dates[^1]),
            new("gaps", Gaps.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "series",
                Columns.Zip(LeftOut),
                new("name", r => r.First.Name),
                new("days left out", r => r.Second.Length)),
            HistoryGap.TableOf(Gaps),
        ],
    };
}
