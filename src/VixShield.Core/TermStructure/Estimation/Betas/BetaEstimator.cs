namespace VixShield.TermStructure;

/// <summary>Which of the betas of a <see cref="LogBetaEstimate"/>.</summary>
public enum BetaEstimator
{
    /// <summary>Ordinary least squares.</summary>
    LeastSquares = 0,

    /// <summary>The sum over leads and lags.</summary>
    Dimson = 1,

    /// <summary>Exponentially weighted least squares.</summary>
    Weighted = 2,
}
