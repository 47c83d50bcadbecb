using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The equations of smooth pasting at the collocation times: the delta at the boundary, as the integral over the boundary's past
/// gives it, is -1. Their derivatives serve Newton's method and the movement of the boundary with the market.
/// </summary>
/// <remarks>
/// With B_i the boundary at the collocation time T_i, t = T_i - u, v = vol sqrt(t), d+- = (ln(B_i/B_u) + (r-q) t)/v +- v/2 and
/// g = e^(-rt) n(d-)/(v B_i), the residual is e^(-q T_i) N(d+(T_i, strike)) plus the integral of q e^(-qt) N(d+) - g (r - q B_u)
/// over u (the derivative of Kim's equation, 1990). As e^(-qt) n(d+) B_i = e^(-rt) n(d-) B_u, its derivatives are short:
/// -g (r - q B_u) d-/v per ln B_u, and g ((r - q B_u) d-/v + r) per ln B_i.
/// </remarks>
internal readonly ref partial struct BoundaryEquations
{
    /// <summary>The inputs that <see cref="Evaluate"/> differentiates by: volatility, rate, yield, logarithm of the ceiling.</summary>
    internal const int Inputs = 4;

    private const double InverseRootTwoPi = 0.3989422804014327;

    private readonly CollocationRule _rule;
    private readonly UnitPut _put;
    private readonly BoundaryGrid _grid;
    private readonly BoundaryTimes _times;

    /// <summary>Prepares the equations; the buffer is as long as <see cref="Room"/> says.</summary>
    internal BoundaryEquations(in UnitPut put, CollocationRule rule, Span<double> buffer)
    {
        _put = put;
        _rule = rule;
        _times = new BoundaryTimes(put, rule, buffer[..(BoundaryTimes.Spans * rule.Count)]);
        _grid = new BoundaryGrid(buffer[(BoundaryTimes.Spans * rule.Count)..]);
        if (put.Yield == 0)
        {
            _grid.YieldDiscounts.Fill(1);
            return;
        }

        for (int i = 0; i < rule.Count; i++)
        {
            double scale = -put.Yield * _times.Years(i);
            Span<double> row = Row(_grid.YieldDiscounts, i);
            for (int k = 0; k < row.Length; k++)
                row[k] = scale * rule.Cosines[k] * rule.Cosines[k];
        }

        ElementaryFunctions.Exp(_grid.YieldDiscounts, _grid.YieldDiscounts);
    }

    /// <summary>The length of the buffer.</summary>
    internal static int Room(CollocationRule rule) => rule.Count * (BoundaryTimes.Spans + BoundaryGrid.Spans * rule.Points);

    /// <summary>Residuals, their derivatives with respect to the slopes, and, where there is room for them, to the inputs.</summary>
    internal void Evaluate(ReadOnlySpan<double> slopes, Span<double> residuals, Span<double> matrix, Span<double> byInputs)
    {
        int n = _rule.Count;
        bool withInputs = byInputs.Length > 0;
        Span<double> values = stackalloc double[n];
        BoundaryShape shape = new(_put.IsNear, slopes, values);
        _times.Set(slopes);
        _grid.Slopes.Clear();
        for (int j = 0; j < n; j++)
            SpanFunctions.Accumulate(values[j], _rule.Basis(j), _grid.Slopes);
        shape.ToSlopes(_grid.Slopes, _grid.SlopesPerValue, withInputs ? _grid.Curvatures : default);
        Prepare(withYield: _put.Yield != 0 || withInputs);
        for (int i = 0; i < n; i++)
        {
            Weigh(i, out double residual, out double local);
            residuals[i] = residual + _times.EuropeanResiduals[i];
            ReadOnlySpan<double> turns = Row(_grid.Turns, i);
            for (int j = 0; j < n; j++)
                matrix[i * n + j] = shape.ValuePerSlope(slopes[j], values[j]) * SpanFunctions.Dot(turns, _rule.Basis(i, j));
            matrix[i * n + i] -= _times.Reach(i) * (local + _times.EuropeanDensities[i]);
            if (withInputs)
                Differentiate(i, byInputs);
        }
    }

    // Every exponential and every probability is taken here, of all rows together.
    private void Prepare(bool withYield)
    {
        for (int i = 0; i < _rule.Count; i++)
            PrepareRow(i);
        ElementaryFunctions.Exp(_grid.Densities, _grid.Densities);
        if (!withYield)
            return;
        ElementaryFunctions.Exp(_grid.Boundaries, _grid.Boundaries);
        NormalDistribution.Cdf(_grid.Probabilities, _grid.Probabilities);
    }

    private void PrepareRow(int i)
    {
        ReadOnlySpan<double> sines = _rule.Sines;
        ReadOnlySpan<double> cosines = _rule.Cosines;
        ReadOnlySpan<double> slopes = Row(_grid.Slopes, i);
        Span<double> deviations = Row(_grid.Deviations, i);
        Span<double> densities = Row(_grid.Densities, i);
        Span<double> boundaries = Row(_grid.Boundaries, i);
        Span<double> probabilities = Row(_grid.Probabilities, i);
        double growth = _put.Growth * _times.RootYears(i);
        double reach = _times.Reach(i);
        double depthHere = _times.Depths[i];
        double deviation = _times.Deviation(i);
        double decay = -_put.Rate * _times.Years(i);
        for (int k = 0; k < sines.Length; k++)
        {
            double depth = reach * sines[k] * slopes[k];
            double v = deviation * cosines[k];
            double d = (depth - depthHere) / v + growth * cosines[k];
            deviations[k] = d;
            densities[k] = -0.5 * d * d + decay * cosines[k] * cosines[k];
            boundaries[k] = _put.LogCeiling - depth;
            probabilities[k] = d + v;
        }
    }

    private void Weigh(int i, out double residual, out double local)
    {
        ReadOnlySpan<double> sines = _rule.Sines;
        ReadOnlySpan<double> cosines = _rule.Cosines;
        ReadOnlySpan<double> weights = _rule.Weights;
        ReadOnlySpan<double> discounts = Row(_grid.YieldDiscounts, i);
        ReadOnlySpan<double> deviations = Row(_grid.Deviations, i);
        ReadOnlySpan<double> boundaries = Row(_grid.Boundaries, i);
        ReadOnlySpan<double> perValue = Row(_grid.SlopesPerValue, i);
        Span<double> densities = Row(_grid.Densities, i);
        Span<double> probabilities = Row(_grid.Probabilities, i);
        Span<double> turnRow = Row(_grid.Turns, i);
        double years = _times.Years(i);
        double deviation = _times.Deviation(i);
        double measure = years / (deviation * _times.Boundaries[i]) * InverseRootTwoPi;
        double reach = _times.Reach(i);
        double sum = 0;
        double turns = 0;
        double bonds = 0;
        for (int k = 0; k < sines.Length; k++)
        {
            double g = densities[k] * weights[k] * measure;
            double probability = weights[k] * cosines[k] * years * discounts[k] * probabilities[k];
            double gain = g * (_put.Rate - _put.Yield * boundaries[k]);
            double turn = gain * deviations[k] / (deviation * cosines[k]);
            sum += _put.Yield * probability - gain;
            turns += turn;
            bonds += g;
            densities[k] = g;
            probabilities[k] = probability;
            turnRow[k] = perValue[k] * turn * reach * sines[k];
        }

        residual = sum;
        local = turns + _put.Rate * bonds;
    }

    private void Differentiate(int i, Span<double> byInputs)
    {
        ReadOnlySpan<double> cosines = _rule.Cosines;
        ReadOnlySpan<double> deviations = Row(_grid.Deviations, i);
        ReadOnlySpan<double> densities = Row(_grid.Densities, i);
        ReadOnlySpan<double> boundaries = Row(_grid.Boundaries, i);
        ReadOnlySpan<double> probabilities = Row(_grid.Probabilities, i);
        double deviation = _times.Deviation(i);
        double years = _times.Years(i);
        double byVolatility = 0;
        double byRate = 0;
        double byYield = 0;
        double byCeiling = 0;
        for (int k = 0; k < cosines.Length; k++)
        {
            double v = deviation * cosines[k];
            double t = years * cosines[k] * cosines[k];
            double g = densities[k];
            double d = deviations[k];
            double asset = _put.Yield * boundaries[k];
            double gain = _put.Rate - asset;
            byVolatility -= g * (gain * (d * d - 1) + _put.Rate * v * d);
            byRate += g * (t * (_put.Rate + gain * d / v) - 1);
            byYield += (1 - _put.Yield * t) * probabilities[k] - g * (t * (asset + gain * d / v) - boundaries[k]);
            byCeiling += g * _put.Rate;
        }

        int n = _rule.Count;
        double density = _times.EuropeanDensities[i];
        byInputs[i] = (byVolatility - density * deviation * _times.EuropeanMinus[i]) / _put.Volatility;
        byInputs[n + i] = byRate + density * years;
        byInputs[2 * n + i] = byYield - years * (_times.EuropeanResiduals[i] + density);
        byInputs[3 * n + i] = byCeiling + density;
    }

    private Span<double> Row(Span<double> grid, int i) => grid.Slice(i * _rule.Points, _rule.Points);
}
