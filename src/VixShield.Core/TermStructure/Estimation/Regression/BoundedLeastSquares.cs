using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace VixShield.TermStructure;

/// <summary>Levenberg-Marquardt between limits from several starts in a fixed order; the best end counts, the first of equals.</summary>
internal sealed class BoundedLeastSquares
{
    // A number this near to a limit, as a share of the range, is at it.
    private const double AtLimit = 1e-4;

    private readonly string[] _names;
    private readonly Vector<double> _lower;
    private readonly Vector<double> _upper;

    internal BoundedLeastSquares(string[] names, double[] lower, double[] upper)
    {
        _names = names;
        _lower = Vector<double>.Build.DenseOfArray(lower);
        _upper = Vector<double>.Build.DenseOfArray(upper);
    }

    /// <summary>The best point.</summary>
    /// <param name="model">Values of a point, already divided by their errors.</param>
    /// <param name="derivatives">Derivatives of the values by the numbers of a point: one row a value.</param>
    /// <param name="observed">What the values should be, divided by the same errors.</param>
    /// <param name="starts">Points to begin from; those outside the limits are moved inside.</param>
    internal double[] Minimum(Func<Vector<double>, Vector<double>> model, Func<Vector<double>, Matrix<double>> derivatives, Vector<double> observed, IEnumerable<double[]> starts)
    {
        Vector<double> index = Vector<double>.Build.Dense(observed.Count, i => i);
        Vector<double>? best = null;
        double least = double.PositiveInfinity;
        foreach (double[] start in starts)
        {
            Vector<double> inside = Vector<double>.Build.Dense(start.Length, i => Math.Clamp(start[i], _lower[i] + (0.001 * (_upper[i] - _lower[i])), _upper[i] - (0.001 * (_upper[i] - _lower[i]))));
            IObjectiveModel objective = ObjectiveFunction.NonlinearModel((p, _) => model(p), (p, _) => derivatives(p), index, observed);
            Vector<double> end = new LevenbergMarquardtMinimizer().Minimum(
                objective, inside, _lower, _upper, gradientTolerance: 1e-14, stepTolerance: 1e-13, functionTolerance: 1e-24, maximumIterations: 500).MinimizingPoint;
            double squares = (model(end) - observed).DotProduct(model(end) - observed);
            if (!(squares < least))
                continue;
            least = squares;
            best = end;
        }

        return [.. best!];
    }

    internal ImmutableArray<string> BoundsHit(double[] point) =>
        [.. _names.Where((_, i) => point[i] - _lower[i] < AtLimit * (_upper[i] - _lower[i]) || _upper[i] - point[i] < AtLimit * (_upper[i] - _lower[i]))];
}
