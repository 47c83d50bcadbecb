using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// The numbers of one session, as the detector finds them; what is not defined is null. The default value is not ready. Every estimate
/// (line, deviations, level regression, autoregressions, betas, half-lives) comes from sessions strictly before this one; residuals, their sums and the chart end with it.
/// </summary>
[TypeFormatterSource]
public readonly record struct DecouplingStatistics : IDisplayable
{
    /// <summary>The state after this session.</summary>
    public CouplingState State { get; init; }

    /// <summary>Lags or overreacts, as at the session that last met the condition of decoupling; none unless decoupled.</summary>
    public CouplingDirection Direction { get; init; }

    /// <summary>Whether the session has a move that was measured, and if not, why. The state is then the one before, except where there is no law.</summary>
    public DecouplingMoveStatus Move { get; init; }

    /// <summary>What is beyond its threshold.</summary>
    public DecouplingSignals Signals { get; init; }

    /// <summary>Log change of spot VIX.</summary>
    public double? VixLogChange { get; init; }

    /// <summary>Log change of the future, or of what was held.</summary>
    public double? FutureLogChange { get; init; }

    /// <summary>Moves in the trailing window.</summary>
    public int Observations { get; init; }

    /// <summary>Intercept of the line: log change of the future when VIX stands still.</summary>
    public double? Intercept { get; init; }

    /// <summary>Log beta of the line at this session's maturity.</summary>
    public double? LogBeta { get; init; }

    /// <summary>Share of the variance that the line explains in the window.</summary>
    public double? RSquared { get; init; }

    /// <summary>Standard deviation of the window's residuals about the line.</summary>
    public double? WindowDeviation { get; init; }

    /// <summary>The deviation that standardises: of the window, or exponentially weighted.</summary>
    public double? ResidualDeviation { get; init; }

    /// <summary>Log change of the future less the line.</summary>
    public double? Residual { get; init; }

    /// <summary>The residual in VIX points: the price less what it would be without the residual. Positive when the future is higher.</summary>
    public double? ResidualPoints { get; init; }

    /// <summary>The residual over <see cref="ResidualDeviation"/>.</summary>
    public double? Z1 { get; init; }

    /// <summary>The residual over <see cref="WindowDeviation"/>, whatever the scale.</summary>
    public double? WindowZ1 { get; init; }

    /// <summary>The residual over the window's deviation of a prediction at this VIX move, which counts how uncertain the line is far from its data.</summary>
    public double? PredictionZ1 { get; init; }

    /// <summary>Sum of the last 5 residuals, each against its own day's line, over the deviation times the root of 5.</summary>
    public double? Z5 { get; init; }

    /// <summary>The same over 21 sessions. Shown; it decides nothing.</summary>
    public double? Z21 { get; init; }

    /// <summary>Residual of the level regression of the window, in logs.</summary>
    public double? LevelResidual { get; init; }

    /// <summary>The level residual over its standard deviation in the window.</summary>
    public double? LevelZ { get; init; }

    /// <summary>First-order autoregressive coefficient of the level residuals in the window.</summary>
    public double? Phi { get; init; }

    /// <summary>Half-life of level residuals in the window, in sessions; null unless phi is between 0 and 1.</summary>
    public double? HalfLife { get; init; }

    /// <summary>Autoregressive coefficient in the short window.</summary>
    public double? ShortPhi { get; init; }

    /// <summary>Half-life in the short window, in sessions; null unless its phi is between 0 and 1.</summary>
    public double? ShortHalfLife { get; init; }

    /// <summary>t statistic of the coefficient less 1 in the window (Dickey-Fuller without lags). Shown; it decides nothing.</summary>
    public double? DickeyFuller { get; init; }

    /// <summary>Innovation that is charted: (e - c - phi e before) / sigma, e a residual of moves or of levels.</summary>
    public double? Innovation { get; init; }

    /// <summary>Upper cumulative sum of the innovations, before the reset that an alarm brings.</summary>
    public double? CusumUpper { get; init; }

    /// <summary>Lower cumulative sum.</summary>
    public double? CusumLower { get; init; }

    /// <summary>Alarm of this session: 1 up, -1 down, 0 none.</summary>
    public int Alarm { get; init; }

    /// <summary>Log beta of the short window.</summary>
    public double? ShortBeta { get; init; }

    /// <summary>Its model value over the same moves: the user's beta, or the line of the window.</summary>
    public double? ModelBeta { get; init; }

    /// <summary>Their difference in Newey-West standard errors.</summary>
    public double? BetaDeviations { get; init; }

    /// <summary>State, move and z-scores.</summary>
    public override string ToString() => FormattableString.Invariant($"{State} {Direction}, {Move}, z1 {Z1:F2}, z5 {Z5:F2}, signals {Signals}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Statistics of a session", ToString())
    {
        Facts =
        [
            new("state", State),
            new("direction", Direction),
            new("move", Move),
            new("signals", Signals),
            new("log change of VIX", DisplayCell.Percent(VixLogChange), "%"),
            new("log change of the future", DisplayCell.Percent(FutureLogChange), "%"),
            new("observations", Observations),
            new("log beta", LogBeta),
            new("R squared", RSquared),
            new("residual", ResidualPoints, "VIX points"),
            new("z over 1 session", Z1),
            new("z over 5 sessions", Z5),
            new("z over 21 sessions", Z21),
            new("level z", LevelZ),
            new("half-life of the level", HalfLife, "sessions"),
            new("half-life of the level, short window", ShortHalfLife, "sessions"),
            new("upper cumulative sum", CusumUpper, "standard deviations"),
            new("lower cumulative sum", CusumLower, "standard deviations"),
            new("beta of the short window", ShortBeta),
            new("its model value", ModelBeta),
            new("their difference", BetaDeviations, "standard errors"),
        ],
    };

    /// <summary>Whether the statistics are those of decoupling: a residual that is too large, and a chart, a beta or a half-life that confirms it.</summary>
    public bool MeetsCondition => AreOfDecoupling(Signals);

    internal static bool AreOfDecoupling(DecouplingSignals signals) => (signals & (DecouplingSignals.OneDayResidual | DecouplingSignals.FiveDayResidual)) != 0
        && (signals & (DecouplingSignals.CusumAlarm | DecouplingSignals.BetaShift | DecouplingSignals.HalfLife)) != 0;
}
