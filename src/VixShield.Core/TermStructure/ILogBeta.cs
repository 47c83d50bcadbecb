namespace VixShield.TermStructure;

/// <summary>Says how far a VX future follows spot VIX: a curve of betas, or a model that has one.</summary>
public interface ILogBeta
{
    /// <summary>Relative move of a future per relative move of spot VIX, d ln VX / d ln VIX, along the regression on VIX.</summary>
    /// <param name="years">Time to the future's expiry, in years; at least 0. The beta at 0 is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    double LogBeta(double years);
}
