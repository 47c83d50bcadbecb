namespace VixShield.Signals;

/// <summary>Mean and deviation of a window of a column, summed afresh from its oldest value on.</summary>
internal static class WindowColumn
{
    /// <summary>Below it squares lose digits, or are 0 though the deviation is not.</summary>
    internal const double LeastSquares = 1e-280;

    internal static double Mean(ReadOnlySpan<double> window) => window[0] + Offset(window);

    /// <summary>Mean less first value. A flat window then has exactly its value as mean and deviations of exactly 0, and a distance from the mean that is less than the digits of the mean keeps its own.</summary>
    internal static double Offset(ReadOnlySpan<double> window)
    {
        double first = window[0];
        double sum = 0;
        foreach (double value in window)
            sum += value - first;
        return sum / window.Length;
    }

    /// <summary>Deviation over the number of values, about the mean that is <paramref name="offset"/> from the first value.</summary>
    internal static double Deviation(ReadOnlySpan<double> window, double offset)
    {
        double first = window[0];
        double squares = 0;
        foreach (double value in window)
        {
            double distance = value - first - offset;
            squares += distance * distance;
        }

        return squares >= LeastSquares && squares <= double.MaxValue ? Math.Sqrt(squares / window.Length) : Scaled(window, offset);
    }

    private static double Scaled(ReadOnlySpan<double> window, double offset)
    {
        double first = window[0];
        double greatest = 0;
        foreach (double value in window)
            greatest = Math.Max(greatest, Math.Abs(value - first - offset));
        if (greatest == 0)
            return 0;
        double squares = 0;
        foreach (double value in window)
        {
            double share = (value - first - offset) / greatest;
            squares += share * share;
        }

        return greatest * Math.Sqrt(squares / window.Length);
    }
}
