namespace VixShield.Tests.Signals;

/// <summary>The indicators from their definitions, each value on its own, in decimals: shares nothing with the library.</summary>
public static class NaiveIndicators
{
    public static decimal? Mean(decimal[] x, int i, int n) => i < n - 1 ? null : Window(x, i, n).Sum() / n;

    /// <summary>Sum of squared distances from the mean, over n.</summary>
    public static decimal? Variance(decimal[] x, int i, int n) => Mean(x, i, n) is { } mean ? Window(x, i, n).Sum(v => (v - mean) * (v - mean)) / n : null;

    public static bool IsFlat(decimal[] x, int i, int n) => Window(x, i, n).Distinct().Count() == 1;

    /// <summary>The average at the end of a column whose first value has the given position.</summary>
    public static decimal? Exponential(decimal[] x, int i, int n, int from = 0)
    {
        if (i < from + n - 1)
            return null;
        decimal average = x[from..(from + n)].Sum() / n;
        for (int j = from + n; j <= i; j++)
            average = ((2m * x[j]) + ((n - 1) * average)) / (n + 1);
        return average;
    }

    public static decimal? Line(decimal[] x, int i, int fast, int slow, bool together) =>
        i < slow - 1 ? null : Exponential(x, i, fast, together ? slow - fast : 0) - Exponential(x, i, slow);

    public static decimal? Signal(decimal[] x, int i, int fast, int slow, int signal, bool together) =>
        i < slow + signal - 2 ? null : Exponential([.. Enumerable.Range(slow - 1, i - slow + 2).Select(j => Line(x, j, fast, slow, together)!.Value)], i - slow + 1, signal);

    public static decimal? Strength(decimal[] x, int i, int n)
    {
        if (i < n)
            return null;
        decimal[] changes = [.. Enumerable.Range(1, i).Select(j => x[j] - x[j - 1])];
        decimal rises = changes[..n].Sum(c => Math.Max(c, 0)) / n;
        decimal falls = changes[..n].Sum(c => Math.Max(-c, 0)) / n;
        foreach (decimal change in changes[n..])
        {
            rises = (((n - 1) * rises) + Math.Max(change, 0)) / n;
            falls = (((n - 1) * falls) + Math.Max(-change, 0)) / n;
        }

        return rises + falls == 0 ? 50 : 100 - (100 * falls / (rises + falls));
    }

    private static decimal[] Window(decimal[] x, int i, int n) => x[(i - n + 1)..(i + 1)];
}
