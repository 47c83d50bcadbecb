using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The total standard deviation s that reproduces a normalised out-of-the-money price b = price/sqrt(F K), x = -|ln(F/K)|.
/// </summary>
/// <remarks>
/// After Jaeckel, "Let's be rational" (2015): third-order Householder steps on the logarithm of the price, or of its distance
/// from the supremum e^(x/2) in the upper half. The start is the closed form of Stefanica and Radoicic (2017). Every step is
/// confined to the bracket found so far, so the number of steps is bounded.
/// </remarks>
internal static class ImpliedDeviation
{
    private const double RootTwoPi = 2.5066282746310007;
    private const double InverseRootTwoPi = 0.3989422804014327;
    private const double LogRootTwoPi = 0.9189385332046728;
    private const double TwoOverPi = 0.6366197723675814;
    private const int MostSteps = 64;

    /// <summary>
    /// Solves for s. <paramref name="price"/> and <paramref name="complement"/> are the undiscounted price of the
    /// out-of-the-money option and its distance from the supremum, both above 0, in the unit of <paramref name="scale"/>,
    /// the square root of forward times strike.
    /// </summary>
    internal static double Solve(double price, double complement, double x, double scale)
    {
        bool upper = price > complement;
        double target = (upper ? complement : price) / scale;
        double s = upper ? StartAbove(target, x) : StartBelow(target, price, x, scale);
        if (x == 0 && s < 1e-9)
            return RootTwoPi * (price / scale);
        double low = 0;
        double high = double.PositiveInfinity;
        for (int i = 0; i < MostSteps; i++)
        {
            double excess = upper ? ExcessAbove(target, x, s, out double slope) : ExcessBelow(target, price, x, scale, s, out slope);
            bool tooHigh = upper ? excess < 0 : excess > 0;
            low = tooHigh ? low : s;
            high = tooHigh ? s : high;
            double next = s + HouseholderStep(excess, slope, x, s);
            bool inside = next > low && next < high;
            if (!inside && excess != 0)
                next = high == double.PositiveInfinity ? 2 * s : 0.5 * (low + high);
            double change = Math.Abs(next - s);
            if (excess == 0 || change <= 4e-16 * s)
                return excess == 0 ? s : inside ? next : s;
            s = next;
            if (inside && change < 1e-5 * s)
                return s;
        }

        return s;
    }

    // Order 4: slope = f', and b''/b', b'''/b' are rational in x and s.
    private static double HouseholderStep(double f, double slope, double x, double s)
    {
        double h = x / s;
        double q = h * h / s;
        double g2 = Math.FusedMultiplyAdd(-0.25, s, q);
        double g3 = Math.FusedMultiplyAdd(g2, g2, Math.FusedMultiplyAdd(-3, q / s, -0.25));
        double h2 = g2 - slope;
        double h3 = Math.FusedMultiplyAdd(slope, Math.FusedMultiplyAdd(2, slope, -3 * g2), g3);
        double newton = -f / slope;
        return newton * Math.FusedMultiplyAdd(0.5 * h2, newton, 1)
            / Math.FusedMultiplyAdd(newton, Math.FusedMultiplyAdd(h3 * (1.0 / 6), newton, h2), 1);
    }

    // ln(b(s)/target) and its derivative b'/b; put together from logarithms where the numbers themselves underflow.
    private static double ExcessBelow(double target, double price, double x, double scale, double s, out double slope)
    {
        double h = -x / s;
        double t = 0.5 * s;
        double y1 = h - t;
        double y2 = h + t;
        double exponent = -0.5 * Math.FusedMultiplyAdd(h, h, t * t);
        bool near = y1 >= MillsFit.LeastArgument;
        double difference = s * MillsFit.DividedDifference(near ? y1 : -y1, y2, out double m2);
        if (!near)
        {
            double density = InverseRootTwoPi * ElementaryFunctions.Exp(exponent);
            double b = Math.FusedMultiplyAdd(-density, MillsFit.Value(-y1) + m2, ElementaryFunctions.Exp(0.5 * x));
            slope = density / b;
            return ElementaryFunctions.LogRatio(b, target);
        }

        slope = 1 / difference;
        return target > 1e-290 && exponent > -650
            ? ElementaryFunctions.LogRatio(InverseRootTwoPi * ElementaryFunctions.Exp(exponent) * difference, target)
            : exponent - LogRootTwoPi + ElementaryFunctions.Log(difference) - ElementaryFunctions.LogRatio(price, scale);
    }

    // ln((e^(x/2) - b(s))/target) and its derivative; the distance is a sum of two tails.
    private static double ExcessAbove(double target, double x, double s, out double slope)
    {
        double h = -x / s;
        double t = 0.5 * s;
        double y1 = h - t;
        double y2 = h + t;
        double density = InverseRootTwoPi * ElementaryFunctions.Exp(-0.5 * Math.FusedMultiplyAdd(h, h, t * t));
        double c = y1 >= MillsFit.LeastArgument
            ? ElementaryFunctions.Exp(0.5 * x) - density * (s * MillsFit.DividedDifference(y1, y2, out _))
            : density * (MillsFit.Value(-y1) + MillsFit.Value(y2));
        slope = -density / c;
        return ElementaryFunctions.LogRatio(c, target);
    }

    private static double StartAbove(double target, double x)
    {
        double total = ElementaryFunctions.Exp(0.5 * x) + ElementaryFunctions.Exp(-0.5 * x);
        double probability = target / total;
        double atTheMoney = probability > 1e-290
            ? -2 * NormalDistribution.InverseCdf(probability)
            : 2 * Math.Sqrt(-2 * ElementaryFunctions.LogRatio(target, total));
        double inflection = Math.Sqrt(-2 * x);
        return Math.Max(atTheMoney, inflection);
    }

    private static double StartBelow(double target, double price, double x, double scale)
    {
        double atTheMoney = RootTwoPi * target;
        if (x < -8 || (x < 0 && target < 1e-100))
            return LowerBound(target, price, x, scale);
        return x == 0 ? atTheMoney : Math.Max(StefanicaRadoicic(x, target), atTheMoney);
    }

    // b is less than e^(x/2) N(d1), which bounds s from below; far from the money the bound is close, and the closed form cancels.
    private static double LowerBound(double target, double price, double x, double scale)
    {
        double q = target > 1e-290
            ? -NormalDistribution.InverseCdf(target / ElementaryFunctions.Exp(0.5 * x))
            : Math.Sqrt(x - 2 * ElementaryFunctions.LogRatio(price, scale));
        return -2 * x / (q + Math.Sqrt(q * q - 2 * x));
    }

    private static double StefanicaRadoicic(double y, double b)
    {
        double half = ElementaryFunctions.Exp(0.5 * y);
        double ey = half * half;
        double a = b * half;
        double e2 = ElementaryFunctions.Exp(y * TwoOverPi);
        double e1 = ey / e2;
        double ratio = Math.FusedMultiplyAdd(2, a, 1 - ey);
        double square = ratio * ratio;
        double p = (e1 - 1 / e1) * (e1 - 1 / e1);
        double q = 4 * (e2 + 1 / e2) - 2 / ey * (e1 + 1 / e1) * (Math.FusedMultiplyAdd(ey, ey, 1) - square);
        double r = 1 / (ey * ey) * (4 * a * (a + (1 - ey))) * ((1 + ey) * (1 + ey) - square);
        double root = 2 * r / (q + Math.Sqrt(Math.Max(q * q + 4 * p * r, 0)));
        double gamma = -0.5 * Math.PI * ElementaryFunctions.Log(Math.Min(Math.Max(root, 1e-300), 1));
        double sum = Math.Sqrt(gamma - y);
        double gap = Math.Sqrt(Math.Max(gamma + y, 0));
        double middle = 0.5 * (ey - 1 + Math.Sqrt(1 - e2 * e2));
        return a <= middle ? -2 * y / (sum + gap) : sum + gap;
    }
}
