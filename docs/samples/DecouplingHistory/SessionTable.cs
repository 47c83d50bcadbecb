using System.Globalization;
using VixShield.TermStructure;

namespace VixShield.Samples.DecouplingHistory;

/// <summary>One line a session, for charts. An empty cell is a value that is not defined.</summary>
internal static class SessionTable
{
    private const string Header =
        "date,vix,vx,contract,maturity_days,state,direction,move,signals,vix_log_change,vx_log_change,log_beta,residual,residual_points,residual_deviation,z1,window_z1,prediction_z1,z5,z21,"
        + "level_residual,level_z,innovation,cusum_plus,cusum_minus,alarm,phi,half_life,short_half_life,dickey_fuller,short_beta,model_beta,beta_deviations,observations,basis,daily_roll,spread,slope";

    internal static void Write(string file, IEnumerable<DecouplingDetectorReading> readings)
    {
        using var output = new StreamWriter(file);
        output.Write(Header + "\n");
        foreach (DecouplingDetectorReading reading in readings)
            output.Write(Line(reading) + "\n");
    }

    private static string Line(DecouplingDetectorReading reading)
    {
        DecouplingStatistics s = reading.Statistics;
        BasisMeasures b = reading.Basis;
        string[] cells =
        [
            reading.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), N(reading.Observation.Vix), N(reading.Observation.Future),
            reading.Observation.Contract?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty, N(reading.Observation.MaturityDays),
            s.State.ToString(), s.Direction.ToString(), s.Move.ToString(), s.Signals.ToString().Replace(", ", "+", StringComparison.Ordinal),
            N(s.VixLogChange), N(s.FutureLogChange), N(s.LogBeta), N(s.Residual), N(s.ResidualPoints), N(s.ResidualDeviation), N(s.Z1), N(s.WindowZ1), N(s.PredictionZ1), N(s.Z5), N(s.Z21),
            N(s.LevelResidual), N(s.LevelZ), N(s.Innovation), N(s.CusumUpper), N(s.CusumLower), s.Innovation is null ? string.Empty : s.Alarm.ToString(CultureInfo.InvariantCulture),
            N(s.Phi), N(s.HalfLife), N(s.ShortHalfLife), N(s.DickeyFuller), N(s.ShortBeta), N(s.ModelBeta), N(s.BetaDeviations),
            s.Observations.ToString(CultureInfo.InvariantCulture), N(b.Basis), N(b.DailyRoll), N(b.Spread), N(b.Slope),
        ];
        return string.Join(",", cells);
    }

    private static string N(double? value) => value is { } number ? number.ToString("G10", CultureInfo.InvariantCulture) : string.Empty;
}
