using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>
/// A series of VX prices in which the contracts behind the level change. Its returns are those of the contracts that were held, so a
/// roll makes no jump; they are never the changes of the level.
/// </summary>
[TypeFormatterSource]
public sealed class RolledSeries : IDisplayable
{
    private RolledSeries(string name, ImmutableArray<RolledPoint> points, ImmutableArray<DateOnly> withoutLevel, TradingCalendar calendar)
    {
        Name = name;
        Points = points;
        SessionsWithoutLevel = withoutLevel;
        Levels = new SessionSeries(name, points.Select(point => new DatedValue(point.Date, point.Level)), calendar);
        Returns = new SessionSeries(
            $"{name} return", points.Where(point => point.ReturnInto is not null).Select(point => new DatedValue(point.Date, point.ReturnInto!.Value)), calendar);
    }

    /// <summary>What is held.</summary>
    public string Name { get; }

    /// <summary>Sessions that have a level, ascending.</summary>
    public ImmutableArray<RolledPoint> Points { get; }

    /// <summary>Sessions of the history in which the contracts that should be held are not listed or have no settlement, ascending.</summary>
    public ImmutableArray<DateOnly> SessionsWithoutLevel { get; }

    /// <summary>Levels by session.</summary>
    public SessionSeries Levels { get; }

    /// <summary>Returns into those sessions that have one.</summary>
    public SessionSeries Returns { get; }

    /// <summary>Name, sessions and returns.</summary>
    public override string ToString() => FormattableString.Invariant($"{Levels}; {Returns.Count} returns");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rolled series", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("sessions with a level", Points.Length),
            new("sessions without a level", SessionsWithoutLevel.Length),
            new("returns", Returns.Count),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "points",
                Points,
                new("date", r => r.Date),
                new("level", "VIX points", r => r.Level),
                new("return", "%", r => DisplayCell.Percent(r.ReturnInto)),
                new("return status", r => r.ReturnStatus),
                new("holdings", r => string.Join(", ", r.Holdings))),
        ],
    };

    /// <summary>Holds, from the close of each session on, what a rule says of its position; an empty answer means that the contracts are not there.</summary>
    internal static RolledSeries Build(string name, VixFuturesHistory history, Func<int, ImmutableArray<RolledHolding>> hold)
    {
        ImmutableArray<RolledPoint>.Builder points = ImmutableArray.CreateBuilder<RolledPoint>();
        ImmutableArray<DateOnly>.Builder without = ImmutableArray.CreateBuilder<DateOnly>();
        ImmutableArray<RolledHolding> held = [];
        for (int i = 0; i < history.Sessions.Length; i++)
        {
            VixFuturesSession session = history.Sessions[i];
            ImmutableArray<RolledHolding> next = hold(i);
            if (next.IsEmpty)
            {
                without.Add(session.Date);
            }
            else
            {
                (double? returned, RolledReturnStatus status) = history.Follows(i) ? ReturnOf(held, session) : (null, i == 0 ? RolledReturnStatus.FirstSession : RolledReturnStatus.Gap);
                points.Add(new RolledPoint(session.Date, Value(next), next, returned, status));
            }

            held = next;
        }

        return new RolledSeries(name, points.DrainToImmutable(), without.DrainToImmutable(), history.Calendar);
    }

    /// <summary>Return of contracts held at the close before into a session.</summary>
    internal static (double? Return, RolledReturnStatus Status) ReturnOf(ImmutableArray<RolledHolding> held, VixFuturesSession session)
    {
        if (held.IsEmpty)
            return (null, RolledReturnStatus.NothingHeld);
        double after = 0;
        foreach (RolledHolding holding in held)
        {
            if (session.FutureFor(holding.Expiry.Date) is { } future)
                after += holding.Weight * future.Price;
            else if (holding.Expiry.Date > session.Date)
                return (null, RolledReturnStatus.MissingPrice);
            else if (session.FinalSettlementOf(holding.Expiry.Date) is { } settled)
                after += holding.Weight * settled.Price;
            else
                return (null, RolledReturnStatus.FinalSettlementUnknown);
        }

        return ((after / Value(held)) - 1, RolledReturnStatus.Ok);
    }

    internal static ImmutableArray<RolledHolding> Ranked(VixFuture? future) => future is null ? [] : [new RolledHolding(future.Expiry, 1, future.Price)];

    // Linear in calendar days between the two listed contracts around the maturity; outside the strip there is nothing to interpolate.
    internal static ImmutableArray<RolledHolding> ConstantMaturity(DateOnly date, ImmutableArray<(Expiry Contract, VixFuture? Future)> listed, int days)
    {
        DateOnly target = date.AddDays(days);
        int upper = 0;
        while (upper < listed.Length && listed[upper].Contract.Date < target)
            upper++;
        if (upper == listed.Length || listed[upper].Future is not { } far)
            return [];
        if (far.Expiry.Date == target)
            return [new RolledHolding(far.Expiry, 1, far.Price)];
        if (upper == 0 || listed[upper - 1].Future is not { } near)
            return [];
        double weight = (double)(far.Expiry.Date.DayNumber - target.DayNumber) / (far.Expiry.Date.DayNumber - near.Expiry.Date.DayNumber);
        return [new RolledHolding(near.Expiry, weight, near.Price), new RolledHolding(far.Expiry, 1 - weight, far.Price)];
    }

    private static double Value(ImmutableArray<RolledHolding> holdings)
    {
        double value = 0;
        foreach (RolledHolding holding in holdings)
            value += holding.Weight * holding.Price;
        return value;
    }
}
