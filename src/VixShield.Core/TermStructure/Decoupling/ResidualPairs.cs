using System.Runtime.Intrinsics;

namespace VixShield.TermStructure;

/// <summary>Neighbouring points of the last sessions, for the autoregression of their residuals under today's coefficients.</summary>
internal sealed class ResidualPairs(int window)
{
    private readonly double[] _u0 = new double[window];
    private readonly double[] _v0 = new double[window];
    private readonly double[] _y0 = new double[window];
    private readonly double[] _u1 = new double[window];
    private readonly double[] _v1 = new double[window];
    private readonly double[] _y1 = new double[window];
    private int _next;

    internal int Count { get; private set; }

    internal void Add(in PointPair pair)
    {
        if (pair is not { Before: { } before, After: { } after })
            return;
        (_u0[_next], _v0[_next], _y0[_next]) = before;
        (_u1[_next], _v1[_next], _y1[_next]) = after;
        _next = _next + 1 == window ? 0 : _next + 1;
        Count = Math.Min(Count + 1, window);
    }

    internal void Clear() => (_next, Count) = (0, 0);

    /// <summary>The autoregression. Four lanes with products and sums kept apart, so that every machine adds the same numbers in the same order.</summary>
    internal InnovationLaw Fit(in TwoRegressorFit fit)
    {
        double a = fit.Intercept;
        double b = fit.CoefficientU;
        double c = fit.CoefficientV;
        Vector256<double> lanesA = Vector256.Create(a);
        Vector256<double> lanesB = Vector256.Create(b);
        Vector256<double> lanesC = Vector256.Create(c);
        Vector256<double> x = default;
        Vector256<double> y = default;
        Vector256<double> xx = default;
        Vector256<double> xy = default;
        Vector256<double> yy = default;
        int i = 0;
        for (; i <= Count - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> before = Load(_y0, i) - lanesA - (lanesB * Load(_u0, i)) - (lanesC * Load(_v0, i));
            Vector256<double> after = Load(_y1, i) - lanesA - (lanesB * Load(_u1, i)) - (lanesC * Load(_v1, i));
            x += before;
            y += after;
            xx += before * before;
            xy += before * after;
            yy += after * after;
        }

        (double sumX, double sumY, double sumXx, double sumXy, double sumYy) = (Sum(x), Sum(y), Sum(xx), Sum(xy), Sum(yy));
        for (; i < Count; i++)
        {
            double before = _y0[i] - a - (b * _u0[i]) - (c * _v0[i]);
            double after = _y1[i] - a - (b * _u1[i]) - (c * _v1[i]);
            sumX += before;
            sumY += after;
            sumXx += before * before;
            sumXy += before * after;
            sumYy += after * after;
        }

        return InnovationLaw.Of(Count, sumX, sumY, sumXx, sumXy, sumYy);
    }

    private static Vector256<double> Load(double[] values, int place) => Vector256.Create(values.AsSpan(place, 4));

    private static double Sum(Vector256<double> lanes) => lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}
