using System.Diagnostics.CodeAnalysis;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// How often a detector's statistics and states occur: in readings of a history, or when nothing decouples (<see cref="DecouplingNullSimulation"/>). The two side by side say how much of
/// what is observed the detector would report anyway; what lies beyond is decoupling or a law that does not hold.
/// </summary>
/// <param name="Sessions">Sessions with a law and a measured move: what the rates but <paramref name="Decoupled"/> are shares of.</param>
/// <param name="OneDay">Share with a one-day residual beyond its threshold.</param>
/// <param name="FiveDay">Share with a five-session residual beyond its threshold; where it is not defined it is not.</param>
/// <param name="Residual">Share with one or the other: part (a) of the condition.</param>
/// <param name="Alarm">Alarms of the chart per session.</param>
/// <param name="CusumOn">Share on which an alarm counts as on.</param>
/// <param name="BetaOn">Share on which the short window's beta is outside its standard errors.</param>
/// <param name="HalfLifeOn">Share on which deviations of the level last longer than they did.</param>
/// <param name="Decoupled">Share of the sessions with a law, measured or not, that are decoupled.</param>
/// <param name="EpisodesPerYear">Episodes that began, per 252 sessions with a law.</param>
[Experimental("VIX001")]
[TypeFormatterSource]
public sealed record DecouplingRates(
    int Sessions, double OneDay, double FiveDay, double Residual, double Alarm, double CusumOn, double BetaOn, double HalfLifeOn, double Decoupled, double EpisodesPerYear) : IDisplayable
{
    /// <summary>Rates in readings; null where no session has a law and a measured move.</summary>
    /// <param name="readings">Readings in the order in which the detector gave them.</param>
    /// <exception cref="ArgumentNullException">The readings are null.</exception>
    public static DecouplingRates? Observed(IEnumerable<DecouplingDetectorReading> readings)
    {
        var counter = new DecouplingRateCounter();
        foreach (DecouplingDetectorReading reading in Guard.NotNull(readings, nameof(readings)))
            counter.Add(reading.Statistics);
        return counter.Rates();
    }

    /// <summary>The rates in percent.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"z1 {100 * OneDay:F2} %, z5 {100 * FiveDay:F2} %, cusum on {100 * CusumOn:F2} %, beta on {100 * BetaOn:F2} %, half-life on {100 * HalfLifeOn:F2} %, decoupled {100 * Decoupled:F2} % of {Sessions} sessions, {EpisodesPerYear:F2} episodes per 252");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rates of decoupling", ToString())
    {
        Facts =
        [
            new("sessions", Sessions),
            new("one-day residual", DisplayCell.Percent(OneDay), "% of sessions"),
            new("five-day residual", DisplayCell.Percent(FiveDay), "% of sessions"),
            new("one or the other", DisplayCell.Percent(Residual), "% of sessions"),
            new("alarms of the chart", DisplayCell.Percent(Alarm), "% of sessions"),
            new("alarm on", DisplayCell.Percent(CusumOn), "% of sessions"),
            new("beta", DisplayCell.Percent(BetaOn), "% of sessions"),
            new("half-life", DisplayCell.Percent(HalfLifeOn), "% of sessions"),
            new("decoupled", DisplayCell.Percent(Decoupled), "% of sessions"),
            new("episodes", EpisodesPerYear, "per 252 sessions"),
        ],
    };
}
