namespace VixShield.Tests.Infrastructure;

/// <summary>The monotone cubic of Fritsch and Butland as it is printed: harmonic-mean slopes, three-point slopes at the ends.</summary>
public static class NaivePchip
{
    public static double At(double[] x, double[] y, double at)
    {
        int k = Math.Max(0, Array.FindLastIndex(x, x.Length - 2, v => v <= at));
        double h = x[k + 1] - x[k];
        double t = (at - x[k]) / h;
        double[] d = Slopes(x, y);
        double h00 = (1 + 2 * t) * (1 - t) * (1 - t);
        double h10 = t * (1 - t) * (1 - t);
        return h00 * y[k] + h10 * h * d[k] + (1 - h00) * y[k + 1] - t * t * (1 - t) * h * d[k + 1];
    }

    private static double[] Slopes(double[] x, double[] y)
    {
        int n = x.Length;
        double[] h = [.. Enumerable.Range(0, n - 1).Select(i => x[i + 1] - x[i])];
        double[] m = [.. Enumerable.Range(0, n - 1).Select(i => (y[i + 1] - y[i]) / h[i])];
        double[] d = new double[n];
        for (int i = 1; i < n - 1; i++)
        {
            double w1 = 2 * h[i] + h[i - 1];
            double w2 = h[i] + 2 * h[i - 1];
            d[i] = m[i - 1] * m[i] <= 0 ? 0 : (w1 + w2) / (w1 / m[i - 1] + w2 / m[i]);
        }

        d[0] = End(h[0], h[1], m[0], m[1]);
        d[n - 1] = End(h[n - 2], h[n - 3], m[n - 2], m[n - 3]);
        return d;
    }

    private static double End(double h0, double h1, double m0, double m1)
    {
        double d = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1);
        if (Math.Sign(d) != Math.Sign(m0))
            return 0;
        return Math.Sign(m0) != Math.Sign(m1) && Math.Abs(d) > 3 * Math.Abs(m0) ? 3 * m0 : d;
    }
}
