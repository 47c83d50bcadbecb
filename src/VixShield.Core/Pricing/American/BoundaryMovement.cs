namespace VixShield.Pricing;

/// <summary>How the slopes of a boundary move with the market: the equations of smooth pasting, differentiated.</summary>
internal static class BoundaryMovement
{
    private const int Inputs = ExerciseBoundary.Inputs;

    /// <summary>
    /// Writes the derivatives of the slopes behind them; false where the equations are singular. The second derivative by volatility
    /// has the same matrix as the first ones.
    /// </summary>
    internal static bool TryFind(in UnitPut put, in BoundaryEquations equations, CollocationRule rule, Span<double> solution)
    {
        int n = rule.Count;
        ReadOnlySpan<double> slopes = solution[..n];
        Span<double> residuals = stackalloc double[n];
        Span<double> matrix = stackalloc double[n * n];
        Span<double> byInputs = stackalloc double[BoundaryEquations.Inputs * n];
        Span<int> pivots = stackalloc int[n];
        equations.Evaluate(slopes, residuals, matrix, byInputs);
        if (!LinearEquations.Factor(matrix, pivots))
            return false;
        ReadOnlySpan<double> byCeiling = byInputs[(Inputs * n)..];
        for (int input = 0; input < Inputs; input++)
        {
            Span<double> change = solution.Slice((1 + input) * n, n);
            double ceiling = put.CeilingChange(input);
            for (int j = 0; j < n; j++)
                change[j] = -(byInputs[input * n + j] + ceiling * byCeiling[j]);
            LinearEquations.Solve(matrix, pivots, change);
        }

        Span<double> twice = solution.Slice((1 + Inputs) * n, n);
        equations.EvaluateTwice(slopes, solution.Slice(n, n), twice);
        for (int j = 0; j < n; j++)
            twice[j] = -twice[j];
        LinearEquations.Solve(matrix, pivots, twice);
        return true;
    }
}
