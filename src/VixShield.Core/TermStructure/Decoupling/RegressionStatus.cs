namespace VixShield.TermStructure;

/// <summary>Whether a regression has an answer, and if not, why.</summary>
public enum RegressionStatus
{
    /// <summary>There is a fit.</summary>
    Ok = 0,

    /// <summary>Fewer observations than coefficients and one: no residual variance.</summary>
    TooFewObservations = 1,

    /// <summary>A value is not finite, or one that must be greater than 0 is not.</summary>
    IllegalValue = 2,

    /// <summary>The regressors do not vary, or one is a combination of the others: the coefficients are not determined.</summary>
    Collinear = 3,

    /// <summary>The points lie on the fit within rounding: residuals have no scale.</summary>
    NoResidual = 4,
}
