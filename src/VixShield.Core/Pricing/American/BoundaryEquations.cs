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
internal readonly ref struct BoundaryEquations
{
    /// <summary>The inputs that <see cref="Evaluate"/> differentiates by: volatility, rate, yield, logarithm of the ceiling.</summary>
    internal const int Inputs = 4;

    private const double InverseRootTwoPi = 0.3989422804014327;

    private readonly CollocationRule _rule;
    private readonly UnitPut _put;
    private readonly ReadOnlySpan<double> _yieldDiscounts;

    /// <summary>Prepares the equations; the buffer holds a number for each collocation and quadrature point.</summary>
    internal BoundaryEquations(in UnitPut put, CollocationRule rule, Span<double> buffer)
    {
        _put = put;
        _rule = rule;
        _yieldDiscounts = buffer;
        if (put.Yield == 0)
        {
            buffer.Fill(1);
            return;
        }

        for (int i = 0; i < rule.Count; i++)
        {
            double scale = -put.Yield * put.BoundaryYears * rule.Nodes[i] * rule.Nodes[i];
            Span<double> row = buffer.Slice(i * rule.Points, rule.Points);
            for (int k = 0; k < row.Length; k++)
                row[k] = scale * rule.Cosines[k] * rule.Cosines[k];
        }

        ElementaryFunctions.Exp(buffer, buffer);
    }

    /// <summary>Residuals, their derivatives with respect to the slopes, and, where there is room for them, to the inputs.</summary>
    internal void Evaluate(ReadOnlySpan<double> slopes, Span<double> residuals, Span<double> matrix, Span<double> byInputs)
    {
        int n = _rule.Count;
        Span<double> values = stackalloc double[n];
        BoundaryShape shape = new(_put.IsNear, slopes, values);
        Span<double> buffer = stackalloc double[BoundaryRow.Spans * _rule.Points];
        BoundaryRow row = new(buffer);
        for (int i = 0; i < n; i++)
        {
            BoundaryTime time = new(_put, _rule.Nodes[i], slopes[i]);
            row.Slopes.Clear();
            for (int j = 0; j < n; j++)
                SpanFunctions.Accumulate(values[j], _rule.Basis(i, j), row.Slopes);
            shape.ToSlopes(row.Slopes, row.Turns);
            Prepare(time, row, withYield: _put.Yield != 0 || byInputs.Length > 0);
            Weigh(i, time, row, out double residual, out double local);
            residuals[i] = residual + time.EuropeanResidual;
            for (int j = 0; j < n; j++)
                matrix[i * n + j] = shape.ValuePerSlope(slopes[j], values[j]) * SpanFunctions.Dot(row.Turns, _rule.Basis(i, j));
            matrix[i * n + i] -= time.Node * _put.Scale * (local + time.EuropeanDensity);
            if (byInputs.Length > 0)
                Differentiate(i, time, row, byInputs);
        }
    }

    // Every exponential and every probability of a row is taken here.
    private void Prepare(in BoundaryTime time, in BoundaryRow row, bool withYield)
    {
        ReadOnlySpan<double> sines = _rule.Sines;
        ReadOnlySpan<double> cosines = _rule.Cosines;
        double growth = _put.Growth * time.RootYears;
        double reach = time.Node * _put.Scale;
        for (int k = 0; k < sines.Length; k++)
        {
            double depth = reach * sines[k] * row.Slopes[k];
            double v = time.Deviation * cosines[k];
            double d = (depth - time.Depth) / v + growth * cosines[k];
            row.Deviations[k] = d;
            row.Densities[k] = -0.5 * d * d - _put.Rate * time.Years * cosines[k] * cosines[k];
            row.Boundaries[k] = _put.LogCeiling - depth;
            row.Probabilities[k] = d + v;
        }

        ElementaryFunctions.Exp(row.Densities, row.Densities);
        if (!withYield)
            return;
        ElementaryFunctions.Exp(row.Boundaries, row.Boundaries);
        NormalDistribution.Cdf(row.Probabilities, row.Probabilities);
    }

    private void Weigh(int i, in BoundaryTime time, in BoundaryRow row, out double residual, out double local)
    {
        ReadOnlySpan<double> discounts = _yieldDiscounts.Slice(i * _rule.Points, _rule.Points);
        ReadOnlySpan<double> sines = _rule.Sines;
        ReadOnlySpan<double> cosines = _rule.Cosines;
        ReadOnlySpan<double> weights = _rule.Weights;
        double measure = time.Years / (time.Deviation * time.Boundary) * InverseRootTwoPi;
        double reach = time.Node * _put.Scale;
        double sum = 0;
        double turns = 0;
        double bonds = 0;
        for (int k = 0; k < discounts.Length; k++)
        {
            double g = row.Densities[k] * weights[k] * measure;
            double probability = weights[k] * cosines[k] * time.Years * discounts[k] * row.Probabilities[k];
            double gain = g * (_put.Rate - _put.Yield * row.Boundaries[k]);
            double turn = gain * row.Deviations[k] / (time.Deviation * cosines[k]);
            sum += _put.Yield * probability - gain;
            turns += turn;
            bonds += g;
            row.Densities[k] = g;
            row.Probabilities[k] = probability;
            row.Turns[k] *= turn * reach * sines[k];
        }

        residual = sum;
        local = turns + _put.Rate * bonds;
    }

    private void Differentiate(int i, in BoundaryTime time, in BoundaryRow row, Span<double> byInputs)
    {
        ReadOnlySpan<double> cosines = _rule.Cosines;
        double byVolatility = 0;
        double byRate = 0;
        double byYield = 0;
        double byCeiling = 0;
        for (int k = 0; k < cosines.Length; k++)
        {
            double v = time.Deviation * cosines[k];
            double t = time.Years * cosines[k] * cosines[k];
            double g = row.Densities[k];
            double d = row.Deviations[k];
            double asset = _put.Yield * row.Boundaries[k];
            double gain = _put.Rate - asset;
            byVolatility -= g * (gain * (d * d - 1) + _put.Rate * v * d);
            byRate += g * (t * (_put.Rate + gain * d / v) - 1);
            byYield += (1 - _put.Yield * t) * row.Probabilities[k] - g * (t * (asset + gain * d / v) - row.Boundaries[k]);
            byCeiling += g * _put.Rate;
        }

        int n = _rule.Count;
        byInputs[i] = (byVolatility - time.EuropeanDensity * time.Deviation * time.EuropeanMinus) / _put.Volatility;
        byInputs[n + i] = byRate + time.EuropeanDensity * time.Years;
        byInputs[2 * n + i] = byYield - time.Years * (time.EuropeanResidual + time.EuropeanDensity);
        byInputs[3 * n + i] = byCeiling + time.EuropeanDensity;
    }
}
