using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing.Batch;

namespace VixShield.Volatility;

/// <summary>
/// The two-sided out-of-the-money quotes of one expiry as arrays, in units of the forward, with their volatilities. Strikes ascend.
/// </summary>
internal sealed class SliceQuotes
{
    private SliceQuotes(double forward, double years, SmileQuote[] quotes)
    {
        Forward = forward;
        Years = years;
        Quotes = quotes;
        int n = quotes.Length;
        Strike = new double[n];
        LogMoneyness = new double[n];
        Bid = new double[n];
        Ask = new double[n];
        Tick = new double[n];
        double[] prices = new double[3 * n];
        double[] strikes = new double[3 * n];
        var rights = new OptionRight[3 * n];
        for (int i = 0; i < n; i++)
        {
            SmileQuote quote = quotes[i];
            Strike[i] = quote.Strike / forward;
            Bid[i] = quote.Bid / forward;
            Ask[i] = quote.Ask / forward;
            Tick[i] = (quote.Tick ?? 0) / forward;
            for (int side = 0; side < 3; side++)
            {
                strikes[(side * n) + i] = Strike[i];
                rights[(side * n) + i] = quote.Right;
            }

            prices[i] = Bid[i];
            prices[n + i] = (Bid[i] / 2) + (Ask[i] / 2);
            prices[(2 * n) + i] = Ask[i];
        }

        ElementaryFunctions.Log(Strike, LogMoneyness);
        double[] volatilities = new double[3 * n];
        if (n > 0)
            Black76Batch.ImpliedVolatility(prices, 1, new BlackInputs { Forward = 1, Strike = strikes, Years = years, Rights = rights }, volatilities, default);
        BidVolatility = volatilities[..n];
        MidVolatility = volatilities[n..(2 * n)];
        AskVolatility = volatilities[(2 * n)..];
        Rights = rights[..n];
    }

    internal double Forward { get; }

    internal double Years { get; }

    internal SmileQuote[] Quotes { get; }

    internal int Count => Quotes.Length;

    internal OptionRight[] Rights { get; }

    /// <summary>K/F.</summary>
    internal double[] Strike { get; }

    internal double[] LogMoneyness { get; }

    internal double[] Bid { get; }

    internal double[] Ask { get; }

    /// <summary>The tick over the forward; 0 when it is not known.</summary>
    internal double[] Tick { get; }

    internal double[] BidVolatility { get; }

    internal double[] MidVolatility { get; }

    internal double[] AskVolatility { get; }

    /// <summary>Those of the quotes whose bid and ask have a finite deviation above 1e-6.</summary>
    internal static SliceQuotes Of(double forward, double years, IEnumerable<SmileQuote> quotes)
    {
        SmileQuote[] twoSided = [.. quotes
            .Where(q => q.Bid > 0 && q.Right == (q.Strike < forward ? OptionRight.Put : OptionRight.Call))
            .OrderBy(q => q.Strike)];
        var all = new SliceQuotes(forward, years, twoSided);
        double root = Math.Sqrt(years);
        SmileQuote[] solved = [.. twoSided.Where((_, i) => IsDeviation(all.BidVolatility[i] * root) && IsDeviation(all.AskVolatility[i] * root))];
        return solved.Length == twoSided.Length ? all : new SliceQuotes(forward, years, solved);
    }

    /// <summary>The same without some quotes.</summary>
    internal SliceQuotes Without(IReadOnlyCollection<SmileQuote> quotes) =>
        quotes.Count == 0 ? this : new SliceQuotes(Forward, Years, [.. Quotes.Where(q => !quotes.Contains(q, ReferenceEqualityComparer.Instance))]);

    /// <summary>The volatility at the forward, linear in the nearest quotes' middles.</summary>
    internal double AtTheMoneyVolatility()
    {
        int above = Array.FindIndex(LogMoneyness, k => k >= 0);
        if (above <= 0)
            return above == 0 ? MidVolatility[0] : MidVolatility[^1];
        double weight = -LogMoneyness[above - 1] / (LogMoneyness[above] - LogMoneyness[above - 1]);
        return MidVolatility[above - 1] + (weight * (MidVolatility[above] - MidVolatility[above - 1]));
    }

    /// <summary>Half of ask minus bid, in volatility; at least 1e-4 of the middle, for locked quotes.</summary>
    internal double HalfWidth(int i) => Math.Max((AskVolatility[i] - BidVolatility[i]) / 2, 1e-4 * MidVolatility[i]);

    /// <summary>What one tick is in volatility.</summary>
    internal double TickInVolatility(int i)
    {
        double deviation = MidVolatility[i] * Math.Sqrt(Years);
        double d1 = (-LogMoneyness[i] / deviation) + (deviation / 2);
        return Tick[i] / (NormalDistribution.Pdf(d1) * Math.Sqrt(Years));
    }

    // A deviation below this is no smile's: prices that small are rounding.
    private static bool IsDeviation(double x) => x > 1e-6 && double.IsFinite(x);
}
