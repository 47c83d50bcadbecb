namespace VixShield.TermStructure;

/// <summary>What the detector counts as decoupled: data, not constants. Chosen on principle and not fitted to episodes.</summary>
/// <remarks>Source of the thresholds: Page (1954) and Hawkins and Olwell (1998) for k = 1/2 and h = 5 of the chart, Newey and West (1987) for the standard error.</remarks>
public sealed record DecouplingDetectorOptions
{
    /// <summary>The defaults.</summary>
    public static DecouplingDetectorOptions Default { get; } = new();

    /// <summary>Which price's move is measured. Default the physical front contract.</summary>
    public DecouplingResidualKind Kind
    {
        get;
        init => field = Guard.Defined(value, nameof(Kind));
    }

    /// <summary>Maturity of <see cref="DecouplingResidualKind.ConstantMaturity"/>, in calendar days; from 1 to 365. Default 30.</summary>
    public int MaturityDays
    {
        get;
        init => field = Guard.InRange(value, 1, 365, nameof(MaturityDays));
    }

    = 30;

    /// <summary>Valid sessions in the trailing window of every fit; from 70 to 5,000. Default 252.</summary>
    public int Window
    {
        get;
        init => field = Guard.InRange(value, 70, 5_000, nameof(Window));
    }

    = 252;

    /// <summary>Fewest moves, and level pairs, in the window for any statement; from 70 to 5,000, and the window where that is less. Default 252: a full window.</summary>
    public int MinimumObservations
    {
        get;
        init => field = Guard.InRange(value, 70, 5_000, nameof(MinimumObservations));
    }

    = 252;

    /// <summary>Sessions in the short window of the beta and of the half-life; from 20 to 65. Default 63.</summary>
    public int ShortWindow
    {
        get;
        init => field = Guard.InRange(value, 20, 65, nameof(ShortWindow));
    }

    = 63;

    /// <summary>Absolute standardised one-day residual above which it is too large; greater than 0. Default 2.5.</summary>
    public double Threshold1
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(Threshold1));
    }

    = 2.5;

    /// <summary>The same for the sum over 5 sessions. Default 2.</summary>
    public double Threshold5
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(Threshold5));
    }

    = 2;

    /// <summary>Which innovations are charted. Default those of moves.</summary>
    public CusumSource Charted
    {
        get;
        init => field = Guard.Defined(value, nameof(Charted));
    }

    /// <summary>Reference value k of the cumulative sums, in standard deviations; at least 0 and finite. Default 1/2: half the shift to be found.</summary>
    public double CusumReference
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(CusumReference));
    }

    = 0.5;

    /// <summary>Sum above which the chart alarms, in standard deviations; greater than 0. Default 5.</summary>
    public double CusumThreshold
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(CusumThreshold));
    }

    = 5;

    /// <summary>Sessions of the calendar for which an alarm counts as on, its own included; from 1 to 63. Default 5.</summary>
    public int AlarmSessions
    {
        get;
        init => field = Guard.InRange(value, 1, 63, nameof(AlarmSessions));
    }

    = 5;

    /// <summary>Lags of the Newey-West standard error; from 0 to 15. Default 5.</summary>
    public int NeweyWestLags
    {
        get;
        init => field = Guard.InRange(value, 0, 15, nameof(NeweyWestLags));
    }

    = 5;

    /// <summary>Standard errors by which the short window's beta must leave its model value; greater than 0. Default 2.</summary>
    public double BetaThreshold
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(BetaThreshold));
    }

    = 2;

    /// <summary>Short half-life over long half-life from which persistence counts as changed; greater than 0. Default 2.</summary>
    public double HalfLifeRatio
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(HalfLifeRatio));
    }

    = 2;

    /// <summary>Absolute standardised 5-session residual below which a session is quiet; greater than 0. Default 1.</summary>
    public double RecouplingThreshold
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(RecouplingThreshold));
    }

    = 1;

    /// <summary>Quiet sessions in a row that end an episode; from 1 to 63. Default 3.</summary>
    public int RecouplingSessions
    {
        get;
        init => field = Guard.InRange(value, 1, 63, nameof(RecouplingSessions));
    }

    = 3;

    /// <summary>
    /// Decoupled sessions with a measured move that an episode has at least, its first included; from 1 to 63. Default 5, the memory of an alarm. Only a long gap, the change of
    /// the settlement time or the loss of the law ends it earlier.
    /// </summary>
    public int MinimumDwell
    {
        get;
        init => field = Guard.InRange(value, 1, 63, nameof(MinimumDwell));
    }

    = 5;

    /// <summary>Sessions without VIX or future, or without an observation, beyond which chart and episode begin anew; from 1 to 252. The windows are kept. Default 21.</summary>
    public int LongGapSessions
    {
        get;
        init => field = Guard.InRange(value, 1, 252, nameof(LongGapSessions));
    }

    = 21;

    /// <summary>
    /// Absolute log change of VIX or of the future in one session beyond which the session counts as missing, because it is an error of the data; from 0.5 to 10. Default 3, a
    /// factor of 20; the greatest that VIX ever made is 0.77, on 2018-02-05.
    /// </summary>
    public double GreatestLogChange
    {
        get;
        init => field = Guard.InRange(value, 0.5, 10, nameof(GreatestLogChange));
    }

    = 3;

    /// <summary>Which deviation standardises the residual. Default exponentially weighted: residuals have fat tails and calm and stormy spells.</summary>
    public DecouplingScale Scale
    {
        get;
        init => field = Guard.Defined(value, nameof(Scale));
    }

    /// <summary>Weight that a squared residual keeps per session in the exponentially weighted deviation; from 0.5 to 0.999. Default 0.94.</summary>
    public double EwmaDecay
    {
        get;
        init => field = Guard.InRange(value, 0.5, 0.999, nameof(EwmaDecay));
    }

    = 0.94;

    /// <summary>
    /// Whether the line of a front contract has a beta that changes with maturity, b0 + b1 w, or one slope for all maturities. Default true: measured betas of the last days
    /// before settlement are half as large again as a month before. With a constant maturity it changes nothing.
    /// </summary>
    public bool BetaByMaturity { get; init; } = true;

    /// <summary>Speed kappa of the maturity weight w = 1 - exp(-kappa tau), per year; from 0.1 to 100. Default 6.</summary>
    public double Kappa
    {
        get;
        init => field = Guard.InRange(value, 0.1, 100, nameof(Kappa));
    }

    = 6;

    /// <summary>Moves that must be in the window: <see cref="MinimumObservations"/>, or the window where that is less.</summary>
    internal int Needed => Math.Min(MinimumObservations, Window);

    /// <summary>Kind, windows and thresholds.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Kind}, window {Window}, z1 {Threshold1:G6}, z5 {Threshold5:G6}, cusum {CusumReference:G6}/{CusumThreshold:G6}, beta {BetaThreshold:G6} s.e., half-life ratio {HalfLifeRatio:G6}, scale {Scale}");
}
