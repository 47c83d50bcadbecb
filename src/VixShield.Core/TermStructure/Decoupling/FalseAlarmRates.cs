using System.Diagnostics.CodeAnalysis;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// How often, per session, statistics pass their thresholds: under a law of independent residuals (nominal), or in readings (observed).
/// The nominal rates are those of residuals whose deviation is known. A detector estimates it, so that part of what is observed beyond them is that estimate's noise;
/// <see cref="DecouplingNullSimulation"/> gives the rates of the detector as it is. What remains is decoupling or a law that does not hold; the rates alone do not tell which.
/// </summary>
/// <param name="OneDay">Rate of the one-day residual.</param>
/// <param name="FiveDay">Rate of the five-session residual.</param>
/// <param name="Residual">Rate of one or the other: part (a) of the condition.</param>
/// <param name="Cusum">Alarms of the chart per session; for a nominal rate 1 over the mean run length.</param>
[Experimental("VIX001")]
[TypeFormatterSource]
public sealed record FalseAlarmRates(double OneDay, double FiveDay, double Residual, double Cusum) : IDisplayable
{
    /// <summary>Nominal rates when standardised residuals and innovations are independent standard Gaussian.</summary>
    /// <param name="options">Thresholds; null for the defaults.</param>
    public static FalseAlarmRates Gaussian(DecouplingDetectorOptions? options = null) => Of(SymmetricLaw.Gaussian, SymmetricLaw.Gaussian, options);

    /// <summary>Nominal rates when they are independent with fitted t laws; null where a fit has no law.</summary>
    /// <param name="residuals">Law of the standardised one-day residuals.</param>
    /// <param name="innovations">Law of the level innovations.</param>
    /// <param name="options">Thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">A fit is null.</exception>
    public static FalseAlarmRates? Student(StudentFit residuals, StudentFit innovations, DecouplingDetectorOptions? options = null) =>
        LawOf(Guard.NotNull(residuals, nameof(residuals))) is { } z && LawOf(Guard.NotNull(innovations, nameof(innovations))) is { } u ? Of(z, u, options) : null;

    /// <summary>Rates in readings, each over the sessions in which its statistic is defined; null where one never is.</summary>
    /// <param name="readings">The readings.</param>
    /// <exception cref="ArgumentNullException">The readings are null.</exception>
    public static FalseAlarmRates? Observed(IEnumerable<DecouplingDetectorReading> readings)
    {
        const DecouplingSignals either = DecouplingSignals.OneDayResidual | DecouplingSignals.FiveDayResidual;
        (int one, int five, int chart) = (0, 0, 0);
        (int beyondOne, int beyondFive, int beyondEither, int alarms) = (0, 0, 0, 0);
        foreach (DecouplingDetectorReading reading in Guard.NotNull(readings, nameof(readings)))
        {
            DecouplingStatistics s = reading.Statistics;
            one += s.Z1 is null ? 0 : 1;
            five += s.Z5 is null ? 0 : 1;
            chart += s.Innovation is null ? 0 : 1;
            beyondOne += (s.Signals & DecouplingSignals.OneDayResidual) != 0 ? 1 : 0;
            beyondFive += (s.Signals & DecouplingSignals.FiveDayResidual) != 0 ? 1 : 0;
            beyondEither += (s.Signals & either) != 0 ? 1 : 0;
            alarms += s.Alarm != 0 ? 1 : 0;
        }

        return one == 0 || five == 0 || chart == 0
            ? null
            : new FalseAlarmRates((double)beyondOne / one, (double)beyondFive / five, (double)beyondEither / one, (double)alarms / chart);
    }

    /// <summary>The rates in percent.</summary>
    public override string ToString() => FormattableString.Invariant($"z1 {100 * OneDay:F3} %, z5 {100 * FiveDay:F3} %, either {100 * Residual:F3} %, cusum {100 * Cusum:F3} % of sessions");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("False alarm rates", ToString())
    {
        Facts =
        [
            new("one-day residual", DisplayCell.Percent(OneDay, 3), "% of sessions"),
            new("five-day residual", DisplayCell.Percent(FiveDay, 3), "% of sessions"),
            new("one or the other", DisplayCell.Percent(Residual, 3), "% of sessions"),
            new("alarms of the chart", DisplayCell.Percent(Cusum, 3), "% of sessions"),
        ],
    };

    private static SymmetricLaw? LawOf(StudentFit fit) =>
        fit is { DegreesOfFreedom: { } degrees, Scale: { } scale } ? SymmetricLaw.Student(degrees, scale) : null;

    private static FalseAlarmRates Of(SymmetricLaw residuals, SymmetricLaw innovations, DecouplingDetectorOptions? options)
    {
        options ??= DecouplingDetectorOptions.Default;
        var four = new SumLaw(residuals);
        double bound = options.Threshold5 * Math.Sqrt(5);
        double withinFive = 0;
        double withinBoth = 0;
        for (int cell = 0; cell < four.One.Length; cell++)
        {
            double today = SumLaw.Centre(cell);
            double within = four.One[cell] * (four.Cumulative(bound - today) - four.Cumulative(-bound - today));
            withinFive += within;
            withinBoth += within * Share(today, options.Threshold1);
        }

        double one = 2 * residuals.Cumulative(-options.Threshold1);
        return new FalseAlarmRates(one, 1 - withinFive, 1 - withinBoth, 1 / CumulativeSumRunLength.Of(innovations, options.CusumReference, options.CusumThreshold));
    }

    /// <summary>Share of a cell about a value that lies within the threshold.</summary>
    private static double Share(double centre, double threshold)
    {
        double step = SumLaw.Centre(1) - SumLaw.Centre(0);
        return Math.Clamp(((threshold - Math.Abs(centre)) / step) + 0.5, 0, 1);
    }
}
