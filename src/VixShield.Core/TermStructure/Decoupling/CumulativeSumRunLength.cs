using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;

namespace VixShield.TermStructure;

/// <summary>
/// Mean number of values from rest to the first alarm of a <see cref="CumulativeSumChart"/> when nothing has changed: independent values of one symmetric law.
/// </summary>
/// <remarks>Source: the integral equation of Page (1954), solved at Gauss-Legendre nodes; two like sides alarm twice as often as one (Kemp 1961).</remarks>
public static class CumulativeSumRunLength
{
    private const int Nodes = 96;

    /// <summary>For standard Gaussian values: about 465 for k = 1/2, h = 5.</summary>
    /// <param name="reference">Reference value k; at least 0.</param>
    /// <param name="threshold">Threshold h; greater than 0, at most 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static double Gaussian(double reference = 0.5, double threshold = 5) => Of(SymmetricLaw.Gaussian, reference, threshold);

    /// <summary>For values that are a Student t times a scale.</summary>
    /// <param name="degreesOfFreedom">Degrees of freedom; greater than 0.</param>
    /// <param name="scale">The scale, from 0.01 to 100; the root of (nu - 2) / nu gives a standard deviation of 1.</param>
    /// <param name="reference">Reference value k; at least 0.</param>
    /// <param name="threshold">Threshold h; greater than 0, at most 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static double Student(double degreesOfFreedom, double scale, double reference = 0.5, double threshold = 5) => Of(
        SymmetricLaw.Student(Guard.PositiveFinite(degreesOfFreedom, nameof(degreesOfFreedom)), Guard.InRange(scale, 0.01, 100, nameof(scale))), reference, threshold);

    internal static double Of(SymmetricLaw law, double reference, double threshold)
    {
        Guard.NonNegativeFinite(reference, nameof(reference));
        Guard.InRange(Guard.PositiveFinite(threshold, nameof(threshold)), 0, 20, nameof(threshold));
        var rule = new GaussLegendreRule(0, threshold, Nodes);
        // Unknowns: the run length from 0, and from each node.
        Matrix<double> system = Matrix<double>.Build.DenseIdentity(Nodes + 1);
        for (int row = 0; row <= Nodes; row++)
        {
            double start = row == 0 ? 0 : rule.GetAbscissa(row - 1);
            system[row, 0] -= law.Cumulative(reference - start);
            for (int column = 0; column < Nodes; column++)
                system[row, column + 1] -= rule.GetWeight(column) * law.Density(rule.GetAbscissa(column) - start + reference);
        }

        return system.Solve(Vector<double>.Build.Dense(Nodes + 1, 1))[0] / 2;
    }
}
