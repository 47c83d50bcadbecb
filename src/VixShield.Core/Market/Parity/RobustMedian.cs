namespace VixShield.Market;

/// <summary>Medians for the start of robust fits.</summary>
internal static class RobustMedian
{
    internal static double Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] / 2) + (sorted[middle] / 2);
    }

    /// <summary>The value at which half of the weight is reached. Reorders both.</summary>
    internal static double Weighted(double[] values, double[] weights)
    {
        double total = 0;
        foreach (double weight in weights)
            total += weight;
        Array.Sort(values, weights);
        double reached = 0;
        for (int i = 0; i < values.Length; i++)
        {
            reached += weights[i];
            if (reached >= total / 2)
                return values[i];
        }

        return values[^1];
    }
}
