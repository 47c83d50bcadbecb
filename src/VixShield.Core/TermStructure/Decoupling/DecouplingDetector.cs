using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// Finds sessions on which a VX future decouples from spot VIX: the part of its move that the VIX move does not explain, given maturity, is too large
/// for its law, and a cumulative-sum chart, the beta or the half-life confirms it. Neither contango nor a large basis is decoupling, and neither is a mispricing.
/// </summary>
/// <remarks>
/// <para>One session at a time, in ascending order; a batch is the same sessions fed one by one. All that is estimated for a session (line, deviations, level regression,
/// autoregressions, the betas and half-lives of both windows) comes from sessions strictly before it, so that one outlier cannot confirm itself by the beta that it moves. Moves across a gap, a roll of the front contract or the change of the settlement time
/// (<see cref="VixFuturesSettlement"/>) are left out. At that change everything begins anew. Gaps keep the windows, because the law is of sessions and not of dates; sums
/// over sessions begin anew at every session without a residual that is no roll, and the episode and the chart at a long gap. A session without VIX or future, or with a move beyond
/// <see cref="DecouplingDetectorOptions.GreatestLogChange"/>, leaves the same state as one that is not there.</para>
/// <para>Not safe to share between threads.</para>
/// </remarks>
public sealed partial class DecouplingDetector
{
    private readonly ILogBeta? _model;
    private readonly TradingCalendar _calendar;
    private readonly SlidingSums _moves;
    private readonly SlidingSums _levels;
    private readonly ResidualPairs _movePairs;
    private readonly ResidualPairs _levelPairs;
    private readonly ResidualPairs _shortPairs;
    private readonly ShortMoves _shortMoves;
    private readonly RecentResiduals _recent = new();
    private readonly CumulativeSumChart _chart;
    private readonly CouplingStateMachine _machine;

    private DecouplingObservation _last;
    private DateOnly? _lastDate;
    private RegressionPoint? _lastMove;
    private RegressionPoint? _lastLevel;
    private bool _hasLast;
    private double? _firstLogVix;
    private double? _ewmaVariance;
    private int _alarmLeft;

    /// <summary>A detector that has seen nothing.</summary>
    /// <param name="options">Windows and thresholds; null for the defaults.</param>
    /// <param name="model">The beta that the short window's is held against; null for the line of the trailing window. Residuals are always against that line.</param>
    /// <param name="calendar">The sessions that gaps are judged by; null for <see cref="TradingCalendar.UsOptions"/>.</param>
    public DecouplingDetector(DecouplingDetectorOptions? options = null, ILogBeta? model = null, TradingCalendar? calendar = null)
    {
        Options = options ?? DecouplingDetectorOptions.Default;
        _model = model;
        _calendar = calendar ?? TradingCalendar.UsOptions;
        _moves = new SlidingSums(Options.Window, TwoRegressorFit.Terms);
        _levels = new SlidingSums(Options.Window, TwoRegressorFit.Terms);
        _movePairs = new ResidualPairs(Options.Window);
        _levelPairs = new ResidualPairs(Options.Window);
        _shortPairs = new ResidualPairs(Options.ShortWindow);
        _shortMoves = new ShortMoves(Options.ShortWindow);
        _chart = new CumulativeSumChart(Options.CusumReference, Options.CusumThreshold);
        _machine = new CouplingStateMachine(Options);
    }

    /// <summary>Windows and thresholds.</summary>
    public DecouplingDetectorOptions Options { get; }

    /// <summary>Reads all observations of a fresh detector.</summary>
    /// <param name="observations">One a session, by ascending date.</param>
    /// <param name="options">Windows and thresholds; null for the defaults.</param>
    /// <param name="model">The beta that the short window's is held against; null for the line of the trailing window.</param>
    /// <param name="calendar">The sessions that gaps are judged by; null for <see cref="TradingCalendar.UsOptions"/>.</param>
    /// <exception cref="ArgumentException">The observations are null, or a date does not ascend or is no session.</exception>
    public static ImmutableArray<DecouplingDetectorReading> Run(
        IEnumerable<DecouplingObservation> observations, DecouplingDetectorOptions? options = null, ILogBeta? model = null, TradingCalendar? calendar = null)
    {
        Guard.NotNull(observations, nameof(observations));
        var detector = new DecouplingDetector(options, model, calendar);
        return [.. observations.Select(observation => detector.Update(observation))];
    }

    /// <summary>Reads all sessions of a history, gaps judged by its calendar.</summary>
    /// <param name="history">The history.</param>
    /// <param name="options">Windows and thresholds; null for the defaults.</param>
    /// <param name="model">The beta that the short window's is held against; null for the line of the trailing window.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static ImmutableArray<DecouplingDetectorReading> Run(VixFuturesHistory history, DecouplingDetectorOptions? options = null, ILogBeta? model = null) =>
        Run(DecouplingObservations.Of(history, options), options, model, history.Calendar);

    /// <summary>Takes the next session and explains what it found. One object is allocated.</summary>
    /// <param name="observation">The session; its date is after the one before.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date does not ascend, or is no session of the calendar. The detector is then unchanged.</exception>
    public DecouplingDetectorReading Update(in DecouplingObservation observation) => new(observation, Advance(observation), Options);

    /// <summary>Takes the next session; the numbers alone. Nothing is allocated.</summary>
    /// <param name="observation">The session; its date is after the one before.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date does not ascend, or is no session of the calendar. The detector is then unchanged.</exception>
    public DecouplingStatistics Advance(in DecouplingObservation observation)
    {
        int missing = MissingBefore(observation.Date);
        bool changesClock = _hasLast && _last.Date < VixFuturesSettlement.At1500Since && observation.Date >= VixFuturesSettlement.At1500Since;
        if (changesClock)
            Restart();
        if (missing > Options.LongGapSessions)
            BeginAnew();
        SessionMove move = MoveOf(observation, missing, changesClock);
        _lastDate = observation.Date;
        // A row without prices must leave the same state as no row: the next session sees a gap in both cases.
        if (IsMissing(observation, move.Status))
            return Unmeasured(move);
        _alarmLeft = Math.Max(0, _alarmLeft - 1 - missing);
        if (move.Status is not DecouplingMoveStatus.Measured and not DecouplingMoveStatus.Roll)
            _recent.Clear();
        bool isApart = !_hasLast || changesClock || missing > 0 || Rolls(observation);
        RegressionPoint level = LevelOf(observation);
        var levels = new PointPair(isApart ? null : _lastLevel, level);
        var moves = new PointPair(isApart ? null : _lastMove, move.IsMeasured ? move.Point : null);
        DecouplingStatistics statistics = move.IsMeasured
            ? Measure(observation, move, moves, levels)
            : Unmeasured(move);
        // Only now: the law of a session knows nothing of it.
        Remember(observation, moves, levels);
        return statistics;
    }

    private DecouplingStatistics Unmeasured(in SessionMove move) => new() { Move = move.Status, State = _machine.State, Direction = _machine.Direction };

    /// <summary>Sessions between the last one with prices and this one.</summary>
    private int MissingBefore(DateOnly date)
    {
        if (date < _calendar.CoveredFrom || date > _calendar.CoveredUntil || !_calendar.IsSession(date))
            throw Guard.OutOfRange(nameof(date), date, FormattableString.Invariant($"{date:yyyy-MM-dd} is no session of the calendar ({_calendar})."));
        if (date <= _lastDate)
            throw Guard.OutOfRange(nameof(date), date, FormattableString.Invariant($"Dates must ascend; the one before is {_lastDate:yyyy-MM-dd}."));
        return _hasLast ? _calendar.CountSessions(_last.Date, date) - 1 : 0;
    }

    /// <summary>All that was estimated belongs to another time of day: nothing is pooled.</summary>
    private void Restart()
    {
        _moves.Clear();
        _levels.Clear();
        _movePairs.Clear();
        _levelPairs.Clear();
        _shortPairs.Clear();
        _shortMoves.Clear();
        _recent.Clear();
        _chart.Reset();
        _machine.Clear(CouplingState.NotReady);
        _firstLogVix = null;
        _ewmaVariance = null;
        _alarmLeft = 0;
    }

    private void BeginAnew()
    {
        _chart.Reset();
        _alarmLeft = 0;
        if (_machine.State != CouplingState.NotReady)
            _machine.Clear(CouplingState.Coupled);
    }

    private void Remember(in DecouplingObservation observation, in PointPair moves, in PointPair levels)
    {
        if (moves.After is { } move)
        {
            TwoRegressorFit.Add(_moves, move);
            _shortMoves.Add(move, _model is null ? 0 : move.U * _model.LogBeta(observation.MaturityDays / MaturityWeight.DaysPerYear));
        }

        if (levels.After is { } level)
            TwoRegressorFit.Add(_levels, level);
        _movePairs.Add(moves);
        _levelPairs.Add(levels);
        _shortPairs.Add(levels);
        _last = observation;
        _hasLast = true;
        _lastMove = moves.After;
        _lastLevel = levels.After;
    }
}
