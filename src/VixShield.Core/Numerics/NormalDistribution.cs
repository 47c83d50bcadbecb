namespace VixShield.Numerics;

/// <summary>
/// The standard normal distribution: density, distribution function and quantile with full relative accuracy in both tails and
/// the same bits on every machine.
/// </summary>
public static partial class NormalDistribution
{
    private const double InverseRootTwoPi = 0.3989422804014327;
    private const double RootTwoPi = 2.5066282746310007;


    /// <summary>The density n(x) = e^(-x^2/2)/sqrt(2 pi), per unit of <paramref name="x"/>; 0 at both infinities, NaN at NaN.</summary>
    /// <param name="x">The argument, in standard deviations.</param>
    /// <returns>The density, within 0.8 units in the last place (measured), also far out: the square is carried in two parts.</returns>
    public static double Pdf(double x) => LaneFunctionsScalar.NormalDensity(x);

    /// <summary>
    /// The distribution function N(x), from 0 to 1: exactly 0.5 at 0, 0 and 1 at the infinities, NaN at NaN, and relatively
    /// accurate in the lower tail down to the least double (for the upper tail ask for N(-x)).
    /// </summary>
    /// <param name="x">The argument, in standard deviations.</param>
    /// <returns>The probability, within 1.5 units in the last place (measured) in both tails.</returns>
    /// <remarks>N(x) = n(x) M(-x) below 0, with the Mills ratio M as a quotient of polynomials; near 0 the odd power series.</remarks>
    public static double Cdf(double x) => LaneFunctionsScalar.NormalDistributionFunction(x);

    /// <summary>
    /// The quantile: the x with N(x) = <paramref name="probability"/>. Minus infinity at 0, plus infinity at 1, 0 at 0.5, NaN
    /// outside 0 to 1.
    /// </summary>
    /// <param name="probability">A probability, from 0 to 1. Near 1 a double cannot resolve the tail: use -InverseCdf(1 - p).</param>
    /// <returns>The quantile, within 3.5 units in the last place (measured).</returns>
    /// <remarks>Abramowitz and Stegun 26.2.23 as the start, then third-order (Halley) steps on this class's own N.</remarks>
    public static double InverseCdf(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            return double.NaN;
        double distance = probability - 0.5;
        if (Math.Abs(distance) <= 0.19)
            return CentralQuantile(distance);
        return distance < 0 ? -TailQuantile(probability) : TailQuantile(1 - probability);
    }

    /// <summary>
    /// The Mills ratio N(-x)/n(x): the tail over the density, about 1/x far out and infinite below about -38.6; 0 at plus infinity,
    /// NaN at NaN.
    /// </summary>
    /// <param name="x">The argument, in standard deviations.</param>
    /// <returns>The ratio, within 2 units in the last place (measured) from -8 on; further down the rounding of the density adds.</returns>
    public static double MillsRatio(double x)
    {
        if (x >= 0 || double.IsNaN(x))
            return MillsFit.Value(x);
        return Cdf(-x) / Pdf(x);
    }

    /// <summary>N(-x) for x of at least -0.3, infinity included.</summary>
    internal static double Tail(double x) => Cdf(-x);

    private static double CentralQuantile(double distance)
    {
        double y = RootTwoPi * distance;
        double x = y * Math.FusedMultiplyAdd(y * y, Math.FusedMultiplyAdd(y * y, 7.0 / 120, 1.0 / 6), 1);
        for (int i = 0; i < 2; i++)
        {
            double step = (LaneFunctionsScalar.CentralPart(x) - distance) / Pdf(x);
            x -= step / Math.FusedMultiplyAdd(0.5 * step, x, 1);
        }

        return x;
    }

    // The x above 0 with N(-x) = p, for p below 0.31. The steps act on ln N(-x), which is nearly a parabola.
    private static double TailQuantile(double p)
    {
        if (p == 0)
            return double.PositiveInfinity;
        double t = Math.Sqrt(-2 * ElementaryFunctions.Log(p));
        double numerator = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(0.010328, t, 0.802853), t, 2.515517);
        double denominator = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(0.001308, t, 0.189269), t, 1.432788), t, 1);
        double x = t - numerator / denominator;
        for (int i = 0; i < 2; i++)
        {
            double hazard = 1 / MillsFit.Value(x);
            double step = LogTailRatio(x, p) / hazard;
            x += step / Math.FusedMultiplyAdd(0.5 * step, hazard - x, 1);
        }

        return x;
    }

    // ln(N(-x)/p); where the tail is subnormal the logarithm is put together from its parts.
    private static double LogTailRatio(double x, double p) => p > 1e-290
        ? ElementaryFunctions.LogRatio(Tail(x), p)
        : ElementaryFunctions.LogRatio(InverseRootTwoPi * MillsFit.Value(x), p) - 0.5 * x * x;
}
