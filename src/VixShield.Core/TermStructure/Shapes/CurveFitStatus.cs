namespace VixShield.TermStructure;

/// <summary>Whether a shape was fitted, and what to know of the fit.</summary>
public enum CurveFitStatus
{
    /// <summary>There is a curve.</summary>
    Ok = 0,

    /// <summary>There are fewer points at distinct times than parameters: no curve.</summary>
    TooFewPoints = 1,

    /// <summary>The points do not tell the parameters apart at this speed or scale: no curve.</summary>
    NotDetermined = 2,

    /// <summary>There is a curve, but the points do not tell the speed or scale: others fit as well, as on a flat curve.</summary>
    SpeedNotDetermined = 3,

    /// <summary>There is a curve, but its speed or scale is an end of the range that was searched: others beyond it may fit better.</summary>
    AtSearchLimit = 4,

    /// <summary>A number on the way is beyond the range of a double: no curve.</summary>
    BeyondRange = 5,
}
