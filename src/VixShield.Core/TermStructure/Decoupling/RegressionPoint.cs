namespace VixShield.TermStructure;

/// <summary>Two regressors and the value of a session, for a <see cref="TwoRegressorFit"/>. A regressor that says nothing is 0.</summary>
/// <remarks>
/// Of a move: change of ln VIX, the same times w, change of ln future. Of a level: w times ln VIX over its first value (the shift keeps the regressors
/// apart and changes no residual), w, ln future - ln VIX.
/// </remarks>
internal readonly record struct RegressionPoint(double U, double V, double Y)
{
    internal double Residual(in TwoRegressorFit fit) => fit.Residual(U, V, Y);
}
