using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// A measure of the VX strip over the sessions of a history: its levels, changes and percentiles. Nothing crosses a gap, and a change by rank across a settlement, where the label passes to other
/// contracts, is no change. What is said of a day uses that day and earlier ones alone.
/// </summary>
[TypeFormatterSource]
public sealed class VixCurveHistory : IDisplayable
{
    private VixCurveHistory(VixCurveMeasure measure, ImmutableArray<VixCurvePoint> points, VixFuturesHistory history)
    {
        Measure = measure;
        Points = points;
        History = history;
        Values = new SessionSeries(measure.ToString(), points.Where(p => p.Value is not null).Select(p => new DatedValue(p.Date, p.Value!.Value)), history.Calendar);
    }

    /// <summary>What is measured.</summary>
    public VixCurveMeasure Measure { get; }

    /// <summary>One point for each session of the history, ascending.</summary>
    public ImmutableArray<VixCurvePoint> Points { get; }

    /// <summary>The settlements behind it.</summary>
    public VixFuturesHistory History { get; }

    /// <summary>The levels of the sessions that have one. Do not difference those of a measure by rank: see <see cref="Change"/>.</summary>
    public SessionSeries Values { get; }

    /// <summary>Measures a history.</summary>
    /// <param name="history">Settlements by physical contract.</param>
    /// <param name="measure">What to measure.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static VixCurveHistory Of(VixFuturesHistory history, VixCurveMeasure measure)
    {
        Guard.NotNull(history, nameof(history));
        Guard.NotNull(measure, nameof(measure));
        SessionSeries? near = measure.IsConstantMaturity ? history.ConstantMaturity(measure.Near).Levels : null;
        SessionSeries? far = measure.IsConstantMaturity ? history.ConstantMaturity(measure.Far).Levels : null;
        ImmutableArray<VixCurvePoint>.Builder points = ImmutableArray.CreateBuilder<VixCurvePoint>(history.Sessions.Length);
        for (int i = 0; i < history.Sessions.Length; i++)
        {
            DateOnly date = history.Sessions[i].Date;
            if (near is not null)
            {
                bool has = near.TryGet(date, out double shorter) & far!.TryGet(date, out double longer);
                points.Add(new VixCurvePoint(
                    date, has ? VixCurvePointStatus.Ok : VixCurvePointStatus.NoContract, has ? Value(measure, shorter, longer) : null, null, null, history.Follows(i)));
                continue;
            }

            VixFuture? first = measure.Near == 0 ? null : history.ContractAt(i, measure.Near);
            double? below = measure.Near == 0 ? history.Sessions[i].Vix : first?.Price;
            VixFuture? second = history.ContractAt(i, measure.Far);
            VixCurvePointStatus status = second is null || (measure.Near > 0 && first is null) ? VixCurvePointStatus.NoContract
                : below is null ? VixCurvePointStatus.NoSpot
                : VixCurvePointStatus.Ok;
            points.Add(status == VixCurvePointStatus.Ok
                ? new VixCurvePoint(date, status, Value(measure, below!.Value, second!.Price), first?.Expiry, second.Expiry, history.Follows(i))
                : new VixCurvePoint(date, status, null, null, null, history.Follows(i)));
        }

        return new VixCurveHistory(measure, points.DrainToImmutable(), history);
    }

    /// <summary>The change of the measure over some sessions up to one of them.</summary>
    /// <param name="index">Position in <see cref="Points"/>.</param>
    /// <param name="sessions">Over how many sessions; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position, or the sessions are less than 1.</exception>
    public VixCurveChange Change(int index, int sessions)
    {
        Guard.InRange(index, 0, Points.Length - 1, nameof(index));
        Guard.InRange(sessions, 1, int.MaxValue, nameof(sessions));
        if (index < sessions)
            return new VixCurveChange(VixCurveChangeStatus.TooShort, null);
        for (int i = index - sessions + 1; i <= index; i++)
        {
            if (!Points[i].FollowsPrevious)
                return new VixCurveChange(VixCurveChangeStatus.Gap, null);
        }

        (VixCurvePoint before, VixCurvePoint after) = (Points[index - sessions], Points[index]);
        if (before.Value is null || after.Value is null)
            return new VixCurveChange(VixCurveChangeStatus.MissingValue, null);
        return before.NearContract == after.NearContract && before.FarContract == after.FarContract
            ? new VixCurveChange(VixCurveChangeStatus.Ok, after.Value - before.Value)
            : new VixCurveChange(VixCurveChangeStatus.Rolled, null);
    }

    /// <summary>
    /// Where a value stands among those strictly before a day: the share of them below it plus half of the share equal to it. Levels of ranks are levels: a roll does them no harm.
    /// </summary>
    /// <param name="date">The day; its own value does not count. Covered by the calendar of the history.</param>
    /// <param name="value">The value to place; finite.</param>
    /// <param name="window">Over how many sessions of the calendar before the day, whether or not the history has them; null for the full history, gaps and all.</param>
    /// <param name="minimum">Fewest values for a percentile; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is illegal, or the calendar does not cover the day.</exception>
    public PercentileReading Percentile(DateOnly date, double value, int? window = null, int minimum = 60)
    {
        Guard.Finite(value, nameof(value));
        Guard.InRange(minimum, 1, int.MaxValue, nameof(minimum));
        DateOnly from = window is { } sessions ? WindowStart(date, Guard.InRange(sessions, 1, int.MaxValue, nameof(window))) : DateOnly.MinValue;
        (int below, int equal, int count) = (0, 0, 0);
        DateOnly? first = null;
        DateOnly? last = null;
        for (int i = 0; i < Values.Count && Values.Dates[i] < date; i++)
        {
            if (Values.Dates[i] < from)
                continue;
            first ??= Values.Dates[i];
            last = Values.Dates[i];
            count++;
            below += Values.Values[i] < value ? 1 : 0;
            equal += Values.Values[i] == value ? 1 : 0;
        }

        return count < minimum
            ? new PercentileReading(PercentileStatus.TooFewValues, value, null, count, first, last)
            : new PercentileReading(PercentileStatus.Ok, value, (below + (0.5 * equal)) / count, count, first, last);
    }

    /// <summary>Where the measure of a session stands among those strictly before it; see <see cref="Percentile"/>.</summary>
    /// <param name="index">Position in <see cref="Points"/>.</param>
    /// <param name="window">Over how many sessions of the calendar before it; null for the full history.</param>
    /// <param name="minimum">Fewest values for a percentile; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position, or a number is illegal.</exception>
    public PercentileReading PercentileAt(int index, int? window = null, int minimum = 60)
    {
        VixCurvePoint point = Points[Guard.InRange(index, 0, Points.Length - 1, nameof(index))];
        return point.Value is { } value
            ? Percentile(point.Date, value, window, minimum)
            : new PercentileReading(PercentileStatus.NoValue, null, null, 0, null, null);
    }

    /// <summary>The measure and the number of sessions with a value.</summary>
    public override string ToString() => Values.ToString();

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Measure of the VX strip", ToString())
    {
        Facts =
        [
            new("measure", Measure.ToString()),
            new("sessions", Points.Length),
            new("sessions with a value", Values.Count),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "sessions",
                Points,
                new("date", r => r.Date),
                new("value", r => r.Value),
                new("status", r => r.Status),
                new("near contract", r => r.NearContract?.ToString() ?? DisplayCell.Missing),
                new("far contract", r => r.FarContract?.ToString() ?? DisplayCell.Missing)),
        ],
    };

    private DateOnly WindowStart(DateOnly date, int sessions)
    {
        TradingCalendar calendar = History.Calendar;
        if (date < calendar.CoveredFrom || date > calendar.CoveredUntil)
            throw Guard.OutOfRange(nameof(date), date, $"Must be covered by the calendar ({calendar}).");
        return calendar.CountSessions(calendar.CoveredFrom, date) < sessions ? DateOnly.MinValue : calendar.AddSessions(date, -sessions);
    }

    private static double Value(VixCurveMeasure measure, double near, double far) => measure.IsRelative ? (far - near) / near : far - near;
}
