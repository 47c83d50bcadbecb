using System.Runtime.Intrinsics;

namespace VixShield.TermStructure;

/// <summary>The last moves in order, each kept twice so that the window is one stretch of memory, for the beta of the short window.</summary>
internal sealed class ShortMoves(int window)
{
    private readonly double[] _vix = new double[2 * window];
    private readonly double[] _future = new double[2 * window];
    private readonly double[] _model = new double[2 * window];
    private readonly double[] _weighted = new double[2 * window];
    private int _next;
    private int _count;

    internal void Add(in RegressionPoint move, double model)
    {
        Put(_vix, move.U);
        Put(_weighted, move.V);
        Put(_future, move.Y);
        Put(_model, model);
        _next = _next + 1 == window ? 0 : _next + 1;
        _count = Math.Min(_count + 1, window);
    }

    internal void Clear() => (_next, _count) = (0, 0);

    /// <summary>
    /// Slope of what the model leaves of the future's moves, on the moves of VIX, with its Newey-West deviation (Bartlett weights, no
    /// correction for few observations), and the model's own slope over the same moves. Null until the window is full or where nothing varies.
    /// </summary>
    internal (double Shift, double Error, double Model)? Fit(bool hasModel, in TwoRegressorFit line, int lags)
    {
        if (_count < window)
            return null;
        ReadOnlySpan<double> x = _vix.AsSpan(_next, window);
        ReadOnlySpan<double> y = _future.AsSpan(_next, window);
        Span<double> model = stackalloc double[window];
        Span<double> left = stackalloc double[window];
        double meanX = 0;
        double meanModel = 0;
        double meanLeft = 0;
        for (int i = 0; i < window; i++)
        {
            model[i] = hasModel ? _model[_next + i] : (line.CoefficientU * x[i]) + (line.CoefficientV * _weighted[_next + i]);
            left[i] = y[i] - model[i];
            meanX += x[i];
            meanModel += model[i];
            meanLeft += left[i];
        }

        meanX /= window;
        meanModel /= window;
        meanLeft /= window;
        double sxx = 0;
        double sxm = 0;
        double sxl = 0;
        double xx = 0;
        for (int i = 0; i < window; i++)
        {
            double dx = x[i] - meanX;
            xx += x[i] * x[i];
            sxx += dx * dx;
            sxm += dx * (model[i] - meanModel);
            sxl += dx * (left[i] - meanLeft);
        }

        if (!(sxx > 1e-12 * xx))
            return null;
        double shift = sxl / sxx;
        Span<double> score = model;
        double modelSlope = sxm / sxx;
        for (int i = 0; i < window; i++)
            score[i] = (x[i] - meanX) * (left[i] - meanLeft - (shift * (x[i] - meanX)));
        double variance = LongRunSum(score, lags);
        return variance > 0 ? (shift, Math.Sqrt(variance) / sxx, modelSlope) : null;
    }

    /// <summary>Sum of squares plus twice the Bartlett-weighted sums of products at each lag. Never negative but for rounding.</summary>
    private static double LongRunSum(ReadOnlySpan<double> score, int lags)
    {
        double total = 0;
        for (int lag = 0; lag <= lags; lag++)
        {
            Vector256<double> even = default;
            Vector256<double> odd = default;
            int i = lag;
            for (; i + 8 <= score.Length; i += 8)
            {
                even += Load(score, i) * Load(score, i - lag);
                odd += Load(score, i + 4) * Load(score, i + 4 - lag);
            }

            even += odd;
            double sum = even[0] + even[1] + (even[2] + even[3]);
            for (; i < score.Length; i++)
                sum += score[i] * score[i - lag];
            total += (lag == 0 ? 1 : 2 * (1 - (lag / (lags + 1d)))) * sum;
        }

        return total;
    }

    private static Vector256<double> Load(ReadOnlySpan<double> values, int place) => Vector256.Create(values.Slice(place, 4));

    private void Put(double[] values, double value) => values[_next] = values[_next + window] = value;
}
