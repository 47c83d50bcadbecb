using VixShield.TermStructure;

namespace VixShield.Tests.TermStructure.Models;

/// <summary>
/// Expectations of VIX in a Bergomi model by brute force, written from the definition: a grid over the two factors themselves, and Simpson's rule over the pieces of the window.
/// </summary>
internal static class NaiveVix
{
    /// <summary>E[payoff(VIX_T)] seen from a state; accurate to about 1e-9 of the future for smooth payoffs.</summary>
    internal static double Expectation(BergomiCase c, double years, JointShock state, Func<double, double> payoff, int points = 161, double reach = 8)
    {
        BergomiParameters p = c.Parameters;
        double remaining = years - state.Years;
        (double v11, double v22, double v12) = Covariance(p, remaining);
        double s1 = Math.Sqrt(v11);
        double slope = v11 > 0 ? v12 / v11 : 0;
        double s2 = Math.Sqrt(Math.Max(0, v22 - (slope * v12)));
        double m1 = state.Factor1 * Math.Exp(-p.FirstSpeed * remaining);
        double m2 = state.Factor2 * Math.Exp(-p.SecondSpeed * remaining);
        (double Weight, double A1, double A2, double Constant)[] terms = [.. Terms(c, years)];
        double step = 2 * reach / (points - 1);
        double total = 0;
        for (int i = 0; i < points; i++)
        {
            double g = -reach + (i * step);
            double x1 = m1 + (s1 * g);
            for (int j = 0; j < points; j++)
            {
                double h = -reach + (j * step);
                double x2 = m2 + (slope * s1 * g) + (s2 * h);
                double square = 0;
                foreach ((double weight, double a1, double a2, double constant) in terms)
                    square += weight * Math.Exp((a1 * x1) + (a2 * x2) - constant);
                total += Math.Exp(-0.5 * ((g * g) + (h * h))) / (2 * Math.PI) * step * step * payoff(Math.Sqrt(square));
            }
        }

        return total;
    }

    private static IEnumerable<(double Weight, double A1, double A2, double Constant)> Terms(BergomiCase c, double years)
    {
        BergomiParameters p = c.Parameters;
        double window = 30d / 365;
        double theta = p.SecondWeight;
        double alpha = 1 / Math.Sqrt(((1 - theta) * (1 - theta)) + (theta * theta) + (2 * p.Correlation * theta * (1 - theta)));
        (double v11, double v22, double v12) = Covariance(p, years);
        double[] edges = [years, .. c.Curve.Breakpoints.Concat(c.Mixture.Segments.Select(s => s.From)).Where(u => u > years && u < years + window).Distinct().Order(), years + window];
        for (int e = 1; e < edges.Length; e++)
        {
            const int Intervals = 32;
            double width = (edges[e] - edges[e - 1]) / Intervals;
            MixtureSegment segment = c.Mixture.At((edges[e] + edges[e - 1]) / 2);
            double variance = c.Curve is StepForwardVariance ? c.Curve.At((edges[e] + edges[e - 1]) / 2) : 0;
            for (int i = 0; i <= Intervals; i++)
            {
                double u = edges[e - 1] + (i * width);
                double simpson = width / 3 * (i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2);
                double c1 = alpha * (1 - theta) * Math.Exp(-p.FirstSpeed * (u - years));
                double c2 = alpha * theta * Math.Exp(-p.SecondSpeed * (u - years));
                double x = (c1 * c1 * v11) + (c2 * c2 * v22) + (2 * c1 * c2 * v12);
                double xi = variance > 0 ? variance : c.Curve.At(u);
                foreach ((double share, double scale) in new[] { (1 - segment.SecondShare, segment.FirstScale), (segment.SecondShare, segment.SecondScale) })
                {
                    double omega = 2 * p.VolatilityOfVolatility * scale;
                    yield return (1e4 / window * simpson * xi * share, omega * c1, omega * c2, 0.5 * omega * omega * x);
                }
            }
        }
    }

    private static (double V11, double V22, double V12) Covariance(BergomiParameters p, double years) =>
        (Integral(2 * p.FirstSpeed, years), Integral(2 * p.SecondSpeed, years), p.Correlation * Integral(p.FirstSpeed + p.SecondSpeed, years));

    private static double Integral(double speed, double years) => speed == 0 ? years : (1 - Math.Exp(-speed * years)) / speed;
}
