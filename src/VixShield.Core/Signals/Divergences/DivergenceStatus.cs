namespace VixShield.Signals;

/// <summary>What a bar brought to a search for divergences.</summary>
public enum DivergenceStatus
{
    /// <summary>Too few bars since the start or the last restart for any pivot.</summary>
    NotReady = 0,

    /// <summary>No pivot is confirmed by the bar.</summary>
    NoPivot = 1,

    /// <summary>It confirms the first high, or the first low.</summary>
    FirstPivot = 2,

    /// <summary>The pivot is too near to the one before. The pair is dropped, and the new pivot is the neighbour of the next.</summary>
    TooNear = 3,

    /// <summary>The pivot is too far from the one before. The pair is dropped.</summary>
    TooFar = 4,

    /// <summary>The indicator has no value at one of the two pivots, or not at every bar between. The pair is dropped.</summary>
    NoIndicator = 5,

    /// <summary>Price and indicator move the same way between the pivots, or one of them not at all.</summary>
    NoDivergence = 6,

    /// <summary>A divergence is known from this bar on.</summary>
    Found = 7,
}
