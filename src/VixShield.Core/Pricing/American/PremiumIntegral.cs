using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The early-exercise premium of the unit put as an integral over the boundary (Kim 1990; Jacka 1991; Carr, Jarrow and Myneni 1992):
/// r e^(-rt) N(-d-) - q m e^(-qt) N(-d+) over t from 0 to T, d+- from the moneyness m to the boundary T - t later; and its derivatives.
/// </summary>
/// <remarks>
/// With t = T c^2, everything close to t = 0 happens at c of the order of the distance h = ln(m/B)/(vol sqrt(T)), however small
/// that is. So c = h sinh(y) with y over Gauss-Legendre panels of about 1, the last of them bent like a square, because the
/// boundary moves like a square root at c = 1. The derivatives are smooth as the spot comes to the boundary for this reason.
/// </remarks>
internal readonly ref struct PremiumIntegral
{
    private const double InverseRootTwoPi = 0.3989422804014327;
    private const double LeastDistance = 1e-9;
    private const double PanelLength = 1;
    private const double GrowthOfPanel = 8;
    private const int GreatestPanels = 8192;
    private const int Spans = 7;

    private readonly UnitPut _put;
    private readonly double _logMoneyness;
    private readonly double _rootYears;
    private readonly double _distance;
    private readonly double _length;

    internal PremiumIntegral(in UnitPut put, double logMoneyness, double logBoundary)
    {
        _put = put;
        _logMoneyness = logMoneyness;
        _rootYears = Math.Sqrt(put.Years);
        _distance = Math.Max((logMoneyness - logBoundary) / (put.Volatility * _rootYears), LeastDistance);

        // arsinh(1/h) without cancellation: h is above 0.
        _length = ElementaryFunctions.LogRatio(1 + Math.Sqrt(1 + _distance * _distance), _distance);
    }

    /// <summary>Adds the premium, and where asked for its derivatives.</summary>
    internal void AddTo(ref UnitPutValues values, in ExerciseBoundary boundary, bool withDerivatives)
    {
        double stiffness = Math.Abs(_put.Growth) * _rootYears / GrowthOfPanel;
        int panels = (int)Math.Min(1 + _length / PanelLength + stiffness * Math.Max(_length, 1), GreatestPanels);
        int points = CollocationTables.PanelPoints.Length;
        Span<double> buffer = stackalloc double[Spans * points];
        Span<double> changes = stackalloc double[withDerivatives ? ExerciseBoundary.Inputs * points : 0];
        for (int p = 0; p < panels; p++)
        {
            Span<double> roots = buffer[..points];
            Span<double> weights = buffer.Slice(points, points);
            Span<double> times = buffer.Slice(2 * points, points);
            Place(p, panels, roots, weights, times);
            Span<double> logs = buffer.Slice(3 * points, points);
            boundary.At(times, logs, changes);
            AddPanel(ref values, roots, weights, logs, changes, buffer[(4 * points)..]);
        }
    }

    // Square roots of t, weights of dt, and the boundary's own time x, for one panel.
    private void Place(int panel, int panels, Span<double> roots, Span<double> weights, Span<double> times)
    {
        ReadOnlySpan<double> points = CollocationTables.PanelPoints;
        ReadOnlySpan<double> pointWeights = CollocationTables.PanelWeights;
        for (int k = 0; k < points.Length; k++)
        {
            double left = 1 - (panel + points[k]) / panels;
            roots[k] = _length * (1 - left * left);
            weights[k] = 2 * _length * left * pointWeights[k] / panels;
        }

        ElementaryFunctions.Exp(roots, roots);
        double years = _put.Years;
        for (int k = 0; k < points.Length; k++)
        {
            double inverse = 1 / roots[k];
            double c = Math.Min(0.5 * _distance * (roots[k] - inverse), 1);
            double slope = 0.5 * _distance * (roots[k] + inverse);
            double u = years * (1 - c) * (1 + c);
            roots[k] = _rootYears * c;
            weights[k] *= 2 * years * c * slope;
            times[k] = Math.Sqrt(Math.Min(u / _put.BoundaryYears, 1));
        }
    }

    private void AddPanel(
        ref UnitPutValues values, ReadOnlySpan<double> roots, ReadOnlySpan<double> weights, Span<double> logs, ReadOnlySpan<double> changes, Span<double> buffer)
    {
        int points = roots.Length;
        Span<double> minus = buffer[..points];
        Span<double> bonds = buffer.Slice(points, points);
        Span<double> assets = buffer.Slice(2 * points, points);
        Span<double> plus = stackalloc double[points];
        Span<double> cash = stackalloc double[points];
        for (int k = 0; k < points; k++)
        {
            double v = _put.Volatility * roots[k];
            double t = roots[k] * roots[k];
            double d = (_logMoneyness - logs[k]) / v + _put.Growth * roots[k];
            minus[k] = -d;
            plus[k] = -d - v;
            bonds[k] = -_put.Rate * t;
            assets[k] = -_put.Yield * t;
        }

        ElementaryFunctions.Exp(bonds, bonds);
        ElementaryFunctions.Exp(assets, assets);
        NormalDistribution.Cdf(minus, cash);
        NormalDistribution.Cdf(plus, plus);
        double m = _put.Moneyness;
        for (int k = 0; k < points; k++)
        {
            cash[k] *= weights[k] * bonds[k];
            plus[k] *= weights[k] * assets[k] * m;
            values.Premium += _put.Rate * cash[k] - _put.Yield * plus[k];
        }

        if (changes.Length > 0)
            AddDerivatives(ref values, roots, weights, logs, changes, minus, bonds, cash, plus);
    }

    // With A = r - q B and g = e^(-rt) n(d-)/v: dPrice/dlnB = g A, and every other derivative follows from g alike.
    private void AddDerivatives(
        ref UnitPutValues values, ReadOnlySpan<double> roots, ReadOnlySpan<double> weights, Span<double> boundaries, ReadOnlySpan<double> changes,
        Span<double> minus, ReadOnlySpan<double> bonds, ReadOnlySpan<double> cash, ReadOnlySpan<double> assets)
    {
        int points = roots.Length;
        Span<double> densities = stackalloc double[points];
        for (int k = 0; k < points; k++)
            densities[k] = -0.5 * minus[k] * minus[k];
        ElementaryFunctions.Exp(densities, densities);
        ElementaryFunctions.Exp(boundaries, boundaries);
        double r = _put.Rate;
        double q = _put.Yield;
        double m = _put.Moneyness;
        for (int k = 0; k < points; k++)
        {
            double v = _put.Volatility * roots[k];
            double t = roots[k] * roots[k];
            double d = -minus[k];
            double g = InverseRootTwoPi * weights[k] * bonds[k] * densities[k] / v;
            double asset = q * boundaries[k];
            double gain = r - asset;
            double turn = gain * d / v;
            double byVolatility = changes[k];
            values.ByMoneyness -= (g * gain + q * assets[k]) / m;
            values.ByMoneynessTwice += g * (r + turn) / (m * m);
            values.ByMoneynessThrice += g * (gain / (v * v) - (2 + d / v) * (r + turn)) / (m * m * m);
            values.ByVolatility += g * (v * (r * (d + v) - asset * d) / _put.Volatility + gain * byVolatility);
            values.ByVolatilityAndMoneyness -= g * ((gain * (d * d - 1) + r * v * d) / _put.Volatility + turn * byVolatility) / m;
            values.ByRate += (1 - r * t) * cash[k] + g * gain * (changes[points + k] - t);
            values.ByYield += -(1 - q * t) * assets[k] + g * gain * (changes[2 * points + k] + t);
        }
    }
}
