using System.Collections.Immutable;
using System.Runtime.InteropServices;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.Signals;

/// <summary>An indicator on every session of a series. It restarts after each gap, so that no value is made of sessions on both sides of one.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
[TypeFormatterSource]
public sealed class IndicatorSeries : IDisplayable
{
    private readonly IndicatorStatus[] _statuses;
    private readonly double?[] _values;

    internal IndicatorSeries(string indicator, string parameters, SessionSeries source, double?[] values, IndicatorStatus[] statuses, string? subject = null)
    {
        Name = $"{indicator} of {subject ?? source.Name}";
        Parameters = parameters;
        Source = source;
        _values = values;
        _statuses = statuses;
        Stretches = [.. SeriesStretch.Of(source).Select(stretch => StretchOf(source.Dates, stretch))];
        Ready = new SessionSeries(
            parameters.Length == 0 ? Name : $"{Name} ({parameters})",
            Enumerable.Range(0, source.Count).Where(i => values[i] is not null).Select(i => new DatedValue(source.Dates[i], values[i]!.Value)),
            source.Calendar);
    }

    internal delegate void ColumnFunction(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses);

    /// <summary>The indicator and what it was run over.</summary>
    public string Name { get; }

    /// <summary>Its lengths; empty when it has none.</summary>
    public string Parameters { get; }

    /// <summary>What it was run over.</summary>
    public SessionSeries Source { get; }

    /// <summary>The sessions, ascending: those of the source.</summary>
    public ImmutableArray<DateOnly> Dates => Source.Dates;

    /// <summary>The values by session; null where there is none.</summary>
    public ImmutableArray<double?> Values => ImmutableCollectionsMarshal.AsImmutableArray(_values);

    /// <summary>The states by session.</summary>
    public ImmutableArray<IndicatorStatus> Statuses => ImmutableCollectionsMarshal.AsImmutableArray(_statuses);

    /// <summary>The stretches of consecutive sessions, ascending; all but the first begin with a restart.</summary>
    public ImmutableArray<IndicatorStretch> Stretches { get; }

    /// <summary>The first session after each gap, ascending.</summary>
    public ImmutableArray<DateOnly> Restarts => [.. Stretches.Skip(1).Select(stretch => stretch.From)];

    /// <summary>The sessions that have a value, as a series.</summary>
    public SessionSeries Ready { get; }

    /// <summary>The reading of a day in the flat form that rules take. Never another day's value: a day that the series does not have gives a state and its reason.</summary>
    /// <param name="date">The day.</param>
    public SignalReading At(DateOnly date)
    {
        int index = Dates.AsSpan().BinarySearch(date);
        if (index < 0)
            return new SignalReading(Name, Parameters, date, StatusWithout(date), reason: ReasonWithout(date));
        double? previous = index > 0 && Source.FollowsItsPredecessor(index) ? _values[index - 1] : null;
        IndicatorStretch stretch = Stretches.Last(s => s.From <= date);
        return _statuses[index] == IndicatorStatus.NotReady
            ? new SignalReading(Name, Parameters, date, IndicatorStatus.NotReady, reason: FormattableString.Invariant($"It started on {stretch.From:yyyy-MM-dd} and has had too few sessions since."))
            : new SignalReading(Name, Parameters, date, _statuses[index], _values[index], previous);
    }

    /// <summary>Name, parameters, sessions and restarts.</summary>
    public override string ToString() => FormattableString.Invariant($"{Ready.Name}: {Ready.Count} values in {Dates.Length} sessions, {Restarts.Length} restarts");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Indicator", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("parameters", Parameters),
            new("sessions", Dates.Length),
            new("values", Ready.Count),
            new("restarts", Restarts.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "values",
                (int[])[.. Enumerable.Range(0, Dates.Length)],
                new("date", r => Dates[r]),
                new("source", r => Source.Values[r]),
                new("value", r => Values[r]),
                new("status", r => Statuses[r])),
        ],
    };

    internal static IndicatorSeries Over(string indicator, string parameters, SessionSeries source, ColumnFunction compute, string? subject = null)
    {
        Guard.NotNull(source, "series");
        double?[] values = new double?[source.Count];
        IndicatorStatus[] statuses = new IndicatorStatus[source.Count];
        foreach (SeriesStretch stretch in SeriesStretch.Of(source))
            compute(stretch.ValuesOf(source), values.AsSpan(stretch.Start, stretch.Length), statuses.AsSpan(stretch.Start, stretch.Length));
        return new IndicatorSeries(indicator, parameters, source, values, statuses, subject);
    }

    private IndicatorStretch StretchOf(ImmutableArray<DateOnly> dates, SeriesStretch stretch)
    {
        int ready = Array.FindIndex(_values, stretch.Start, stretch.Length, value => value is not null);
        return new IndicatorStretch(dates[stretch.Start], dates[stretch.Start + stretch.Length - 1], ready < 0 ? null : dates[ready]);
    }

    private IndicatorStatus StatusWithout(DateOnly date) =>
        Dates.IsEmpty ? IndicatorStatus.NoSession : date < Dates[0] ? IndicatorStatus.BeforeFirst : date > Dates[^1] ? IndicatorStatus.AfterLast : IndicatorStatus.NoSession;

    private string ReasonWithout(DateOnly date)
    {
        switch (StatusWithout(date))
        {
            case IndicatorStatus.BeforeFirst:
                return FormattableString.Invariant($"The series begins on {Dates[0]:yyyy-MM-dd}.");
            case IndicatorStatus.AfterLast:
                return FormattableString.Invariant($"The series ends on {Dates[^1]:yyyy-MM-dd}.");
            case IndicatorStatus.NoSession when Dates.IsEmpty:
                return "The series is empty.";
            default:
                HistoryGap hole = Source.Gaps.FirstOrDefault(gap => gap.LastBefore < date && date < gap.FirstAfter);
                return hole.MissingSessions > 0 ? $"The day lies in a hole: {hole}." : "The day is no session.";
        }
    }
}
