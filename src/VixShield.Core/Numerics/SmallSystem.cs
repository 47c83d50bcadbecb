namespace VixShield.Numerics;

/// <summary>Symmetric systems of a few unknowns on the stack, for damped steps inside calibrations.</summary>
internal static class SmallSystem
{
    /// <summary>
    /// Solves (H + damping diag(H)) x = g by Cholesky. A pivot that rounding made not positive is replaced by its diagonal, which
    /// leaves that direction nearly still.
    /// </summary>
    internal static void SolveDamped(ReadOnlySpan<double> matrix, ReadOnlySpan<double> right, double damping, Span<double> solution)
    {
        int n = right.Length;
        Span<double> factor = stackalloc double[n * n];
        for (int j = 0; j < n; j++)
        {
            double pivot = matrix[(j * n) + j] * (1 + damping);
            double floor = Math.Max(pivot * 1e-14, double.Epsilon);
            for (int l = 0; l < j; l++)
                pivot -= factor[(j * n) + l] * factor[(j * n) + l];
            double root = Math.Sqrt(pivot > floor ? pivot : Math.Max(matrix[(j * n) + j], 1e-300));
            factor[(j * n) + j] = root;
            for (int i = j + 1; i < n; i++)
            {
                double x = matrix[(i * n) + j];
                for (int l = 0; l < j; l++)
                    x -= factor[(i * n) + l] * factor[(j * n) + l];
                factor[(i * n) + j] = x / root;
            }
        }

        for (int i = 0; i < n; i++)
        {
            double x = right[i];
            for (int l = 0; l < i; l++)
                x -= factor[(i * n) + l] * solution[l];
            solution[i] = x / factor[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double x = solution[i];
            for (int l = i + 1; l < n; l++)
                x -= factor[(l * n) + i] * solution[l];
            solution[i] = x / factor[(i * n) + i];
        }
    }
}
