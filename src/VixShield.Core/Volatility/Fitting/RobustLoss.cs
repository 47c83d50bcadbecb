namespace VixShield.Volatility;

/// <summary>Loss of a distance beyond bid or ask: square at first, linear further out (Huber), so that one bad quote does not bend a whole curve.</summary>
internal static class RobustLoss
{
    private const double Knee = 3;

    internal static double Cost(double beyond) => beyond <= 0 ? 0 : beyond <= Knee ? beyond * beyond : Knee * ((2 * beyond) - Knee);

    /// <summary>The weight of a Gauss-Newton step: 0 inside.</summary>
    internal static double Weight(double beyond) => beyond <= 0 ? 0 : beyond <= Knee ? 1 : Knee / beyond;
}
