namespace VixShield.Volatility;

public sealed partial class VarianceStrip
{
    /// <summary>Replicates the variance of one expiry.</summary>
    /// <param name="years">Time to the expiry, in years (minutes / 525,600); greater than 0.</param>
    /// <param name="rate">Continuously compounded rate to the expiry, per year as a decimal.</param>
    /// <param name="quotes">All listed strikes of the expiry in any order, none twice.</param>
    /// <param name="forward">
    /// The forward, in points, where it is known from elsewhere; then the out-of-the-money sides suffice. Null: from the put and the call
    /// at the strike where they differ least.
    /// </param>
    /// <returns>The variance, or the status that says why there is none; a bad market throws nothing.</returns>
    /// <exception cref="ArgumentException">The years, the rate or the forward is illegal, a quote is null, or a strike occurs twice.</exception>
    /// <remarks>
    /// Differences of put and call within 1e-9 points of the least are equal to it, and the lowest such strike counts. Zero bids are left out; two in a row,
    /// counted from the strike beside K0 on each side for itself, end the walk. A side that is not quoted is passed over: it neither
    /// counts as a zero bid nor ends a run of them.
    /// </remarks>
    public static VarianceStrip Replicate(double years, double rate, IEnumerable<StripQuote> quotes, double? forward = null)
    {
        Guard.PositiveFinite(years, nameof(years));
        Guard.Finite(rate, nameof(rate));
        if (forward is { } given)
            Guard.PositiveFinite(given, nameof(forward));
        return new StripReplication(years, rate, Sorted(quotes), forward).Run();
    }

    private static StripQuote[] Sorted(IEnumerable<StripQuote> quotes)
    {
        StripQuote[] sorted = [.. Guard.NotNull(quotes, nameof(quotes))];
        bool ascending = true;
        for (int i = 0; i < sorted.Length; i++)
        {
            Guard.NotNull(sorted[i], nameof(quotes));
            ascending &= i == 0 || sorted[i - 1].Strike < sorted[i].Strike;
        }

        if (ascending)
            return sorted;
        Array.Sort(sorted, (a, b) => a.Strike.CompareTo(b.Strike));
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Strike == sorted[i - 1].Strike)
                throw Guard.OutOfRange(nameof(quotes), sorted[i].Strike, "No strike may occur twice.");
        }

        return sorted;
    }
}
