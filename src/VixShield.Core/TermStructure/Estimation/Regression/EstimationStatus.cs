namespace VixShield.TermStructure;

/// <summary>Whether an estimate from a history exists, and if not, why.</summary>
public enum EstimationStatus
{
    /// <summary>There is an estimate.</summary>
    Ok = 0,

    /// <summary>Too few sessions have an observation.</summary>
    TooFewObservations = 1,

    /// <summary>What should explain does not vary, or its leads and lags cannot be told apart.</summary>
    NoVariance = 2,

    /// <summary>A value is not a finite number.</summary>
    NotFinite = 3,

    /// <summary>Too few maturities have an estimate for the numbers that are fitted to them.</summary>
    TooFewMaturities = 4,

    /// <summary>The estimates contradict each other: no set of curves has their order.</summary>
    Inconsistent = 5,
}
