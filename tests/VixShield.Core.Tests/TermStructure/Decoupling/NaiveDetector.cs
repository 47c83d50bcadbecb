using MathNet.Numerics.LinearRegression;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Tests.TermStructure;

/// <summary>The detector by its definition: every session refits everything from lists, by QR and with two passes.</summary>
internal sealed class NaiveDetector(DecouplingDetectorOptions options, ILogBeta? model)
{
    private readonly List<(double X, double Xw, double Y, double Days, int Session)> _moves = [];
    private readonly List<(double U, double V, double Y, int Session)> _levels = [];
    private readonly List<(double Residual, int Session)> _recent = [];
    private readonly List<int> _apart = [];
    private double _upper;
    private double _lower;
    private double? _ewma;
    private DateOnly? _lastAlarm;
    private DateOnly _date;
    private int _last = -1;
    private CouplingState _state;
    private CouplingDirection _direction;
    private int _dwell;
    private int _quiet;

    internal List<DecouplingStatistics> Run(DecouplingObservation[] all)
    {
        List<DecouplingStatistics> results = [];
        for (int i = 0; i < all.Length; i++)
            results.Add(Next(all, i));
        return results;
    }

    private DecouplingStatistics Next(DecouplingObservation[] all, int i)
    {
        DecouplingObservation now = all[i];
        bool front = options.Kind == DecouplingResidualKind.FrontContract;
        _date = now.Date;
        int missing = _last < 0 ? 0 : TradingCalendar.UsOptions.CountSessions(all[_last].Date, now.Date) - 1;
        bool clock = _last >= 0 && all[_last].Date < VixFuturesSettlement.At1500Since && now.Date >= VixFuturesSettlement.At1500Since;
        if (clock)
        {
            _moves.Clear();
            _levels.Clear();
            _ewma = null;
            (_state, _direction) = (CouplingState.NotReady, CouplingDirection.None);
        }

        if (missing > options.LongGapSessions || clock)
        {
            (_upper, _lower, _lastAlarm) = (0, 0, null);
            if (_state != CouplingState.NotReady)
                (_state, _direction, _dwell, _quiet) = (CouplingState.Coupled, CouplingDirection.None, 0, 0);
        }

        if (now.Vix is null || now.Future is null)
            return new DecouplingStatistics { State = _state, Direction = _direction };
        bool isBroken = _last < 0 || clock || missing > 0;
        bool apart = isBroken || (front && all[_last].Contract != now.Contract);
        _last = i;
        if (apart)
            _apart.Add(i);
        double w = 1 - Math.Exp(-options.Kappa * now.MaturityDays / 365);
        double? y = now.FutureLogChange ?? (front && i > 0 ? Log(now.Future / all[i - 1].Future) : null);
        (double X, double Xw, double Y, double Days, int Session)? move = !apart && now.Future is not null && y is { } change && Log(now.Vix / all[i - 1].Vix) is { } x
            ? (x, front && options.BetaByMaturity ? x * w : 0, change, now.MaturityDays, i)
            : null;
        if (isBroken || (!apart && move is null))
            _recent.Clear();
        (double U, double V, double Y, int Session)? level = now is { Vix: { } vix, Future: { } future } ? (w * Math.Log(vix), front ? w : 0, Math.Log(future / vix), i) : null;
        DecouplingStatistics result = move is { } measured ? Measure(measured, level, i) : new DecouplingStatistics { State = _state, Direction = _direction };
        if (move is { } kept)
            _moves.Add(kept);
        if (level is { } held)
            _levels.Add(held);
        return result;
    }

    private DecouplingStatistics Measure((double X, double Xw, double Y, double Days, int Session) move, (double U, double V, double Y, int Session)? level, int session)
    {
        var window = _moves.TakeLast(options.Window).ToArray();
        if (window.Length < Math.Min(options.MinimumObservations, options.Window))
        {
            (_state, _direction) = (CouplingState.NotReady, CouplingDirection.None);
            _recent.Clear();
            return new DecouplingStatistics { VixLogChange = move.X };
        }

        Plane line = Plane.Fit([.. window.Select(m => (m.X, m.Xw, m.Y))]);
        _ewma ??= line.Variance;
        double deviation = Math.Sqrt(options.Scale == DecouplingScale.Ewma ? _ewma.Value : line.Variance);
        double residual = line.Residual(move.X, move.Xw, move.Y);
        _ewma = (options.EwmaDecay * _ewma) + ((1 - options.EwmaDecay) * residual * residual);
        _recent.Add((residual, session));
        double? Sum(int n) => _recent.Count < n ? null : _recent.TakeLast(n).Sum(r => r.Residual) / (deviation * Math.Sqrt(n));
        var result = new DecouplingStatistics
        {
            VixLogChange = move.X,
            Intercept = line.A,
            LogBeta = line.B + (line.C * (options.Kind == DecouplingResidualKind.FrontContract ? 1 - Math.Exp(-options.Kappa * move.Days / 365) : 0)),
            WindowDeviation = Math.Sqrt(line.Variance),
            ResidualDeviation = deviation,
            Residual = residual,
            Z1 = residual / deviation,
            Z5 = Sum(5),
            Z21 = Sum(21),
        };
        var neighbours = Neighbours(_moves.Append(move).Select(m => (m.Session, line.Residual(m.X, m.Xw, m.Y))).ToList());
        DecouplingSignals signals = Math.Abs(result.Z1.Value) > options.Threshold1 ? DecouplingSignals.OneDayResidual : DecouplingSignals.None;
        if (result.Z5 is { } z5 && Math.Abs(z5) > options.Threshold5)
            signals |= DecouplingSignals.FiveDayResidual;
        if (options.Charted == CusumSource.Moves)
            Chart(neighbours, session, options.ShortWindow, ref result);
        signals |= Level(level, session, ref result);
        if (_lastAlarm is { } alarmed && TradingCalendar.UsOptions.CountSessions(alarmed, _date) < options.AlarmSessions)
            signals |= DecouplingSignals.CusumAlarm;
        signals |= Beta(line, ref result);
        result = result with { Signals = signals };
        bool one = (signals & DecouplingSignals.OneDayResidual) != 0;
        double sense = one || result.Z5 is null ? residual * move.X : result.Z5.Value * _recent.TakeLast(5).Sum(r => MoveOf(r.Session, move));
        Transition(result, sense);
        return result with { State = _state, Direction = _direction };
    }

    private double MoveOf(int session, (double X, double Xw, double Y, double Days, int Session) move) => session == move.Session ? move.X : _moves.Single(m => m.Session == session).X;

    /// <summary>Residuals of neighbouring sessions that belong together: (before, after, session).</summary>
    private List<(double Before, double After, int Session)> Neighbours(List<(int Session, double Residual)> all) =>
        [.. all.Zip(all.Skip(1), (a, b) => (a, b)).Where(p => p.b.Session == p.a.Session + 1 && !_apart.Contains(p.b.Session)).Select(p => (p.a.Residual, p.b.Residual, p.b.Session))];

    private void Chart(List<(double Before, double After, int Session)> pairs, int session, int needed, ref DecouplingStatistics result)
    {
        var past = pairs.Where(p => p.Session < session).TakeLast(options.Window).ToArray();
        if (pairs.Count == 0 || pairs[^1].Session != session || past.Length < needed)
            return;
        AutoregressiveFit law = AutoregressiveFit.Of([.. past.Select(p => p.Before)], [.. past.Select(p => p.After)]);
        double u = law.Innovation(pairs[^1].Before, pairs[^1].After)!.Value;
        _upper = Math.Max(0, _upper + u - options.CusumReference);
        _lower = Math.Max(0, _lower - u - options.CusumReference);
        int alarm = _upper > options.CusumThreshold ? 1 : _lower > options.CusumThreshold ? -1 : 0;
        result = result with { Innovation = u, CusumUpper = _upper, CusumLower = _lower, Alarm = alarm };
        if (alarm != 0)
            (_upper, _lower, _lastAlarm) = (0, 0, _date);
    }

    private DecouplingSignals Level((double U, double V, double Y, int Session)? level, int session, ref DecouplingStatistics result)
    {
        if (level is not { } now || _levels.Count < 10)
            return DecouplingSignals.None;
        Plane fit = Plane.Fit([.. _levels.TakeLast(options.Window).Select(l => (l.U, l.V, l.Y))]);
        var pairs = Neighbours([.. _levels.Append(now).Select(l => (l.Session, fit.Residual(l.U, l.V, l.Y)))]);
        var past = pairs.Where(p => p.Session < session).TakeLast(options.Window).ToArray();
        if (past.Length < Math.Min(options.MinimumObservations, options.Window))
            return DecouplingSignals.None;
        result = result with { LevelResidual = fit.Residual(now.U, now.V, now.Y) };
        if (options.Charted == CusumSource.Levels)
            Chart(pairs, session, 0, ref result);
        AutoregressiveFit whole = AutoregressiveFit.Of([.. past.Select(p => p.Before)], [.. past.Select(p => p.After)]);
        var last = past.TakeLast(options.ShortWindow).ToArray();
        AutoregressiveFit recent = AutoregressiveFit.Of([.. last.Select(p => p.Before)], [.. last.Select(p => p.After)]);
        result = result with { Phi = whole.Phi, HalfLife = whole.HalfLife, DickeyFuller = whole.DickeyFuller, ShortPhi = recent.Phi, ShortHalfLife = recent.HalfLife };
        bool longer = whole.HalfLife is { } half && (recent.Phi >= 1 || recent.HalfLife >= options.HalfLifeRatio * half);
        return longer ? DecouplingSignals.HalfLife : DecouplingSignals.None;
    }

    private DecouplingSignals Beta(Plane line, ref DecouplingStatistics result)
    {
        var window = _moves.TakeLast(options.ShortWindow).ToArray();
        double[] x = [.. window.Select(m => m.X)];
        double[] expected = [.. window.Select(m => model is null ? (line.B * m.X) + (line.C * m.Xw) : m.X * model.LogBeta(m.Days / 365))];
        double[] left = [.. window.Select((m, i) => m.Y - expected[i])];
        (double a, double shift) = MathNet.Numerics.Fit.Line(x, left);
        double mean = x.Average();
        double[] score = [.. x.Select((v, i) => (v - mean) * (left[i] - a - (shift * v)))];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
                total += Math.Max(0, 1 - (Math.Abs(i - j) / (options.NeweyWestLags + 1d))) * score[i] * score[j];
        }

        double modelSlope = MathNet.Numerics.Fit.Line(x, expected).Item2;
        double t = shift / (Math.Sqrt(total) / x.Sum(v => (v - mean) * (v - mean)));
        result = result with { ShortBeta = modelSlope + shift, ModelBeta = modelSlope, BetaDeviations = t };
        return Math.Abs(t) > options.BetaThreshold ? DecouplingSignals.BetaShift : DecouplingSignals.None;
    }

    private void Transition(in DecouplingStatistics result, double sense)
    {
        if (result.MeetsCondition)
        {
            _dwell = _state == CouplingState.Decoupled ? _dwell + 1 : 1;
            (_state, _quiet) = (CouplingState.Decoupled, 0);
            _direction = sense < 0 ? CouplingDirection.HedgeLags : CouplingDirection.HedgeOverreacts;
        }
        else if (_state == CouplingState.Decoupled)
        {
            if (result.Z5 is { } z)
                _quiet = Math.Abs(z) < options.RecouplingThreshold ? _quiet + 1 : 0;
            if (_quiet >= options.RecouplingSessions && _dwell >= options.MinimumDwell)
                (_state, _direction) = (CouplingState.Recoupled, CouplingDirection.None);
            else
                _dwell++;
        }
        else
        {
            (_state, _direction) = (CouplingState.Coupled, CouplingDirection.None);
        }
    }

    private static double? Log(double? value) => value is { } number ? Math.Log(number) : null;

    /// <summary>y = a + b u + c v by QR; c is 0 where v is 0 throughout.</summary>
    private sealed record Plane(double A, double B, double C, double Variance)
    {
        internal static Plane Fit((double U, double V, double Y)[] points)
        {
            bool two = points.Any(p => p.V != 0);
            double[] p = MultipleRegression.QR([.. points.Select(q => two ? new[] { q.U, q.V } : [q.U])], [.. points.Select(q => q.Y)], intercept: true);
            double c = two ? p[2] : 0;
            double squares = points.Sum(q => Math.Pow(q.Y - p[0] - (p[1] * q.U) - (c * q.V), 2));
            return new Plane(p[0], p[1], c, squares / (points.Length - (two ? 3 : 2)));
        }

        internal double Residual(double u, double v, double y) => y - A - (B * u) - (C * v);
    }
}
