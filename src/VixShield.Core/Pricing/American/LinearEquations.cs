namespace VixShield.Pricing;

/// <summary>Small dense linear equations, solved in place by elimination with row pivots.</summary>
internal static class LinearEquations
{
    /// <summary>Factors a matrix held row by row; false where it is singular or not finite.</summary>
    internal static bool Factor(Span<double> matrix, Span<int> pivots)
    {
        int n = pivots.Length;
        for (int c = 0; c < n; c++)
        {
            int p = c;
            for (int i = c + 1; i < n; i++)
            {
                if (Math.Abs(matrix[i * n + c]) > Math.Abs(matrix[p * n + c]))
                    p = i;
            }

            pivots[c] = p;
            Span<double> pivotRow = matrix.Slice(c * n, n);
            if (p != c)
                Swap(pivotRow, matrix.Slice(p * n, n));
            double pivot = pivotRow[c];
            if (!(Math.Abs(pivot) > 0 && Math.Abs(pivot) <= double.MaxValue))
                return false;
            double inverse = 1 / pivot;
            for (int i = c + 1; i < n; i++)
            {
                Span<double> row = matrix.Slice(i * n, n);
                double factor = row[c] * inverse;
                row[c] = factor;
                for (int j = c + 1; j < row.Length; j++)
                    row[j] = Math.FusedMultiplyAdd(-factor, pivotRow[j], row[j]);
            }
        }

        return true;
    }

    /// <summary>Replaces a right-hand side by the solution.</summary>
    internal static void Solve(ReadOnlySpan<double> factors, ReadOnlySpan<int> pivots, Span<double> right)
    {
        int n = pivots.Length;
        for (int c = 0; c < n; c++)
            (right[c], right[pivots[c]]) = (right[pivots[c]], right[c]);
        for (int i = 0; i < n; i++)
        {
            double sum = right[i];
            for (int j = 0; j < i; j++)
                sum = Math.FusedMultiplyAdd(-factors[i * n + j], right[j], sum);
            right[i] = sum;
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = right[i];
            for (int j = i + 1; j < n; j++)
                sum = Math.FusedMultiplyAdd(-factors[i * n + j], right[j], sum);
            right[i] = sum / factors[i * n + i];
        }
    }

    private static void Swap(Span<double> a, Span<double> b)
    {
        for (int i = 0; i < a.Length; i++)
            (a[i], b[i]) = (b[i], a[i]);
    }
}
