namespace VixShield.TermStructure;

/// <summary>What became of a calibration.</summary>
public enum VixCalibrationStatus
{
    /// <summary>There is a model; its residuals say how good it is.</summary>
    Ok = 0,

    /// <summary>No VIX expiry has enough quotes.</summary>
    TooFewQuotes = 1,

    /// <summary>The futures could not be matched: the bootstrap says which.</summary>
    FuturesNotMatched = 2,
}
