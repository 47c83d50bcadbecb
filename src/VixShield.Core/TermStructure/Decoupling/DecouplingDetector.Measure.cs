using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <content>The statistics of a session with a move.</content>
public sealed partial class DecouplingDetector
{
    private const int FiveSessions = 5;

    private static readonly double s_rootFive = Math.Sqrt(FiveSessions);
    private static readonly double s_rootLongest = Math.Sqrt(RecentResiduals.Longest);

    private DecouplingStatistics Measure(in DecouplingObservation observation, in SessionMove move, in PointPair moves, in PointPair levels)
    {
        var result = new DecouplingStatistics { Move = move.Status, Observations = _moves.Count, VixLogChange = move.X, FutureLogChange = move.Y };
        TwoRegressorFit line = _moves.Count < Options.Needed ? default : TwoRegressorFit.Of(_moves);
        if (!line.HasFit)
        {
            _machine.Clear(CouplingState.NotReady);
            return result with { Move = _moves.Count < Options.Needed ? DecouplingMoveStatus.TooFewObservations : DecouplingMoveStatus.NoScale };
        }

        double windowDeviation = Math.Sqrt(line.Variance);
        _ewmaVariance ??= line.Variance;
        double deviation = Options.Scale == DecouplingScale.Ewma ? Math.Sqrt(_ewmaVariance.Value) : windowDeviation;
        double residual = line.Residual(move.X, move.Weighted, move.Y);
        _ewmaVariance = (Options.EwmaDecay * _ewmaVariance.Value) + ((1 - Options.EwmaDecay) * residual * residual);
        _recent.Add(residual, move.X);
        (double Residual, double Move)? five = _recent.Sum(FiveSessions);
        double z1 = residual / deviation;
        double? z5 = five?.Residual / (deviation * s_rootFive);
        result = result with
        {
            Intercept = line.Intercept,
            LogBeta = line.CoefficientU + (line.CoefficientV * BetaWeightOf(observation)),
            RSquared = line.RSquared,
            WindowDeviation = windowDeviation,
            ResidualDeviation = deviation,
            Residual = residual,
            ResidualPoints = observation.Future!.Value * (1 - ElementaryFunctions.Exp(-residual)),
            Z1 = z1,
            WindowZ1 = residual / windowDeviation,
            PredictionZ1 = residual / (windowDeviation * Math.Sqrt(line.PredictionFactor(move.X, move.Weighted))),
            Z5 = z5,
            Z21 = _recent.Sum(RecentResiduals.Longest)?.Residual / (deviation * s_rootLongest),
        };
        bool one = Math.Abs(z1) > Options.Threshold1;
        DecouplingSignals signals = one ? DecouplingSignals.OneDayResidual : DecouplingSignals.None;
        if (Math.Abs(z5 ?? 0) > Options.Threshold5)
            signals |= DecouplingSignals.FiveDayResidual;
        signals |= MeasureLevel(levels, ref result);
        if (Options.Charted == CusumSource.Moves)
            Chart(line, _movePairs, moves, ref result);
        if (_alarmLeft > 0)
            signals |= DecouplingSignals.CusumAlarm;
        signals |= MeasureBeta(line, ref result);
        result = result with { Signals = signals };
        // The residual that is too large says in which sense; the day's own comes first.
        (double Residual, double Move) departure = one || five is null ? (residual, move.X) : five.Value;
        double sense = departure.Residual * departure.Move;
        _machine.Next(result.MeetsCondition, sense < 0 ? CouplingDirection.HedgeLags : sense > 0 ? CouplingDirection.HedgeOverreacts : CouplingDirection.None, z5);
        return result with { State = _machine.State, Direction = _machine.Direction };
    }

    private DecouplingSignals MeasureLevel(in PointPair levels, ref DecouplingStatistics result)
    {
        if (levels.After is not { } after || _levelPairs.Count < Options.Needed || TwoRegressorFit.Of(_levels) is not { HasFit: true } level)
            return DecouplingSignals.None;
        double residual = after.Residual(level);
        result = result with { LevelResidual = residual, LevelZ = residual / Math.Sqrt(level.Variance) };
        if (Options.Charted == CusumSource.Levels)
            Chart(level, _levelPairs, levels, ref result);
        InnovationLaw whole = _levelPairs.Fit(level);
        InnovationLaw recent = _shortPairs.Fit(level);
        if (!whole.HasFit)
            return DecouplingSignals.None;
        double? half = AutoregressiveFit.HalfLifeOf(whole.Phi);
        double? shortHalf = recent.HasFit ? AutoregressiveFit.HalfLifeOf(recent.Phi) : null;
        result = result with
        {
            Phi = whole.Phi,
            HalfLife = half,
            DickeyFuller = whole.DickeyFuller,
            ShortPhi = recent.HasFit ? recent.Phi : null,
            ShortHalfLife = shortHalf,
        };
        // Without mean reversion in the short window the half-life is beyond every bound.
        bool isLonger = half is not null && recent.HasFit && (recent.Phi >= 1 || shortHalf >= Options.HalfLifeRatio * half);
        return isLonger ? DecouplingSignals.HalfLife : DecouplingSignals.None;
    }

    private void Chart(in TwoRegressorFit fit, ResidualPairs pairs, in PointPair pair, ref DecouplingStatistics result)
    {
        // A few pairs fewer than moves: every gap and every roll costs one.
        if (pair is not { Before: { } before, After: { } after } || pairs.Count < Options.ShortWindow || pairs.Fit(fit) is not { HasFit: true } law)
            return;
        double innovation = (after.Residual(fit) - law.Constant - (law.Phi * before.Residual(fit))) / law.Deviation;
        CumulativeSumPoint point = _chart.Next(innovation);
        if (point.Alarm != 0)
            _alarmLeft = Options.AlarmSessions;
        result = result with { Innovation = innovation, CusumUpper = point.Upper, CusumLower = point.Lower, Alarm = point.Alarm };
    }

    private DecouplingSignals MeasureBeta(in TwoRegressorFit line, ref DecouplingStatistics result)
    {
        if (_shortMoves.Fit(_model is not null, line, Options.NeweyWestLags) is not { } fit)
            return DecouplingSignals.None;
        double deviations = fit.Shift / fit.Error;
        result = result with { ShortBeta = fit.Model + fit.Shift, ModelBeta = fit.Model, BetaDeviations = deviations };
        return Math.Abs(deviations) > Options.BetaThreshold ? DecouplingSignals.BetaShift : DecouplingSignals.None;
    }
}
