namespace VixShield.TermStructure;

/// <summary>What is measured of a VX strip. All are positive in contango.</summary>
public enum VixCurveMeasureKind
{
    /// <summary>First contract minus spot VIX, in points.</summary>
    Basis = 1,

    /// <summary>First contract minus spot VIX, divided by spot VIX.</summary>
    RelativeBasis = 2,

    /// <summary>Contract of a later rank minus that of an earlier, in points.</summary>
    Slope = 3,

    /// <summary>Contract of a later rank minus that of an earlier, divided by the earlier.</summary>
    RelativeSlope = 4,

    /// <summary>Price at a longer constant maturity minus that at a shorter, in points.</summary>
    ConstantMaturitySpread = 5,

    /// <summary>Price at a longer constant maturity minus that at a shorter, divided by the shorter.</summary>
    RelativeConstantMaturitySpread = 6,
}
