namespace VixShield.Tests.TermStructure;

/// <summary>Weighted least squares by the normal equations with an explicit intercept, and the Newey-West matrix as a double sum over all pairs of observations.</summary>
internal static class NaiveRegression
{
    internal static (double Sum, double Intercept, double NeweyWest, double RSquared) Of(double[][] columns, double[] y, int[] days, double[] w, int lags)
    {
        int n = y.Length;
        int p = columns.Length + 1;
        double[][] x = [.. Enumerable.Range(0, n).Select(i => columns.Select(c => c[i]).Prepend(1).ToArray())];
        double[,] a = new double[p, p];
        double[] b = new double[p];
        for (int i = 0; i < n; i++)
        {
            for (int r = 0; r < p; r++)
            {
                b[r] += w[i] * x[i][r] * y[i];
                for (int c = 0; c < p; c++)
                    a[r, c] += w[i] * x[i][r] * x[i][c];
            }
        }

        double[] beta = Solve(a, b);
        double[] e = [.. x.Select((row, i) => y[i] - row.Zip(beta, (u, v) => u * v).Sum())];
        // a^-1 times the vector that adds the slopes.
        double[] pick = Solve(a, [0, .. Enumerable.Repeat(1d, p - 1)]);
        double[] score = [.. x.Select((row, i) => w[i] * e[i] * row.Zip(pick, (u, v) => u * v).Sum())];
        double variance = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                variance += Math.Max(0, 1 - (Math.Abs(days[i] - days[j]) / (lags + 1d))) * score[i] * score[j];
        }

        double mean = y.Zip(w, (v, u) => v * u).Sum() / w.Sum();
        return (beta.Skip(1).Sum(), beta[0], Math.Sqrt(Math.Max(variance, 0)), 1 - (e.Zip(w, (v, u) => u * v * v).Sum() / y.Zip(w, (v, u) => u * (v - mean) * (v - mean)).Sum()));
    }

    private static double[] Solve(double[,] matrix, double[] right)
    {
        int n = right.Length;
        double[,] a = (double[,])matrix.Clone();
        double[] b = [.. right];
        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).MaxBy(r => Math.Abs(a[r, k]));
            for (int c = 0; c < n; c++)
                (a[k, c], a[pivot, c]) = (a[pivot, c], a[k, c]);
            (b[k], b[pivot]) = (b[pivot], b[k]);
            for (int r = k + 1; r < n; r++)
            {
                double f = a[r, k] / a[k, k];
                for (int c = k; c < n; c++)
                    a[r, c] -= f * a[k, c];
                b[r] -= f * b[k];
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            for (int c = k + 1; c < n; c++)
                b[k] -= a[k, c] * b[c];
            b[k] /= a[k, k];
        }

        return b;
    }
}
