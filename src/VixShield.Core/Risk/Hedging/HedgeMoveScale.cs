namespace VixShield.Risk;

/// <summary>How the VIX and VX moves of a past session count today.</summary>
public enum HedgeMoveScale
{
    /// <summary>In the points that they were.</summary>
    Points = 0,

    /// <summary>In proportion: a past +10 % is +10 % of today's level.</summary>
    Proportion = 1,
}
