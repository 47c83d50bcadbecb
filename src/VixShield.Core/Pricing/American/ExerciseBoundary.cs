namespace VixShield.Pricing;

/// <summary>The exercise boundary as a function of time, and how it moves with volatility, rate and yield, with volatility to the second order.</summary>
internal readonly ref struct ExerciseBoundary
{
    /// <summary>The derivatives by which the boundary moves: by volatility, rate and yield, then by volatility twice.</summary>
    internal const int Moves = 4;

    /// <summary>The inputs among them: volatility, rate and yield.</summary>
    internal const int Inputs = 3;

    private readonly CollocationRule _rule;
    private readonly UnitPut _put;
    private readonly BoundaryShape _shape;
    private readonly Span<double> _coefficients;

    /// <summary>The boundary as it was found; the buffer is as long as the solution.</summary>
    internal ExerciseBoundary(scoped in FoundBoundary found, Span<double> buffer)
    {
        _put = found.Put;
        _rule = found.Rule;
        _coefficients = buffer;
        int n = _rule.Count;
        ReadOnlySpan<double> slopes = found.Solution[..n];
        Span<double> values = stackalloc double[n];
        _shape = new BoundaryShape(_put.IsNear, slopes, values);
        _rule.Coefficients(values, buffer[..n]);
        LogNow = _put.LogCeiling - _put.Scale * slopes[0];
        if (buffer.Length > n)
            SetMoves(slopes, values, found.Solution[n..]);
    }

    /// <summary>The logarithm of the boundary at the valuation.</summary>
    internal double LogNow { get; }

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
            double ceiling = _put.CeilingChange(input);
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

    // From derivatives of the slopes to those of the polynomial.
    private void SetMoves(ReadOnlySpan<double> slopes, ReadOnlySpan<double> values, ReadOnlySpan<double> moves)
    {
        int n = slopes.Length;
        Span<double> turned = stackalloc double[n];
        for (int move = 0; move < Moves; move++)
        {
            for (int j = 0; j < n; j++)
            {
                double own = move < Inputs ? 0 : _shape.ValueTwice(slopes[j], values[j]) * moves[j] * moves[j];
                turned[j] = own + _shape.ValuePerSlope(slopes[j], values[j]) * moves[move * n + j];
            }

            _rule.Coefficients(turned, _coefficients.Slice((1 + move) * n, n));
        }
    }
}
