namespace VixShield.Adjustments;

/// <summary>Whether a layer earned what its beta promised for the move of VIX.</summary>
public enum HedgeTracking
{
    /// <summary>VIX moved too little, or a datum is missing: nothing can be said.</summary>
    NotMeasured = 0,

    /// <summary>It earned or lost what its beta promised, within the tolerance.</summary>
    Tracks = 1,

    /// <summary>It moved the right way by less.</summary>
    Lags = 2,

    /// <summary>It moved the right way by more.</summary>
    Overreacts = 3,

    /// <summary>It moved the wrong way.</summary>
    WrongWay = 4,
}
