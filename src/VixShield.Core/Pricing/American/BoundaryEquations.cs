using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The equations of smooth pasting at the collocation times: the delta at the boundary, as the integral over the boundary's past
/// gives it, is -1. Their derivatives serve Newton's method and the movement of the boundary with the market.
/// </summary>
/// <remarks>
/// With B_i the boundary at the collocation time T_i, t = T_i - u, v = vol sqrt(t), d+- = (ln(B_i/B_u) + (r-q) t)/v +- v/2 and
/// g = e^(-rt) n(d-)/(v B_i), the residual is e^(-q T_i) N(d+(T_i, strike)) plus the integral of q e^(-qt) N(d+) - g (r - q B_u)
/// over u. As e^(-qt) n(d+) B_i = e^(-rt) n(d-) B_u, its derivatives are short: -g (r - q B_u) d-/v per ln B_u, and
/// g ((r - q B_u) d-/v + r) per ln B_i.
/// </remarks>
internal readonly ref struct BoundaryEquations
{
    /// <summary>The inputs that <see cref="Evaluate"/> differentiates by: volatility, rate, yield, logarithm of the ceiling.</summary>
    internal const int Inputs = 4;

    private const double InverseRootTwoPi = 0.3989422804014327;

    // The square of a slope that interpolation cannot fall below.
    private const double LeastSquare = 1e-30;

    private readonly CollocationRule _rule;
    private readonly UnitPut _put;
    private readonly double _ceiling;
    private readonly double _logCeiling;
    private readonly ReadOnlySpan<double> _yieldDiscounts;

    /// <summary>Prepares the equations; the buffer holds a number for each collocation and quadrature point.</summary>
    internal BoundaryEquations(in UnitPut put, CollocationRule rule, Span<double> buffer)
    {
        _put = put;
        _rule = rule;
        _ceiling = put.Ceiling;
        _logCeiling = ElementaryFunctions.Log(_ceiling);
        for (int i = 0; i < rule.Count; i++)
        {
            double scale = -put.Yield * put.BoundaryYears * rule.Nodes[i] * rule.Nodes[i];
            Span<double> row = buffer.Slice(i * rule.Points, rule.Points);
            for (int k = 0; k < row.Length; k++)
                row[k] = scale * rule.Cosines[k] * rule.Cosines[k];
        }

        if (put.Yield == 0)
            buffer.Fill(1);
        else
            SpanFunctions.Exp(buffer, buffer);
        _yieldDiscounts = buffer;
    }

    /// <summary>Residuals, their derivatives with respect to the slopes, and, where there is room for them, to the inputs.</summary>
    internal void Evaluate(ReadOnlySpan<double> slopes, Span<double> residuals, Span<double> matrix, Span<double> byInputs)
    {
        Span<double> squares = stackalloc double[slopes.Length];
        for (int j = 0; j < squares.Length; j++)
            squares[j] = Map.To(slopes[j], _put);
        double f = 1; for (int j = 0; j < squares.Length; j++) f = Math.Min(f, squares[j]);
        Map.Floor = 1e-3 * f;
        Span<double> buffer = stackalloc double[BoundaryRow.Spans * _rule.Points];
        BoundaryRow row = new(buffer);
        bool withInputs = byInputs.Length > 0;
        for (int i = 0; i < _rule.Count; i++)
        {
            BoundaryTime time = new(_put, _rule.Nodes[i], slopes[i], _logCeiling);
            Prepare(i, time, squares, withInputs, row);
            Weigh(i, time, row, out double residual, out double local);
            residuals[i] = residual + time.EuropeanResidual;
            for (int j = 0; j < _rule.Count; j++)
                matrix[i * _rule.Count + j] = Map.D(slopes[j], _put) * Dot(row.Turns, _rule.Basis(i, j));
            matrix[i * _rule.Count + i] -= time.Node * (local + time.EuropeanDensity);
            if (withInputs)
                Differentiate(i, time, row, byInputs);
        }
    }

    // Every exponential and every probability of a row is taken here.
    private void Prepare(int i, in BoundaryTime time, ReadOnlySpan<double> squares, bool withInputs, in BoundaryRow row)
    {
        Span<double> slopes = row.Slopes;
        slopes.Clear();
        for (int j = 0; j < squares.Length; j++)
            Accumulate(squares[j], _rule.Basis(i, j), slopes);
        ReadOnlySpan<double> sines = _rule.Sines;
        ReadOnlySpan<double> cosines = _rule.Cosines;
        double growth = _put.Growth * time.RootYears;
        for (int k = 0; k < slopes.Length; k++)
        {
            double slope = Map.From(slopes[k], _put);
            double logBoundary = -time.Node * sines[k] * slope;
            double v = time.Deviation * cosines[k];
            double d = (time.LogBoundary - logBoundary) / v + growth * cosines[k];
            slopes[k] = slope;
            row.Deviations[k] = d;
            row.Densities[k] = -0.5 * d * d - _put.Rate * time.Years * cosines[k] * cosines[k];
            row.Boundaries[k] = logBoundary;
            row.Probabilities[k] = d + v;
        }

        SpanFunctions.Exp(row.Densities, row.Densities);
        if (_put.Yield == 0 && !withInputs)
            return;
        SpanFunctions.Exp(row.Boundaries, row.Boundaries);
        SpanFunctions.Cdf(row.Probabilities, row.Probabilities);
    }

    private void Weigh(int i, in BoundaryTime time, in BoundaryRow row, out double residual, out double local)
    {
        ReadOnlySpan<double> discounts = _yieldDiscounts.Slice(i * _rule.Points, _rule.Points);
        ReadOnlySpan<double> sines = _rule.Sines;
        ReadOnlySpan<double> cosines = _rule.Cosines;
        ReadOnlySpan<double> weights = _rule.Weights;
        double measure = time.Years / (time.Deviation * time.Boundary) * InverseRootTwoPi;
        double sum = 0;
        double turns = 0;
        double bonds = 0;
        for (int k = 0; k < discounts.Length; k++)
        {
            double g = row.Densities[k] * weights[k] * measure;
            double boundary = _ceiling * row.Boundaries[k];
            double probability = weights[k] * cosines[k] * time.Years * discounts[k] * row.Probabilities[k];
            double gain = g * (_put.Rate - _put.Yield * boundary);
            double turn = gain * row.Deviations[k] / (time.Deviation * cosines[k]);
            sum += _put.Yield * probability - gain;
            turns += turn;
            bonds += g;
            row.Densities[k] = g;
            row.Boundaries[k] = boundary;
            row.Probabilities[k] = probability;
            row.Turns[k] = turn * time.Node * sines[k] * Map.Inv(0, row.Slopes[k], _put);
        }

        residual = sum;
        local = turns + _put.Rate * bonds;
    }

    private void Differentiate(int i, in BoundaryTime time, in BoundaryRow row, Span<double> byInputs)
    {
        double byVolatility = 0;
        double byRate = 0;
        double byYield = 0;
        double byCeiling = 0;
        for (int k = 0; k < row.Densities.Length; k++)
        {
            double v = time.Deviation * _rule.Cosines[k];
            double t = time.Years * _rule.Cosines[k] * _rule.Cosines[k];
            double g = row.Densities[k];
            double d = row.Deviations[k];
            double boundary = row.Boundaries[k];
            double gain = _put.Rate - _put.Yield * boundary;
            byVolatility -= g * (gain * (d * d - 1) + _put.Rate * v * d);
            byRate += g * (t * (_put.Rate + gain * d / v) - 1);
            byYield += (1 - _put.Yield * t) * row.Probabilities[k] - g * (t * (_put.Yield * boundary + gain * d / v) - boundary);
            byCeiling += g * _put.Rate;
        }

        int n = _rule.Count;
        byInputs[i] = (byVolatility - time.EuropeanDensity * time.Deviation * time.EuropeanMinus) / _put.Volatility;
        byInputs[n + i] = byRate + time.EuropeanDensity * time.Years;
        byInputs[2 * n + i] = byYield - time.Years * (time.EuropeanResidual + time.EuropeanDensity);
        byInputs[3 * n + i] = byCeiling + time.EuropeanDensity;
    }

    private static void Accumulate(double factor, ReadOnlySpan<double> x, Span<double> sums)
    {
        for (int k = 0; k < x.Length && k < sums.Length; k++)
            sums[k] = Math.FusedMultiplyAdd(factor, x[k], sums[k]);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length && k < b.Length; k++)
            sum = Math.FusedMultiplyAdd(a[k], b[k], sum);
        return sum;
    }
}

internal static class Map {
 internal static int Kind = 2;
 internal static double Floor;
 internal static double To(double y, in UnitPut p) { double s2 = p.Volatility * p.Volatility * p.BoundaryYears; if (Kind==0) return y*y; if (Kind==1) return y; return Math.Exp(-y * y / (2 * s2)); }
 internal static double From(double w, in UnitPut p) { double s2 = p.Volatility * p.Volatility * p.BoundaryYears; double q = Math.Min(0.5*(w+Math.Sqrt(w*w+Floor*Floor)), Kind==2?1 - 1e-12:1e300); if (Kind==0) return Math.Sqrt(q); if (Kind==1) return q; return Math.Sqrt(-2 * s2 * Math.Log(q)); }
 internal static double Inv(double w, double y, in UnitPut p) { double s2 = p.Volatility * p.Volatility * p.BoundaryYears; double q = To(y,p); return (q*q / (q*q+0.25*Floor*Floor))/D(y,p); }
 internal static double D(double y, in UnitPut p) { double s2 = p.Volatility * p.Volatility * p.BoundaryYears; if (Kind==0) return y; if (Kind==1) return 1; return y * Math.Exp(-y * y / (2 * s2));  }
}
