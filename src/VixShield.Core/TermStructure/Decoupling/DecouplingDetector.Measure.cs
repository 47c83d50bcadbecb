using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <content>The statistics of a session with a move.</content>
public sealed partial class DecouplingDetector
{
    private const int FiveSessions = 5;

    private static readonly double s_rootFive = Math.Sqrt(FiveSessions);
    private static readonly double s_rootLongest = Math.Sqrt(RecentResiduals.Longest);

    private DecouplingStatistics Measure(in DecouplingObservation observation, in SessionMove move, in LevelPair pair)
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
        signals |= MeasureLevel(pair, ref result);
        signals |= MeasureBeta(line, ref result);
        result = result with { Signals = signals };
        // The residual that is too large says in which sense; the day's own comes first.
        (double Residual, double Move) departure = one || five is null ? (residual, move.X) : five.Value;
        double sense = departure.Residual * departure.Move;
        _machine.Next(result.MeetsCondition, sense < 0 ? CouplingDirection.HedgeLags : sense > 0 ? CouplingDirection.HedgeOverreacts : CouplingDirection.None, z5);
        return result with { State = _machine.State, Direction = _machine.Direction };
    }

    private DecouplingSignals MeasureLevel(in LevelPair pair, ref DecouplingStatistics result)
    {
        DecouplingSignals signals = DecouplingSignals.None;
        if (pair.After is { } after && _pairs.Count >= Options.Needed && TwoRegressorFit.Of(_levels) is { HasFit: true } level)
        {
            double residual = after.Residual(level);
            result = result with { LevelResidual = residual, LevelZ = residual / Math.Sqrt(level.Variance) };
            InnovationLaw whole = _pairs.Fit(level);
            InnovationLaw recent = _shortPairs.Fit(level);
            if (whole.HasFit)
            {
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
                if (half is not null && recent.HasFit && (recent.Phi >= 1 || shortHalf >= Options.HalfLifeRatio * half))
                    signals |= DecouplingSignals.HalfLife;
                if (pair.Before is { } before)
                    MeasureInnovation((residual - whole.Constant - (whole.Phi * before.Residual(level))) / whole.Deviation, ref result);
            }
        }

        return _alarmLeft > 0 ? signals | DecouplingSignals.CusumAlarm : signals;
    }

    private void MeasureInnovation(double innovation, ref DecouplingStatistics result)
    {
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
