using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Newton's method on <see cref="BoundaryEquations"/>, from a guess between the ceiling and the perpetual boundary.</summary>
internal static class BoundarySearch
{
    private const int MaximumSteps = 40;

    // In one step a slope changes by this factor at most.
    private const double GreatestFactor = 2.5;

    /// <summary>Finds the slopes; false if they do not converge.</summary>
    internal static bool TrySolve(in UnitPut put, in BoundaryEquations equations, CollocationRule rule, double tolerance, Span<double> slopes)
    {
        Guess(put, rule, slopes);
        int n = rule.Count;
        Span<double> step = stackalloc double[n];
        Span<double> matrix = stackalloc double[n * n];
        Span<int> pivots = stackalloc int[n];
        for (int count = 0; count < MaximumSteps; count++)
        {
            equations.Evaluate(slopes, step, matrix, default);
            if (!LinearEquations.Factor(matrix, pivots))
                return false;
            LinearEquations.Solve(matrix, pivots, step);
            Steps = count + 1;
            if (Move(step, slopes) <= tolerance)
                return true;
        }

        return false;
    }
    internal static int Steps;


    // Applies a step and gives the greatest relative change.
    private static double Move(ReadOnlySpan<double> step, Span<double> slopes)
    {
        double greatest = 0;
        for (int j = 0; j < slopes.Length; j++)
        {
            double next = Math.Clamp(slopes[j] - step[j], slopes[j] / GreatestFactor, slopes[j] * GreatestFactor);
            greatest = Math.Max(greatest, Math.Abs(next - slopes[j]) / slopes[j]);
            slopes[j] = next;
        }

        return double.IsNaN(greatest) ? double.PositiveInfinity : greatest;
    }

    internal static int GuessKind;
    private static void Guess(in UnitPut put, CollocationRule rule, Span<double> slopes)
    {
        double logPerpetual = put.LogPerpetualBoundary - ElementaryFunctions.Log(put.Ceiling);
        double far = logPerpetual * logPerpetual;
        for (int j = 0; j < slopes.Length; j++)
        {
            double x = rule.Nodes[j];
            double years = x * x * put.BoundaryYears;
            double variance = put.Volatility * put.Volatility * years;
            double a = put.Rate > put.Yield ? Math.Sqrt(8 * Math.PI * years) * (put.Rate - put.Yield) / put.Volatility : 0;
            double c = 4 * Math.Sqrt(Math.PI) * Math.Min(put.Rate, Math.Max(put.Yield, 0)) * years;
            double w = put.Yield > put.Rate ? (put.Yield - put.Rate) * years / (c + (put.Yield - put.Rate) * years) * 0 + 0.8154 : a + c;
            double near;
            if (GuessKind == 0) near = w < 1e-300 ? 1400 * variance : 2 * variance * Math.Log(1 + 1 / w);
            else if (GuessKind == 1) near = 2 * variance * Math.Log(1 + 1 / (w+w*w));
            else near = 2 * variance * Math.Log(1+1/w);
            if (put.Yield > put.Rate) near = 2 * variance * 0.204;
            double square = GuessKind == 3 ? near * far / (near + far) : 1 / (1 / Math.Sqrt(near) + 1 / Math.Sqrt(far));
            if (GuessKind != 3) square *= square;
            slopes[j] = Math.Sqrt(square) / x;
        }
    }
}
