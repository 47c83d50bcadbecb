namespace VixShield.TermStructure;

/// <summary>Whether a session has a value of a measure, and if not, why.</summary>
public enum VixCurvePointStatus
{
    /// <summary>There is a value.</summary>
    Ok = 0,

    /// <summary>Spot VIX is unknown.</summary>
    NoSpot = 1,

    /// <summary>A contract that the measure needs is not listed or has no settlement, or no two contracts embrace a maturity.</summary>
    NoContract = 2,
}
