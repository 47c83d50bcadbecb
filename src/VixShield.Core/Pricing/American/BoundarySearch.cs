using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Newton's method on <see cref="BoundaryEquations"/>.</summary>
internal static class BoundarySearch
{
    private const int MaximumSteps = 30;
    private const int MaximumSmallSteps = 300;

    // In one step a slope changes by this factor at most: first at large, then, where that did not converge, with care.
    private const double LargeFactor = 2.5;
    private const double SmallFactor = 1.1;

    /// <summary>Finds the slopes; false if they do not converge.</summary>
    internal static bool TrySolve(in UnitPut put, in BoundaryEquations equations, CollocationRule rule, double tolerance, Span<double> slopes) =>
        TrySolve(put, equations, rule, tolerance, MaximumSteps, LargeFactor, slopes)
        || TrySolve(put, equations, rule, tolerance, MaximumSmallSteps, SmallFactor, slopes);

    private static bool TrySolve(
        in UnitPut put, in BoundaryEquations equations, CollocationRule rule, double tolerance, int steps, double factor, Span<double> slopes)
    {
        int n = rule.Count;
        Span<double> step = stackalloc double[n];
        Span<double> matrix = stackalloc double[n * n];
        Span<int> pivots = stackalloc int[n];
        Guess(put, rule, slopes);
        for (int count = 0; count < steps; count++)
        {
            equations.Evaluate(slopes, step, matrix, default);
            if (!LinearEquations.Factor(matrix, pivots))
                return false;
            LinearEquations.Solve(matrix, pivots, step);
            if (Move(step, factor, slopes) <= tolerance)
                return true;
        }

        return false;
    }

    // Applies a step and gives the greatest relative change; without bound where it is not a number.
    private static double Move(ReadOnlySpan<double> step, double factor, Span<double> slopes)
    {
        double greatest = 0;
        for (int j = 0; j < slopes.Length; j++)
        {
            double next = Math.Clamp(slopes[j] - step[j], slopes[j] / factor, slopes[j] * factor);
            greatest = Math.Max(greatest, Math.Abs(next - slopes[j]) / slopes[j]);
            slopes[j] = next;
        }

        return double.IsNaN(greatest) ? double.PositiveInfinity : greatest;
    }

    // The behaviour next to the expiry (see BoundaryShape) and the perpetual boundary, joined harmonically.
    private static void Guess(in UnitPut put, CollocationRule rule, Span<double> slopes)
    {
        const double rootEightPi = 5.0132565492620;
        const double fourRootPi = 7.0898154036221;
        const double slopeBelowYield = 0.6388;
        double perpetual = (put.LogPerpetualBoundary - put.LogCeiling) / put.Scale;
        double excess = Math.Max(put.Rate - put.Yield, 0) / put.Volatility;
        double common = Math.Min(put.Rate, Math.Max(put.Yield, 0));
        for (int j = 0; j < slopes.Length; j++)
        {
            double node = rule.Nodes[j];
            double years = node * node * put.BoundaryYears;
            double value = rootEightPi * Math.Sqrt(years) * excess + fourRootPi * common * years;
            double near = put.LogCeiling < 0 ? slopeBelowYield : Math.Sqrt(2 * ElementaryFunctions.LogRatio(1 + value, value));
            double far = Math.Max(Math.Abs(perpetual), 1e-8) / node;
            slopes[j] = near / Math.Sqrt(1 + near / far * (near / far));
        }
    }
}
