using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>The arithmetic of the level version and of the charts on the synthetic panel, row by row.</summary>
public sealed class LevelVersionReferenceTests
{
    // The tables' own: fits on rows 0 to 251 with kappa 6, charts from row 252.
    private const int Fitted = 252;
    private const double Agreement = 1e-9;

    private static double[] Column(string name) => [.. ReferenceTable.Reference("decoupling_panel.csv").Rows.Select(r => r.Number(name))];

    private static Dictionary<string, double> Results => ReferenceTable.Reference("decoupling_result.csv").Rows.ToDictionary(r => r.Text("item"), r => r.Number("value"));

    private static LevelRegression Levels() => LevelRegression.Of(Column("vix").AsSpan(0, Fitted), Column("vx1").AsSpan(0, Fitted), Column("dte1").AsSpan(0, Fitted), 6);

    private static double[] Residuals(LevelRegression fit)
    {
        double[] vix = Column("vix");
        double[] vx = Column("vx1");
        double[] days = Column("dte1");
        return [.. vix.Select((v, i) => fit.Residual(v, vx[i], days[i])!.Value)];
    }

    [ReferenceFact]
    public void Series_of_the_panel()
    {
        LevelRegression fit = Levels();
        double[] residuals = Residuals(fit);
        AutoregressiveFit law = AutoregressiveFit.Of(residuals.AsSpan(0, Fitted));
        CumulativeSumChart raw = new();
        CumulativeSumChart whitened = new();
        double[] vix = Column("vix");
        double[] vx1 = Column("vx1");
        double[] vx2 = Column("vx2");
        double[] days = Column("dte1");
        var deviations = new Deviations();
        ReferenceTable series = ReferenceTable.Reference("decoupling_series.csv");
        Assert.Equal(vix.Length, series.Rows.Count);
        foreach (ReferenceTable.Row row in series.Rows)
        {
            int i = (int)row.Number("i");
            double z = residuals[i] / fit.ResidualDeviation!.Value;
            double innovation = i == 0 ? 0 : law.Innovation(residuals[i - 1], residuals[i])!.Value;
            CumulativeSumPoint rawPoint = i < Fitted ? default : raw.Next(z);
            CumulativeSumPoint point = i < Fitted ? default : whitened.Next(innovation);
            BasisMeasures basis = BasisMeasures.Of(new DecouplingObservation { Vix = vix[i], Future = vx1[i], FrontFuture = vx1[i], SecondFuture = vx2[i], MaturityDays = days[i] });
            Compare("residual", residuals[i]);
            Compare("z", z);
            Compare("cusum_pos", rawPoint.Upper);
            Compare("cusum_neg", rawPoint.Lower);
            Compare("alarm", rawPoint.Alarm);
            Compare("innovation", innovation);
            Compare("w_cusum_pos", point.Upper);
            Compare("w_cusum_neg", point.Lower);
            Compare("w_alarm", point.Alarm);
            Compare("basis", basis.Basis!.Value);
            Compare("daily_roll", basis.DailyRoll!.Value);
            Compare("spread", basis.Spread!.Value);
            Compare("premium", basis.Premium!.Value);
            void Compare(string column, double actual)
            {
                double expected = row.Number(column);
                deviations.Compare(expected, actual, Agreement * Math.Max(1, Math.Abs(expected)), $"{column} of {row}");
            }
        }

        deviations.Verify();
    }

    [ReferenceFact]
    public void Fits_of_the_panel()
    {
        LevelRegression fit = Levels();
        double[] residuals = Residuals(fit);
        AutoregressiveFit law = AutoregressiveFit.Of(residuals.AsSpan(0, Fitted));
        LogBetaRegression first = Beta("vx1");
        LogBetaRegression second = Beta("vx2");
        CumulativeSumChart raw = new();
        CumulativeSumChart whitened = new();
        int rawAlarms = residuals.Skip(Fitted).Count(e => raw.Next(e / fit.ResidualDeviation!.Value).Alarm != 0);
        int[] alarms = [.. Enumerable.Range(Fitted, residuals.Length - Fitted).Where(i => whitened.Next(law.Innovation(residuals[i - 1], residuals[i])!.Value).Alarm != 0)];
        Dictionary<string, double?> actual = new()
        {
            ["a"] = fit.Intercept,
            ["b"] = fit.Weight,
            ["c"] = fit.WeightLogVix,
            ["se_a"] = fit.InterceptError,
            ["se_b"] = fit.WeightError,
            ["se_c"] = fit.WeightLogVixError,
            ["sigma"] = fit.ResidualDeviation,
            ["ar1_const"] = law.Constant,
            ["ar1_phi"] = law.Phi,
            ["ar1_sigma"] = law.StandardDeviation,
            ["half_life_days"] = law.HalfLife,
            ["adf0_t"] = law.DickeyFuller,
            ["beta_vx1_dlog"] = first.Beta,
            ["se_beta_vx1"] = first.StandardError,
            ["beta_vx2_dlog"] = second.Beta,
            ["se_beta_vx2"] = second.StandardError,
            ["n_beta"] = first.Observations,
            ["samuelson_k_from_beta_ratio"] = LogBetaRegression.MaturitySpeed(first.Beta!.Value, second.Beta!.Value, 30d / 365),
            ["raw_alarms"] = rawAlarms,
            ["whitened_alarms"] = alarms.Length,
            ["first_whitened_alarm_row"] = alarms.Length > 0 ? alarms[0] : null,
        };
        var deviations = new Deviations();
        foreach ((string item, double expected) in Results)
            deviations.Compare(expected, Assert.NotNull(actual[item]), Agreement * Math.Max(1, Math.Abs(expected)), item);
        deviations.Verify();
    }

    private static LogBetaRegression Beta(string column)
    {
        double[] vix = Column("vix");
        double[] future = Column(column);
        double[] days = Column("dte1");
        int[] kept = [.. Enumerable.Range(1, Fitted - 1).Where(i => days[i] <= days[i - 1])];
        return LogBetaRegression.Of([.. kept.Select(i => Math.Log(vix[i] / vix[i - 1]))], [.. kept.Select(i => Math.Log(future[i] / future[i - 1]))]);
    }
}
