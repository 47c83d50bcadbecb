using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>
/// Variance of scheduled events from the volatilities of two expiries, w(T2) - w(T1) less the ordinary variance of the calendar time between them. An event takes no time, so the whole time has ordinary variance. A negative result is
/// reported, not cut to 0.
/// </summary>
/// <remarks>
/// Ordinary variance runs with calendar time, also over weekends, on which little happens. An interval inside a week therefore has more ordinary variance than it is set, which is counted as the event's, and one across a weekend less.
/// Give a volatility of your own where that matters.
/// </remarks>
public static class EventVariance
{
    // Beyond these nothing is a time or a volatility.
    private const double MostYears = 1000;
    private const double MostVolatility = 100;

    /// <summary>The event variance between two expiries.</summary>
    /// <param name="earlierYears">Time to the earlier expiry, in years; from 0 to 1,000.</param>
    /// <param name="earlierVolatility">Its volatility, per year; from 0 to 100.</param>
    /// <param name="laterYears">Time to the later expiry; greater than the other.</param>
    /// <param name="laterVolatility">Its volatility; from 0 to 100.</param>
    /// <param name="background">The ordinary volatility; from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    /// <example>9 days at 14 %, 10 days at 15.5 % and an ordinary 14 % make an event move of 1.10 %.
    /// <code>
    /// EventVarianceReading cpi = EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.155, 0.14);
    /// </code>
    /// </example>
    public static EventVarianceReading Between(double earlierYears, double earlierVolatility, double laterYears, double laterVolatility, double background)
    {
        Guard.InRange(earlierYears, 0, MostYears, nameof(earlierYears));
        Guard.InRange(earlierVolatility, 0, MostVolatility, nameof(earlierVolatility));
        Guard.InRange(laterYears, 0, MostYears, nameof(laterYears));
        Guard.InRange(laterVolatility, 0, MostVolatility, nameof(laterVolatility));
        Guard.InRange(background, 0, MostVolatility, nameof(background));
        if (laterYears <= earlierYears)
            throw Guard.OutOfRange(nameof(laterYears), laterYears, FormattableString.Invariant($"Must be greater than the earlier {earlierYears}."));
        double total = (laterVolatility * laterVolatility * laterYears) - (earlierVolatility * earlierVolatility * earlierYears);
        return Read(total, laterYears - earlierYears, background);
    }

    /// <summary>The event variance between all neighbouring expiries of a surface, from volatilities at the money. The first interval begins at the valuation instant.</summary>
    /// <param name="surface">The surface of an index or share.</param>
    /// <param name="valuationInstant">The instant of the surface.</param>
    /// <param name="events">The calendar; it must cover all expiries asked for.</param>
    /// <param name="options">Kinds, last expiry and ordinary volatility; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">Surface or calendar is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover an expiry or a kind, or no expiry is after the instant.</exception>
    public static ImmutableArray<EventVarianceInterval> Of(VolatilitySurface surface, DateTimeOffset valuationInstant, EventCalendar events, EventVarianceOptions? options = null)
    {
        Guard.NotNull(surface, nameof(surface));
        Guard.NotNull(events, nameof(events));
        options ??= EventVarianceOptions.Default;
        VolatilitySmile[] smiles = [.. surface.Smiles.Where(s => s.Expiry.Instant > valuationInstant && (options.Until is not { } last || s.Expiry.Date <= last)).DistinctBy(s => s.Expiry.Instant)];
        if (smiles.Length == 0)
            throw Guard.OutOfRange(nameof(surface), surface.Smiles[^1].Expiry, FormattableString.Invariant($"Has no expiry after {valuationInstant:yyyy-MM-dd HH:mm zzz}{(options.Until is { } until ? FormattableString.Invariant($" up to {until:yyyy-MM-dd}") : "")}."));
        Stretch[] stretches = new Stretch[smiles.Length];
        for (int i = 0; i < smiles.Length; i++)
        {
            VolatilitySmile? before = i == 0 ? null : smiles[i - 1];
            stretches[i] = new Stretch(
                before?.Expiry,
                smiles[i].Expiry,
                before?.Years ?? 0,
                smiles[i].TotalVarianceAt(0) - (before?.TotalVarianceAt(0) ?? 0),
                smiles[i].Years - (before?.Years ?? 0),
                events.Between(before?.Expiry.Instant ?? valuationInstant, smiles[i].Expiry.Instant, options.Kinds.AsSpan()));
        }

        return [.. stretches.Select((s, i) => new EventVarianceInterval(s.Earlier, s.Later, s.Events, ReadStretch(s, options.Background ?? Quiet(stretches, s, options.BackgroundDays / 365))))];
    }

    /// <summary>
    /// The clock that these variances imply: the days of an interval are shared equally by its events. Intervals without a variance that is at least 0 give none, and their events do not count: where every interval has an event and no <see cref="EventVarianceOptions.Background"/> was given, that is all of them.
    /// </summary>
    /// <param name="intervals">Intervals of one surface.</param>
    /// <exception cref="ArgumentException">A null, or an event twice.</exception>
    public static EventClock ClockOf(IEnumerable<EventVarianceInterval> intervals) => new(
        Guard.NoNulls(intervals, nameof(intervals))
            .Where(i => i.Reading is { Status: EventVarianceStatus.Ok, Days: <= EventWeight.MostDays } && !i.Events.IsEmpty)
            .SelectMany(i => i.Events.Select(e => new EventWeight(e, i.Reading.Days!.Value / i.Events.Length))));

    private static EventVarianceReading ReadStretch(Stretch stretch, double? background)
    {
        if (stretch.Events.IsEmpty && stretch.Variance >= 0)
            return new EventVarianceReading(EventVarianceStatus.NoEvent, "nothing is scheduled between the expiries", stretch.Years, stretch.Variance);
        return Read(stretch.Variance, stretch.Years, background);
    }

    private static EventVarianceReading Read(double total, double years, double? background)
    {
        double? variance = total - (background * background * years);
        (EventVarianceStatus status, string reason) = (total, variance) switch
        {
            ( < 0, _) => (EventVarianceStatus.FallingVariance, FormattableString.Invariant($"the later expiry has less total variance, by {-total:G4}")),
            (_, null) => (EventVarianceStatus.NoBackground, "no ordinary volatility is given and no two neighbouring expiries are without an event"),
            (_, < 0) => (EventVarianceStatus.Negative, FormattableString.Invariant($"{100 * Math.Sqrt(total / years):F2} % between the expiries is below the ordinary {100 * background:F2} %")),
            _ => (EventVarianceStatus.Ok, "measured"),
        };
        return new EventVarianceReading(status, reason, years, total) { Background = background, Variance = variance };
    }

    /// <summary>Volatility over the intervals without an event around another one, or of the nearest where there is none so near; null when there is none at all.</summary>
    private static double? Quiet(Stretch[] stretches, Stretch around, double years)
    {
        Stretch[] quiet = [.. stretches.Where(s => s is { Events.IsEmpty: true, Variance: > 0 }).OrderBy(s => Math.Abs(s.Middle - around.Middle))];
        if (quiet.Length == 0)
            return null;
        Stretch[] near = [.. quiet.TakeWhile((s, i) => i == 0 || Math.Abs(s.Middle - around.Middle) <= years)];
        return Math.Sqrt(near.Sum(s => s.Variance) / near.Sum(s => s.Years));
    }

    private sealed record Stretch(Expiry? Earlier, Expiry Later, double Begin, double Variance, double Years, ImmutableArray<ScheduledEvent> Events)
    {
        internal double Middle => Begin + (Years / 2);
    }
}
