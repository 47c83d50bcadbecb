using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>Makes the detector's observations of a history: one a session, also of sessions without a price.</summary>
public static class DecouplingObservations
{
    /// <summary>The observations of a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="options">Kind and maturity; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static ImmutableArray<DecouplingObservation> Of(VixFuturesHistory history, DecouplingDetectorOptions? options = null)
    {
        Guard.NotNull(history, nameof(history));
        options ??= DecouplingDetectorOptions.Default;
        Dictionary<DateOnly, RolledPoint>? levels = options.Kind == DecouplingResidualKind.ConstantMaturity
            ? history.ConstantMaturity(options.MaturityDays).Points.ToDictionary(point => point.Date)
            : null;
        ImmutableArray<DecouplingObservation>.Builder all = ImmutableArray.CreateBuilder<DecouplingObservation>(history.Sessions.Length);
        for (int i = 0; i < history.Sessions.Length; i++)
        {
            DecouplingObservation beside = Beside(history, i);
            all.Add(levels is null ? Front(history, i, beside) : Constant(levels.GetValueOrDefault(beside.Date), options.MaturityDays, beside));
        }

        return all.MoveToImmutable();
    }

    private static DecouplingObservation Beside(VixFuturesHistory history, int index)
    {
        VixFuturesSession session = history.Sessions[index];
        Curves.VixFuture? front = history.ContractAt(index, 1);
        Curves.VixFuture? second = history.ContractAt(index, 2);
        TradingCalendar calendar = history.Calendar;
        return new DecouplingObservation
        {
            Date = session.Date,
            Vix = session.Vix,
            FrontFuture = front?.Price,
            SecondFuture = second?.Price,
            // A settlement date beyond the calendar has no count of business days.
            BusinessDays = front is not null && front.Expiry.Date <= calendar.CoveredUntil ? calendar.CountSessions(session.Date, front.Expiry.Date) : null,
            DaysBetween = front is not null && second is not null ? second.Expiry.Date.DayNumber - front.Expiry.Date.DayNumber : null,
        };
    }

    private static DecouplingObservation Front(VixFuturesHistory history, int index, in DecouplingObservation beside) => history.ContractAt(index, 1) is { } front
        ? beside with
        {
            Future = front.Price,
            Contract = front.Expiry,
            MaturityDays = front.Expiry.Date.DayNumber - beside.Date.DayNumber,
            FutureLogChange = history.Follows(index) && history.Sessions[index - 1].FutureFor(front.Expiry.Date) is { } before
                ? ElementaryFunctions.LogRatio(front.Price, before.Price)
                : null,
        }
        : beside;

    private static DecouplingObservation Constant(RolledPoint? point, int days, in DecouplingObservation beside) => point is null
        ? beside with { MaturityDays = days }
        : beside with
        {
            Future = point.Level,
            Contract = point.Holdings.MaxBy(holding => holding.Weight).Expiry,
            MaturityDays = days,
            FutureLogChange = point.ReturnInto is { } into && into > -1 ? ElementaryFunctions.Log(1 + into) : null,
        };
}
