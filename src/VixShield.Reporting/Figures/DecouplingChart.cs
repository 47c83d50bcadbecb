using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Reporting;

/// <summary>How far VX moved from what spot VIX's moves say, session by session, with the episodes in which that was beyond the threshold.</summary>
public static class DecouplingChart
{
    private static readonly ChartAxis s_sessions = new("session", "date", ChartAxisKind.Date);
    private static readonly ChartAxis s_residual = new("residual of VX", "standard deviations");

    /// <summary>The readings of a detector, with its episodes.</summary>
    /// <param name="readings">Readings of neighbouring sessions, as the detector gave them.</param>
    /// <param name="options">The detector's options, for the thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The readings are null.</exception>
    public static Chart Of(IEnumerable<DecouplingDetectorReading> readings, DecouplingDetectorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(readings);
        options ??= DecouplingDetectorOptions.Default;
        ImmutableArray<DecouplingDetectorReading> all = [.. readings];
        ImmutableArray<DecouplingEpisode> episodes = DecouplingEpisode.Of(all);
        double[] days = [.. all.Select(r => (double)r.Date.DayNumber)];
        return new Chart("Decoupling of VX from spot VIX", DescriptionOf(all, episodes), s_sessions, s_residual)
        {
            Series =
            [
                new ChartSeries("one session", ChartSeriesKind.Line, ChartColor.Blue, days, all.Select(r => r.Statistics.Z1)),
                new ChartSeries("five sessions", ChartSeriesKind.DashedLine, ChartColor.Purple, days, all.Select(r => r.Statistics.Z5)),
            ],
            Marks = Thresholds(options.Threshold1),
            Stretches = [.. episodes.Select(e => Stretch(e.Direction, e.First, e.Last))],
            Notes = [$"Thresholds are those of one session. {options}."],
        };
    }

    /// <summary>
    /// The measure that a plan goes by (<see cref="DecouplingMeasure"/>), for every session of a history against the sessions before it, and for the latest move. Shaded are sessions beyond the threshold.
    /// </summary>
    /// <param name="history">The history.</param>
    /// <param name="latest">The plan's own reading; null for none.</param>
    /// <param name="date">Date of the latest reading.</param>
    /// <param name="options">The threshold; null for the default.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static Chart Of(VixFuturesHistory history, DecouplingReading? latest, DateOnly date, DecouplingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= DecouplingOptions.Default;
        List<(DateOnly Date, DecouplingReading Reading)> all = [.. Past(history, options).Where(r => latest is null || r.Date < date)];
        if (latest is not null)
            all.Add((date, latest));
        return new Chart("Decoupling of VX from spot VIX", latest?.Reason ?? "Each session against those before it.", s_sessions, s_residual)
        {
            Series = [new ChartSeries("one session", ChartSeriesKind.Line, ChartColor.Blue, all.Select(r => (double)r.Date.DayNumber), all.Select(r => r.Reading.ZScore))],
            Marks = Thresholds(options.Threshold),
            Stretches = [.. Runs(all)],
            Notes = ["Each session is measured against the sessions before it alone; at least 20 daily moves are needed before the first.", "The residual describes a move; it predicts nothing."],
        };
    }

    private static IEnumerable<(DateOnly Date, DecouplingReading Reading)> Past(VixFuturesHistory history, DecouplingOptions options)
    {
        for (int i = 1; i < history.Sessions.Length; i++)
        {
            VixFuturesCurve? curve = history.CurveOn(history.Sessions[i].Date);
            if (curve is null)
                continue;
            var before = new VixFuturesHistory(history.Sessions.Take(i), history.Calendar);
            yield return (history.Sessions[i].Date, DecouplingMeasure.Measure(before, curve, history.Calendar, options));
        }
    }

    private static IEnumerable<ChartStretch> Runs(List<(DateOnly Date, DecouplingReading Reading)> all)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].Reading.State != CouplingState.Decoupled)
                continue;
            int first = i;
            while (i + 1 < all.Count && all[i + 1].Reading.State == CouplingState.Decoupled && all[i + 1].Reading.Direction == all[first].Reading.Direction)
                i++;
            yield return Stretch(all[first].Reading.Direction, all[first].Date, all[i].Date);
        }
    }

    /// <summary>A day is as wide as itself, half before and half after its place.</summary>
    private static ChartStretch Stretch(CouplingDirection direction, DateOnly first, DateOnly last) => direction switch
    {
        CouplingDirection.HedgeLags => new("decoupled: the hedge lags", first.DayNumber - 0.5, last.DayNumber + 0.5, ChartColor.Vermilion),
        CouplingDirection.HedgeOverreacts => new("decoupled: the hedge overreacts", first.DayNumber - 0.5, last.DayNumber + 0.5, ChartColor.Green),
        _ => new("decoupled", first.DayNumber - 0.5, last.DayNumber + 0.5, ChartColor.Grey),
    };

    private static ImmutableArray<ChartMark> Thresholds(double threshold) =>
    [
        new ChartMark(FormattableString.Invariant($"threshold {threshold:0.##}"), threshold, isVertical: false),
        new ChartMark(FormattableString.Invariant($"threshold {-threshold:0.##}"), -threshold, isVertical: false),
    ];

    private static string DescriptionOf(ImmutableArray<DecouplingDetectorReading> all, ImmutableArray<DecouplingEpisode> episodes)
    {
        int ready = all.Count(r => r.Statistics.Z1 is not null);
        if (ready == 0)
            return all.IsEmpty ? "No session." : $"No session has a residual yet: {all[^1].Reason}";
        return FormattableString.Invariant($"{ready} of {all.Length} sessions have a residual; {episodes.Length} episodes. Latest: {all[^1].Reason}");
    }
}
