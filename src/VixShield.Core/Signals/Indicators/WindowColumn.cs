namespace VixShield.Signals;

/// <summary>Mean and deviation of a window of a column, summed afresh from its oldest value on.</summary>
internal static class WindowColumn
{
    /// <summary>Below it squares lose digits, or are 0 though the deviation is not.</summary>
    internal const double LeastSquares = 1e-280;

    // About the first value: a flat window then has exactly its value as mean, and deviations of exactly 0.
    internal static double Mean(ReadOnlySpan<double> window)
    {
        double first = window[0];
        double sum = 0;
        foreach (double value in window)
            sum += value - first;
        return first + (sum / window.Length);
    }

    internal static double Deviation(ReadOnlySpan<double> window, double mean)
    {
        double squares = 0;
        foreach (double value in window)
        {
            double distance = value - mean;
            squares += distance * distance;
        }

        return squares >= LeastSquares && squares <= double.MaxValue ? Math.Sqrt(squares / window.Length) : Scaled(window, mean);
    }

    private static double Scaled(ReadOnlySpan<double> window, double mean)
    {
        double greatest = 0;
        foreach (double value in window)
            greatest = Math.Max(greatest, Math.Abs(value - mean));
        if (greatest == 0)
            return 0;
        double squares = 0;
        foreach (double value in window)
        {
            double share = (value - mean) / greatest;
            squares += share * share;
        }

        return greatest * Math.Sqrt(squares / window.Length);
    }
}
