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
        TwoRegressorFit line = _moves.Count < Options.Needed ? default : TwoRegressorFit.Of(_moves);
        if (!line.HasFit)
        {
            _machine.Clear(CouplingState.NotReady);
            _recent.Clear();
            return new DecouplingStatistics
            {
                Move = _moves.Count < Options.Needed ? DecouplingMoveStatus.TooFewObservations : DecouplingMoveStatus.NoScale,
                Observations = _moves.Count,
                VixLogChange = move.X,
                FutureLogChange = move.Y,
            };
        }

        double windowDeviation = Math.Sqrt(line.Variance);
        _ewmaVariance ??= line.Variance;
        double deviation = Options.Scale == DecouplingScale.Ewma ? Math.Sqrt(_ewmaVariance.Value) : windowDeviation;
        double residual = move.Point.Residual(line);
        _ewmaVariance = (Options.EwmaDecay * _ewmaVariance.Value) + ((1 - Options.EwmaDecay) * residual * residual);
        _recent.Add(residual, move.X);
        (double Residual, double Move)? five = _recent.Sum(FiveSessions);
        double z1 = residual / deviation;
        double? z5 = five?.Residual / (deviation * s_rootFive);
        LevelMeasures level = MeasureLevel(levels);
        ChartMeasures chart = Options.Charted == CusumSource.Moves ? Chart(line, _movePairs, moves) : level.Chart;
        (double Shift, double Error, double Model)? beta = _shortMoves.Fit(_model is not null, line, Options.NeweyWestLags);
        double? betaDeviations = beta?.Shift / beta?.Error;

        DecouplingSignals signals = (Math.Abs(z1) > Options.Threshold1 ? DecouplingSignals.OneDayResidual : DecouplingSignals.None)
            | (Math.Abs(z5 ?? 0) > Options.Threshold5 ? DecouplingSignals.FiveDayResidual : DecouplingSignals.None)
            | (_alarmLeft > 0 ? DecouplingSignals.CusumAlarm : DecouplingSignals.None)
            | (Math.Abs(betaDeviations ?? 0) > Options.BetaThreshold ? DecouplingSignals.BetaShift : DecouplingSignals.None)
            | (level.LastsLonger ? DecouplingSignals.HalfLife : DecouplingSignals.None);
        // The residual that is too large says in which sense; the day's own comes first.
        (double Residual, double Move) departure = (signals & DecouplingSignals.OneDayResidual) != 0 || five is null ? (residual, move.X) : five.Value;
        double sense = departure.Residual * departure.Move;
        _machine.Next(
            DecouplingStatistics.AreOfDecoupling(signals),
            sense < 0 ? CouplingDirection.HedgeLags : sense > 0 ? CouplingDirection.HedgeOverreacts : CouplingDirection.None,
            z5);
        return new DecouplingStatistics
        {
            State = _machine.State,
            Direction = _machine.Direction,
            Move = DecouplingMoveStatus.Measured,
            Signals = signals,
            VixLogChange = move.X,
            FutureLogChange = move.Y,
            Observations = _moves.Count,
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
            LevelResidual = level.Residual,
            LevelZ = level.Z,
            Phi = level.Phi,
            HalfLife = level.HalfLife,
            ShortPhi = level.ShortPhi,
            ShortHalfLife = level.ShortHalfLife,
            DickeyFuller = level.DickeyFuller,
            Innovation = chart.Innovation,
            CusumUpper = chart.Upper,
            CusumLower = chart.Lower,
            Alarm = chart.Point.Alarm,
            ShortBeta = beta?.Model + beta?.Shift,
            ModelBeta = beta?.Model,
            BetaDeviations = betaDeviations,
        };
    }

    private LevelMeasures MeasureLevel(in PointPair levels)
    {
        if (levels.After is not { } after || _levelPairs.Count < Options.Needed || TwoRegressorFit.Of(_levels) is not { HasFit: true } fit)
            return default;
        double residual = after.Residual(fit);
        double z = residual / Math.Sqrt(fit.Variance);
        ChartMeasures chart = Options.Charted == CusumSource.Levels ? Chart(fit, _levelPairs, levels) : default;
        InnovationLaw whole = _levelPairs.Fit(fit);
        if (!whole.HasFit)
            return new LevelMeasures(residual, z, null, null, null, null, null, false, chart);
        InnovationLaw recent = _shortPairs.Fit(fit);
        double? half = AutoregressiveFit.HalfLifeOf(whole.Phi);
        double? shortHalf = recent.HasFit ? AutoregressiveFit.HalfLifeOf(recent.Phi) : null;
        // Without mean reversion in the short window the half-life is beyond every bound.
        bool lastsLonger = half is not null && recent.HasFit && (recent.Phi >= 1 || shortHalf >= Options.HalfLifeRatio * half);
        return new LevelMeasures(residual, z, whole.Phi, half, recent.HasFit ? recent.Phi : null, shortHalf, whole.DickeyFuller, lastsLonger, chart);
    }

    private ChartMeasures Chart(in TwoRegressorFit fit, ResidualPairs pairs, in PointPair pair)
    {
        // Fewer pairs than moves: every gap costs one, and every roll two.
        if (pair is not { Before: { } before, After: { } after } || pairs.Count < Options.ShortWindow || pairs.Fit(fit) is not { HasFit: true } law)
            return default;
        double innovation = (after.Residual(fit) - law.Constant - (law.Phi * before.Residual(fit))) / law.Deviation;
        CumulativeSumPoint point = _chart.Next(innovation);
        if (point.Alarm != 0)
            _alarmLeft = Options.AlarmSessions;
        return new ChartMeasures(innovation, point);
    }
}
