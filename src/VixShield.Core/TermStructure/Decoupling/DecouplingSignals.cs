namespace VixShield.TermStructure;

/// <summary>Which statistics of a session are beyond their thresholds.</summary>
[Flags]
public enum DecouplingSignals
{
    /// <summary>None, or none that is defined.</summary>
    None = 0,

    /// <summary>The standardised one-day residual.</summary>
    OneDayResidual = 1,

    /// <summary>The standardised residual over five sessions.</summary>
    FiveDayResidual = 2,

    /// <summary>The chart of level innovations alarmed in the last sessions.</summary>
    CusumAlarm = 4,

    /// <summary>The short window's beta is outside its standard errors.</summary>
    BetaShift = 8,

    /// <summary>Deviations of the level last longer than they did.</summary>
    HalfLife = 16,
}
