namespace VixShield.Risk;

/// <summary>Whether there is a measure of how well a book is hedged, and if not, why.</summary>
public enum BookHedgeStatus
{
    /// <summary>There is a measure.</summary>
    Ok = 0,

    /// <summary>The book has no hedge, or one without exposure.</summary>
    NoHedge = 1,

    /// <summary>The book without its hedge does not move.</summary>
    NothingToHedge = 2,

    /// <summary>The covariance does not hold the basis residual of a contract to which there is exposure.</summary>
    MissingBasis = 3,

    /// <summary>Too few sessions of the history have the moves of all contracts.</summary>
    TooFewObservations = 4,

    /// <summary>A variance exceeds the numbers.</summary>
    NotFinite = 5,
}
