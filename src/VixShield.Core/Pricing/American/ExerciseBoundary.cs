namespace VixShield.Pricing;

/// <summary>The exercise boundary as a function of time, and how it moves with volatility, rate and yield, with volatility to the second order.</summary>
internal readonly ref struct ExerciseBoundary
{
    /// <summary>The derivatives by which the boundary moves: by volatility, rate and yield, then by volatility twice.</summary>
    internal const int Moves = 4;

    private const int Inputs = 3;

    private readonly CollocationRule _rule;
    private readonly UnitPut _put;
    private readonly BoundaryShape _shape;
    private readonly Span<double> _coefficients;

    /// <summary>The boundary with the given slopes; the buffer holds 1 + <see cref="Moves"/> numbers a node.</summary>
    internal ExerciseBoundary(in UnitPut put, CollocationRule rule, scoped ReadOnlySpan<double> slopes, Span<double> buffer)
    {
        _put = put;
        _rule = rule;
        _coefficients = buffer;
        Span<double> values = stackalloc double[rule.Count];
        _shape = new BoundaryShape(put.IsNear, slopes, values);
        rule.Coefficients(values, buffer[..rule.Count]);
        LogNow = put.LogCeiling - put.Scale * slopes[0];
    }

    /// <summary>The logarithm of the boundary at the valuation.</summary>
    internal double LogNow { get; }

    /// <summary>
    /// Solves the differentiated equations for the movement of the boundary; false where they are singular. The second derivative
    /// by volatility has the same matrix as the first ones.
    /// </summary>
    internal bool TryMove(in BoundaryEquations equations, ReadOnlySpan<double> slopes)
    {
        int n = _rule.Count;
        Span<double> residuals = stackalloc double[n];
        Span<double> matrix = stackalloc double[n * n];
        Span<double> byInputs = stackalloc double[BoundaryEquations.Inputs * n];
        Span<int> pivots = stackalloc int[n];
        equations.Evaluate(slopes, residuals, matrix, byInputs);
        if (!LinearEquations.Factor(matrix, pivots))
            return false;
        Span<double> values = stackalloc double[n];
        BoundaryShape shape = new(_put.IsNear, slopes, values);
        Span<double> byCeiling = byInputs[(Inputs * n)..];
        for (int input = 0; input < Inputs; input++)
        {
            Span<double> change = byInputs.Slice(input * n, n);
            double ceiling = CeilingChange(input);
            for (int j = 0; j < n; j++)
                change[j] = -(change[j] + ceiling * byCeiling[j]);
            LinearEquations.Solve(matrix, pivots, change);
            for (int j = 0; j < n; j++)
                residuals[j] = change[j] * shape.ValuePerSlope(slopes[j], values[j]);
            _rule.Coefficients(residuals, _coefficients.Slice((input + 1) * n, n));
        }

        Span<double> byVolatility = byInputs[..n];
        equations.EvaluateTwice(slopes, byVolatility, residuals);
        LinearEquations.Solve(matrix, pivots, residuals);
        for (int j = 0; j < n; j++)
        {
            double own = shape.ValueTwice(slopes[j], values[j]) * byVolatility[j] * byVolatility[j];
            residuals[j] = own - shape.ValuePerSlope(slopes[j], values[j]) * residuals[j];
        }

        _rule.Coefficients(residuals, _coefficients.Slice((Inputs + 1) * n, n));
        return true;
    }

    /// <summary>Logarithms of the boundary at square roots of time x, and, where there is room for them, their derivatives.</summary>
    internal void At(ReadOnlySpan<double> x, Span<double> logBoundaries, Span<double> changes)
    {
        int points = x.Length;
        bool withMoves = changes.Length > 0;
        Span<double> perValue = stackalloc double[points];
        Span<double> curvatures = stackalloc double[withMoves ? points : 0];
        logBoundaries.Clear();
        changes.Clear();
        Interpolate(x, logBoundaries, changes);
        _shape.ToSlopes(logBoundaries, perValue, curvatures);
        for (int k = 0; k < points; k++)
            logBoundaries[k] = _put.LogCeiling - x[k] * _put.Scale * logBoundaries[k];
        if (withMoves)
            Move(x, perValue, curvatures, changes);
    }

    // From derivatives of the polynomial to those of the logarithm of the boundary.
    private void Move(ReadOnlySpan<double> x, ReadOnlySpan<double> perValue, ReadOnlySpan<double> curvatures, Span<double> changes)
    {
        int points = x.Length;
        Span<double> twice = changes[(Inputs * points)..];
        for (int k = 0; k < points; k++)
            twice[k] = -x[k] * _put.Scale * (perValue[k] * twice[k] + curvatures[k] * changes[k] * changes[k]);
        for (int input = 0; input < Inputs; input++)
        {
            double ceiling = CeilingChange(input);
            Span<double> change = changes.Slice(input * points, points);
            for (int k = 0; k < points; k++)
                change[k] = ceiling - x[k] * _put.Scale * perValue[k] * change[k];
        }
    }

    // The Chebyshev recursion over all points at once; as many polynomials as the changes have room for.
    private void Interpolate(ReadOnlySpan<double> x, Span<double> values, Span<double> changes)
    {
        int n = _rule.Count;
        int points = x.Length;
        Span<double> arguments = stackalloc double[points];
        Span<double> last = stackalloc double[points];
        Span<double> current = stackalloc double[points];
        for (int k = 0; k < points; k++)
        {
            arguments[k] = _rule.Argument(x[k]);
            last[k] = arguments[k];
            current[k] = 1;
        }

        for (int m = 0; m < n; m++)
        {
            SpanFunctions.Accumulate(_coefficients[m], current, values);
            for (int move = 0; move * points < changes.Length; move++)
                SpanFunctions.Accumulate(_coefficients[(move + 1) * n + m], current, changes.Slice(move * points, points));
            for (int k = 0; k < points; k++)
            {
                double next = 2 * arguments[k] * current[k] - last[k];
                last[k] = current[k];
                current[k] = next;
            }
        }
    }

    private double CeilingChange(int input) => _put.LogCeiling == 0 ? 0 : input switch
    {
        1 => 1 / _put.Rate,
        2 => -1 / _put.Yield,
        _ => 0,
    };
}
