namespace VixShield.Market;

/// <summary>The pairs of one expiry in columns by ascending strike, divided by a power of two near the largest strike so that no square overflows.</summary>
internal sealed class ParityColumns
{
    // A locked pair is not known better than its tick: for the weights a half-width is at least this part of the median one.
    private const double SmallestPart = 0.25;

    // Where every pair is locked there is no median; weights are then alike.
    private const double SmallestWidth = 1e-9;

    private ParityColumns(OptionQuote[] calls, OptionQuote[] puts, int callsOnly, int putsOnly, int unusable)
    {
        (Calls, Puts, CallsOnly, PutsOnly, Unusable) = (calls, puts, callsOnly, putsOnly, unusable);
        int n = calls.Length;
        (Strikes, Middles, Widths, Weights) = (new double[n], new double[n], new double[n], new double[n]);
        Scale = n == 0 ? 1 : Math.ScaleB(1, Math.Min(Math.ILogB(calls[^1].Strike), 1022));
        for (int i = 0; i < n; i++)
        {
            Strikes[i] = calls[i].Strike / Scale;
            Middles[i] = (calls[i].Mid - puts[i].Mid) / Scale;
            Widths[i] = (calls[i].HalfSpread + puts[i].HalfSpread) / Scale;
        }

        MedianWidth = n == 0 ? 0 : RobustMedian.Of(Widths);
        double floor = Math.Max(SmallestPart * MedianWidth, SmallestWidth);
        for (int i = 0; i < n; i++)
        {
            double width = Math.Max(Widths[i] + Unbid(calls[i]) + Unbid(puts[i]), floor);
            Weights[i] = 1 / (width * width);
        }
    }

    internal int Count => Calls.Length;

    /// <summary>What the columns are to be multiplied by to be points.</summary>
    internal double Scale { get; }

    internal OptionQuote[] Calls { get; }

    internal OptionQuote[] Puts { get; }

    internal double[] Strikes { get; }

    internal double[] Middles { get; }

    internal double[] Widths { get; }

    /// <summary>One over the squared half-width; where nobody bids the middle leans, and the width counts once more.</summary>
    internal double[] Weights { get; }

    internal double MedianWidth { get; }

    internal int CallsOnly { get; }

    internal int PutsOnly { get; }

    internal int Unusable { get; }

    internal static ParityColumns Of(IEnumerable<OptionQuote> quotes, string parameter)
    {
        OptionQuote[] sorted = [.. quotes];
        Sort(sorted, parameter);
        var calls = new List<OptionQuote>(sorted.Length / 2);
        var puts = new List<OptionQuote>(sorted.Length / 2);
        int callsOnly = 0, putsOnly = 0, unusable = 0;
        for (int i = 0; i < sorted.Length;)
        {
            OptionQuote? call = null, put = null;
            int next = i;
            for (; next < sorted.Length && sorted[next].Strike == sorted[i].Strike; next++)
            {
                ref OptionQuote? side = ref sorted[next].Right == Instruments.OptionRight.Call ? ref call : ref put;
                if (side is not null)
                    throw new ArgumentException($"Quote {sorted[next]} occurs twice.", parameter);
                side = sorted[next];
            }

            i = next;
            bool hasCall = call is { Ask: > 0 } && call.Bid <= call.Ask;
            bool hasPut = put is { Ask: > 0 } && put.Bid <= put.Ask;
            if (hasCall && hasPut && call!.Bid + put!.Bid > 0)
            {
                calls.Add(call);
                puts.Add(put);
            }
            else if (hasCall == hasPut)
            {
                unusable++;
            }
            else if (hasCall)
            {
                callsOnly++;
            }
            else
            {
                putsOnly++;
            }
        }

        return new ParityColumns([.. calls], [.. puts], callsOnly, putsOnly, unusable);
    }

    private double Unbid(OptionQuote quote) => quote.Bid == 0 ? quote.HalfSpread / Scale : 0;

    private static void Sort(OptionQuote[] quotes, string parameter)
    {
        double[] strikes = new double[quotes.Length];
        bool ascending = true;
        for (int i = 0; i < quotes.Length; i++)
        {
            strikes[i] = Guard.NotNull(quotes[i], parameter).Strike;
            ascending &= i == 0 || strikes[i] >= strikes[i - 1];
        }

        if (!ascending)
            Array.Sort(strikes, quotes);
    }
}
