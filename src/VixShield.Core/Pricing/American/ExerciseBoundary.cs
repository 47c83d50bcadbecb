namespace VixShield.Pricing;

/// <summary>The exercise boundary as a function of time, and how it moves with volatility, rate and yield.</summary>
internal readonly ref struct ExerciseBoundary
{
    /// <summary>The inputs by which the boundary moves: volatility, rate and yield.</summary>
    internal const int Inputs = 3;

    private readonly CollocationRule _rule;
    private readonly UnitPut _put;
    private readonly BoundaryShape _shape;
    private readonly Span<double> _coefficients;

    /// <summary>The boundary with the given slopes; the buffer holds 1 + <see cref="Inputs"/> numbers a node.</summary>
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
    /// Solves the linearised equations for the movement of the boundary; false where they are singular. The changes of the
    /// slopes are written to the span, one span of n an input.
    /// </summary>
    internal bool TryMove(in BoundaryEquations equations, ReadOnlySpan<double> slopes, Span<double> changes)
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
            Span<double> change = changes.Slice(input * n, n);
            double ceiling = CeilingChange(input);
            for (int j = 0; j < n; j++)
                change[j] = -(byInputs[input * n + j] + ceiling * byCeiling[j]);
            LinearEquations.Solve(matrix, pivots, change);
            for (int j = 0; j < n; j++)
                residuals[j] = change[j] * shape.ValuePerSlope(slopes[j], values[j]);
            _rule.Coefficients(residuals, _coefficients.Slice((input + 1) * n, n));
        }

        return true;
    }

    /// <summary>Logarithms of the boundary at square roots of time x, and, where asked for, their changes by the inputs.</summary>
    internal void At(ReadOnlySpan<double> x, Span<double> logBoundaries, Span<double> changes)
    {
        int points = x.Length;
        Span<double> perValue = stackalloc double[points];
        logBoundaries.Clear();
        changes.Clear();
        Interpolate(x, logBoundaries, changes);
        _shape.ToSlopes(logBoundaries, perValue);
        for (int k = 0; k < points; k++)
            logBoundaries[k] = _put.LogCeiling - x[k] * _put.Scale * logBoundaries[k];
        for (int i = 0; i < changes.Length; i++)
        {
            int k = i % points;
            changes[i] = CeilingChange(i / points) - x[k] * _put.Scale * perValue[k] * changes[i];
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
            for (int input = 0; input * points < changes.Length; input++)
                SpanFunctions.Accumulate(_coefficients[(input + 1) * n + m], current, changes.Slice(input * points, points));
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
