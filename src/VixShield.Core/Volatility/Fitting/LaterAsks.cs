namespace VixShield.Volatility;

/// <summary>
/// What later expiries ask for: a curve above the ask of a later one would be a calendar arbitrage against it, so the least of the asks counts
/// from the back, linear in log-moneyness between the later quotes.
/// </summary>
internal static class LaterAsks
{
    // Never less than the bid and this share of the way to the ask: where bids and later asks cross, nothing is gained by going below the bid.
    private const double LeastShare = 0.3;

    /// <summary>The highest total variance at each quote of each slice; slices by ascending expiry.</summary>
    internal static double[][] Of(ReadOnlySpan<SliceQuotes> slices)
    {
        var highest = new double[slices.Length][];
        for (int i = slices.Length - 1; i >= 0; i--)
        {
            SliceQuotes quotes = slices[i];
            highest[i] = new double[quotes.Count];
            int above = 0;
            for (int j = 0; j < quotes.Count; j++)
            {
                double bid = quotes.BidVolatility[j] * quotes.BidVolatility[j] * quotes.Years;
                double ask = quotes.AskVolatility[j] * quotes.AskVolatility[j] * quotes.Years;
                double least = bid + (LeastShare * (ask - bid));
                double later = i + 1 < slices.Length ? At(slices[i + 1].LogMoneyness, highest[i + 1], quotes.LogMoneyness[j], ref above) : ask;
                highest[i][j] = Math.Max(least, Math.Min(ask, later));
            }
        }

        return highest;
    }

    private static double At(double[] x, double[] y, double at, ref int above)
    {
        while (above < x.Length && x[above] < at)
            above++;
        if (above == 0 || above == x.Length)
            return double.PositiveInfinity;
        double weight = (at - x[above - 1]) / (x[above] - x[above - 1]);
        return y[above - 1] + (weight * (y[above] - y[above - 1]));
    }
}
