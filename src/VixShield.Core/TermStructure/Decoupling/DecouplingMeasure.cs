using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Measures whether the front VX future followed spot VIX in one move, against the daily moves of a history. All moves are those of
/// one physical contract, never of a label that jumps at settlement, and no move crosses a missing session.
/// </summary>
/// <remarks>
/// Only moves whose settlement time of day is that of the measured move count (15:15 Chicago time before <see cref="VixFuturesSettlement.At1500Since"/>, 15:00 since), because
/// the two regimes have different laws; no move across the change counts, and one that is to be measured gives <see cref="CouplingState.NotReady"/>.
/// </remarks>
public static class DecouplingMeasure
{
    /// <summary>Measures the move from a history's last session to a curve.</summary>
    /// <param name="history">Sessions before the curve, up to the one just before it: their daily moves say nothing about a longer move.
    /// The line is fitted to them.</param>
    /// <param name="curve">The curve after the move; its first contract must be in the last session.</param>
    /// <param name="calendar">The calendar that says which sessions follow each other.</param>
    /// <param name="options">Thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public static DecouplingReading Measure(
        VixFuturesHistory history, VixFuturesCurve curve, TradingCalendar calendar, DecouplingOptions? options = null)
    {
        Guard.NotNull(history, nameof(history));
        Guard.NotNull(curve, nameof(curve));
        if (history.Sessions.IsEmpty)
            throw new ArgumentException("Must hold at least one session.", nameof(history));
        Guard.NotNull(calendar, nameof(calendar));
        VixFuturesSession last = history.Sessions[^1];
        Expiry contract = curve.Points[0].Expiry;
        DateOnly date = DateOf(curve);
        if (date <= last.Date || calendar.CountSessions(last.Date.AddDays(1), date.AddDays(1)) != 1)
            return NotReady(contract, 0, 0, 0, FormattableString.Invariant($"The history ends on {last.Date:yyyy-MM-dd} and the curve is of {date:yyyy-MM-dd}: the move must be that of one session."));
        if (last.FutureFor(contract.Date) is not { } before)
            return NotReady(contract, 0, 0, 0, FormattableString.Invariant($"The session of {last.Date:yyyy-MM-dd} has no price of contract {contract}."));
        if (last.Vix is not { } vixBefore)
            return NotReady(contract, 0, 0, 0, FormattableString.Invariant($"The session of {last.Date:yyyy-MM-dd} has no spot VIX."));
        return IsAt1500(last.Date) != IsAt1500(date)
            ? AcrossTheChange(contract)
            : Measure(history, vixBefore, before, curve.SpotVix, curve.Points[0], IsAt1500(date), calendar, options);
    }

    /// <summary>Measures the move between two curves of one strip, such as a market before and after a stress.</summary>
    /// <param name="history">Sessions before the move. The line is fitted to their daily moves.</param>
    /// <param name="before">The curve before the move.</param>
    /// <param name="after">The curve after the move; its first contract must be on the curve before.</param>
    /// <param name="calendar">The calendar that says which sessions follow each other.</param>
    /// <param name="options">Thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentException">The first contract after the move is not listed before it.</exception>
    public static DecouplingReading Measure(
        VixFuturesHistory history, VixFuturesCurve before, VixFuturesCurve after, TradingCalendar calendar, DecouplingOptions? options = null)
    {
        Guard.NotNull(history, nameof(history));
        Guard.NotNull(before, nameof(before));
        Guard.NotNull(after, nameof(after));
        VixFuture to = after.Points[0];
        if (!before.IsListed(to.Expiry))
            throw Guard.OutOfRange(nameof(after), to.Expiry, "The first contract must be on the curve before the move.");
        bool isAt1500 = IsAt1500(DateOf(after));
        return IsAt1500(DateOf(before)) != isAt1500
            ? AcrossTheChange(to.Expiry)
            : Measure(history, before.SpotVix, new VixFuture(to.Expiry, before.ForwardFor(to.Expiry)), after.SpotVix, to, isAt1500, calendar, options);
    }

    private static DecouplingReading Measure(
        VixFuturesHistory history, double vixBefore, VixFuture before, double vixAfter, VixFuture after, bool isAt1500, TradingCalendar calendar, DecouplingOptions? options)
    {
        options ??= DecouplingOptions.Default;
        double x = ElementaryFunctions.Log(vixAfter / vixBefore);
        double y = ElementaryFunctions.Log(after.Price / before.Price);
        (List<double> vix, List<double> future) = FrontMoves(history, isAt1500, Guard.NotNull(calendar, nameof(calendar)));
        int n = vix.Count;
        if (n < options.MinimumObservations)
            return NotReady(after.Expiry, x, y, n, FormattableString.Invariant($"{n} daily moves of settlements at {(isAt1500 ? "15:00" : "15:15")} Chicago time in the history; at least {options.MinimumObservations} are needed."));

        double meanX = vix.Average();
        double meanY = future.Average();
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++)
        {
            sxx += (vix[i] - meanX) * (vix[i] - meanX);
            sxy += (vix[i] - meanX) * (future[i] - meanY);
            syy += (future[i] - meanY) * (future[i] - meanY);
        }

        double beta = sxy / sxx;
        double squares = syy - (beta * sxy);
        // A line through points without scatter has residuals of rounding size, and a z-score of them would mean nothing.
        if (!(sxx > 1e-12 * n) || !(squares > 1e-12 * syy))
            return NotReady(after.Expiry, x, y, n, "The history's moves do not vary, or lie on one line: a residual has no scale.");

        double deviation = Math.Sqrt(squares / (n - 2));
        double residual = y - meanY - (beta * (x - meanX));
        double z = residual / deviation;
        double predictionZ = z / Math.Sqrt(1 + (1d / n) + ((x - meanX) * (x - meanX) / sxx));
        bool decoupled = Math.Abs(z) > options.Threshold;
        CouplingDirection direction = !decoupled || x == 0
            ? CouplingDirection.None
            : residual * x < 0 ? CouplingDirection.HedgeLags : CouplingDirection.HedgeOverreacts;
        string verdict = decoupled ? "decoupled" : "within its law";
        string sense = direction switch
        {
            CouplingDirection.HedgeLags => ", the hedge lags",
            CouplingDirection.HedgeOverreacts => ", the hedge overreacts",
            _ => string.Empty,
        };
        return new DecouplingReading(
            decoupled ? CouplingState.Decoupled : CouplingState.Coupled,
            direction,
            after.Expiry,
            x,
            y,
            n,
            beta,
            beta * before.Price / vixBefore,
            1 - (squares / syy),
            residual,
            before.Price * (ElementaryFunctions.Exp(y) - ElementaryFunctions.Exp(y - residual)),
            deviation,
            z,
            predictionZ,
            FormattableString.Invariant($"VX {after.Expiry} is {verdict}{sense}: z {z:F2} against a threshold of {options.Threshold:G6}, {n} daily moves."));
    }

    /// <summary>
    /// Daily log changes of spot VIX and of the contract that is in front on the later day, where both days are neighbouring sessions with a spot VIX.
    /// Only those of the settlement clock that is asked for, and none across the change of it. Across a settlement the contract is the one that was second the day before: the physical contract's own move.
    /// </summary>
    private static (List<double> Vix, List<double> Future) FrontMoves(VixFuturesHistory history, bool isAt1500, TradingCalendar calendar)
    {
        var vix = new List<double>();
        var future = new List<double>();
        for (int i = 1; i < history.Sessions.Length; i++)
        {
            VixFuturesSession earlier = history.Sessions[i - 1];
            VixFuturesSession later = history.Sessions[i];
            if (IsAt1500(earlier.Date) != isAt1500 || IsAt1500(later.Date) != isAt1500 || history.ContractAt(i, 1) is not { } front)
                continue;
            if (calendar.NextSession(earlier.Date) != later.Date || earlier.FutureFor(front.Expiry.Date) is not { } previous
                || earlier.Vix is not { } vixBefore || later.Vix is not { } vixAfter)
                continue;
            vix.Add(ElementaryFunctions.Log(vixAfter / vixBefore));
            future.Add(ElementaryFunctions.Log(front.Price / previous.Price));
        }

        return (vix, future);
    }

    private static bool IsAt1500(DateOnly date) => date >= VixFuturesSettlement.At1500Since;

    private static DateOnly DateOf(VixFuturesCurve curve) => DateOnly.FromDateTime(UsTime.InChicago(curve.ValuationInstant).DateTime);

    private static DecouplingReading AcrossTheChange(Expiry contract) => NotReady(
        contract, 0, 0, 0, FormattableString.Invariant($"The settlement moved from 15:15 to 15:00 on {VixFuturesSettlement.At1500Since:yyyy-MM-dd}: a move across the change has no law."));

    private static DecouplingReading NotReady(Expiry contract, double x, double y, int n, string reason) =>
        new(CouplingState.NotReady, CouplingDirection.None, contract, x, y, n, null, null, null, null, null, null, null, null, reason);
}
