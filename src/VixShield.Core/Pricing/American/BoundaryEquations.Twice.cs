namespace VixShield.Pricing;

internal readonly ref partial struct BoundaryEquations
{
    /// <summary>
    /// The second derivatives of the residuals as the volatility moves and every slope with it, linearly, by the given changes.
    /// To be asked after <see cref="Evaluate"/> at the same slopes, with inputs: it takes no exponential of its own.
    /// </summary>
    internal void EvaluateTwice(ReadOnlySpan<double> slopes, ReadOnlySpan<double> changes, Span<double> twice)
    {
        int n = _rule.Count;
        Span<double> values = stackalloc double[n];
        BoundaryShape shape = new(_put.IsNear, slopes, values);
        Span<double> moves = stackalloc double[n * _rule.Points];
        Span<double> bends = stackalloc double[n * _rule.Points];
        moves.Clear();
        bends.Clear();
        for (int j = 0; j < n; j++)
        {
            SpanFunctions.Accumulate(shape.ValuePerSlope(slopes[j], values[j]) * changes[j], _rule.Basis(j), moves);
            SpanFunctions.Accumulate(shape.ValueTwice(slopes[j], values[j]) * changes[j] * changes[j], _rule.Basis(j), bends);
        }

        for (int i = 0; i < n; i++)
            twice[i] = Twice(i, changes[i], Row(moves, i), Row(bends, i));
    }

    // The logarithm of g has the derivative "growth"; A = r - q B_u; the residual's terms are q e^(-qt) N(d+) and -g A.
    private double Twice(int i, double change, ReadOnlySpan<double> moves, ReadOnlySpan<double> bends)
    {
        ReadOnlySpan<double> sines = _rule.Sines;
        ReadOnlySpan<double> cosines = _rule.Cosines;
        ReadOnlySpan<double> deviations = Row(_grid.Deviations, i);
        ReadOnlySpan<double> densities = Row(_grid.Densities, i);
        ReadOnlySpan<double> boundaries = Row(_grid.Boundaries, i);
        ReadOnlySpan<double> perValue = Row(_grid.SlopesPerValue, i);
        ReadOnlySpan<double> curvatures = Row(_grid.Curvatures, i);
        double reach = _times.Reach(i);
        double here = -reach * change;
        double perVolatility = 1 / _put.Volatility;
        DeviationMoves european = new(_times.EuropeanMinus[i], _times.Deviation(i), _put.Volatility, here, 0);
        double sum = _times.EuropeanDensities[i] * _times.Deviation(i) * european.PlusTwice;
        for (int k = 0; k < sines.Length; k++)
        {
            double v = _times.Deviation(i) * cosines[k];
            double d = deviations[k];
            double asset = _put.Yield * boundaries[k];
            double past = -reach * sines[k] * perValue[k] * moves[k];
            double pastBend = -reach * sines[k] * (perValue[k] * bends[k] + curvatures[k] * moves[k] * moves[k]);
            DeviationMoves m = new(d, v, _put.Volatility, here - past, -pastBend);
            double growth = -d * m.MinusOnce - perVolatility - here;
            double growthBend = -m.MinusOnce * m.MinusOnce - d * m.MinusBend + perVolatility * perVolatility;
            double gainTwice = (growth * growth + growthBend) * (_put.Rate - asset) - asset * (2 * growth * past + past * past + pastBend);
            sum += densities[k] * (asset * v * m.PlusTwice - gainTwice);
        }

        return sum;
    }
}
