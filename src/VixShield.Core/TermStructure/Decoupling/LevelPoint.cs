namespace VixShield.TermStructure;

/// <summary>Regressors and value of the level regression at one session. With one maturity the weight says nothing and is 0.</summary>
/// <param name="WeightLogVix">w times the log of VIX over its first value: the shift keeps the regressors apart and changes no residual.</param>
/// <param name="Weight">w.</param>
/// <param name="LogPremium">ln future - ln VIX.</param>
internal readonly record struct LevelPoint(double WeightLogVix, double Weight, double LogPremium)
{
    internal double Residual(in TwoRegressorFit fit) => fit.Residual(WeightLogVix, Weight, LogPremium);
}
