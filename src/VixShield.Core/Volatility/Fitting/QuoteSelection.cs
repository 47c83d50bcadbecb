namespace VixShield.Volatility;

/// <summary>Which quotes a parametric fit looks at.</summary>
internal static class QuoteSelection
{
    /// <summary>The stretch of ln(K/F) / (at-the-money deviation) that raw SVI is fitted over, slightly wider than -2.5 to 2.</summary>
    internal const double Lowest = -2.6;
    internal const double Highest = 2.1;

    private const int FewestInWindow = 8;
    private const int MostInWide = 64;

    /// <summary>The quotes inside the window, or all when fewer than eight are.</summary>
    internal static int[] Window(SliceQuotes quotes, double deviation)
    {
        int[] inside = [.. Enumerable.Range(0, quotes.Count).Where(i => quotes.LogMoneyness[i] / deviation is >= Lowest and <= Highest)];
        return inside.Length >= Math.Min(FewestInWindow, quotes.Count) ? inside : [.. Enumerable.Range(0, quotes.Count)];
    }

    /// <summary>At most 64 quotes, evenly chosen over all, both ends among them.</summary>
    internal static int[] Wide(SliceQuotes quotes)
    {
        if (quotes.Count <= MostInWide)
            return [.. Enumerable.Range(0, quotes.Count)];
        return [.. Enumerable.Range(0, MostInWide).Select(i => (int)((long)i * (quotes.Count - 1) / (MostInWide - 1)))];
    }
}
