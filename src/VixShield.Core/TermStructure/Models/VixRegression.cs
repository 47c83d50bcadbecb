namespace VixShield.TermStructure;

/// <summary>The regression of one logarithm on that of spot VIX, both given by their loadings on the factors.</summary>
internal static class VixRegression
{
    /// <summary>Slope: covariance over the variance of VIX. A VIX that does not move has no regression; its futures do not move either, and the slope is taken as 1.</summary>
    internal static double Slope(FactorLoadings loadings, FactorLoadings vix, FactorCovariance covariance)
    {
        double variance = vix.CovarianceWith(vix, covariance);
        return variance > 0 ? loadings.CovarianceWith(vix, covariance) / variance : 1;
    }

    /// <summary>Squared correlation, at most 1; 1 where nothing moves.</summary>
    internal static double ExplainedShare(FactorLoadings loadings, FactorLoadings vix, FactorCovariance covariance)
    {
        double total = loadings.CovarianceWith(loadings, covariance);
        return total > 0 ? Math.Clamp(Slope(loadings, vix, covariance) * loadings.CovarianceWith(vix, covariance) / total, 0, 1) : 1;
    }
}
