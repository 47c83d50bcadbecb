namespace VixShield.TermStructure;

/// <summary>Neighbouring points of the last sessions, for the autoregression of their residuals under today's coefficients.</summary>
internal sealed class ResidualPairs(int window)
{
    private readonly RegressionPoint[] _before = new RegressionPoint[window];
    private readonly RegressionPoint[] _after = new RegressionPoint[window];
    private int _next;

    internal int Count { get; private set; }

    private void Add(in RegressionPoint before, in RegressionPoint after)
    {
        _before[_next] = before;
        _after[_next] = after;
        _next = _next + 1 == window ? 0 : _next + 1;
        Count = Math.Min(Count + 1, window);
    }

    internal void Add(in PointPair pair)
    {
        if (pair is { Before: { } before, After: { } after })
            Add(before, after);
    }

    internal void Clear() => (_next, Count) = (0, 0);

    /// <summary>The autoregression. Four accumulators of each sum: a chain of additions through the window would wait for each one.</summary>
    internal InnovationLaw Fit(in TwoRegressorFit fit)
    {
        double a = fit.Intercept;
        double b = fit.CoefficientU;
        double c = fit.CoefficientV;
        Sums even = default;
        Sums odd = default;
        int i = 0;
        for (; i + 1 < Count; i += 2)
        {
            even.Add(Of(_before[i], a, b, c), Of(_after[i], a, b, c));
            odd.Add(Of(_before[i + 1], a, b, c), Of(_after[i + 1], a, b, c));
        }

        if (i < Count)
            even.Add(Of(_before[i], a, b, c), Of(_after[i], a, b, c));
        return InnovationLaw.Of(Count, even.X + odd.X, even.Y + odd.Y, even.Xx + odd.Xx, even.Xy + odd.Xy, even.Yy + odd.Yy);
    }

    private static double Of(in RegressionPoint point, double a, double b, double c) => point.Y - a - (b * point.U) - (c * point.V);

    private struct Sums
    {
        internal double X;
        internal double Y;
        internal double Xx;
        internal double Xy;
        internal double Yy;

        internal void Add(double x, double y)
        {
            X += x;
            Y += y;
            Xx += x * x;
            Xy += x * y;
            Yy += y * y;
        }
    }
}
