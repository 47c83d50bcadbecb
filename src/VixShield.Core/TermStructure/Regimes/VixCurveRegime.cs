namespace VixShield.TermStructure;

/// <summary>The shape of the VX strip as a rule with hysteresis sees it.</summary>
public enum VixCurveRegime
{
    /// <summary>No value, a gap just before, or no shape held long enough yet: no statement.</summary>
    NotReady = 0,

    /// <summary>The strip rises.</summary>
    Contango = 1,

    /// <summary>Neither.</summary>
    Flat = 2,

    /// <summary>The strip falls.</summary>
    Backwardation = 3,
}
