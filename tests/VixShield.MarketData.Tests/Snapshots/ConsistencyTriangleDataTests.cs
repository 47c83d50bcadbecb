using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;
using VixShield.Tests.Folder;
using Xunit.Abstractions;

namespace VixShield.Tests.Snapshots;

/// <summary>The triangle on a real day: what must hold whatever the quotes are, and what a sane day looks like. Prints the table that the page on the triangle shows.</summary>
[Trait("Category", "Data")]
public sealed class ConsistencyTriangleDataTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void The_full_day_has_a_line_for_every_future_and_every_number_lies_in_its_band()
    {
        MarketSnapshot market = Market("option-chains", "spx-implied-vol-2023-02-15.csv", "vix-implied-vol-2023-02-15.csv");
        ConsistencyTriangle triangle = ConsistencyTriangle.Of(market);
        output.WriteLine("\n" + triangle.ToTable());
        Check(market, triangle);
        Assert.All(triangle.Expiries, row => Assert.Equal((ForwardVarianceStatus.Ok, SquaredVixStatus.Ok), (row.Spx.Status, row.Options!.Status)));
        Assert.All(triangle.Expiries, row => Assert.True(row.Spx.StartBracketDays is > 0 and < 35 && row.Spx.EndBracketDays is >= 0 and < 35, row.Spx.ToString()));
        Assert.DoesNotContain("NaN", triangle.ToTable(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_small_day_leaves_windows_beyond_its_strips_without_a_number()
    {
        MarketSnapshot market = Market("demo-snapshot-2023-02-15", "spx-options.csv", "vix-options.csv");
        ConsistencyTriangle triangle = ConsistencyTriangle.Of(market);
        output.WriteLine("\n" + triangle.ToTable());
        Check(market, triangle);
        DateTimeOffset last = market.Chains.Where(c => c.Symbol == "SPX").Max(c => c.Expiry.Instant);
        foreach (ConsistencyExpiry row in triangle.Expiries)
        {
            bool covered = row.Expiry.Instant.AddDays(ConsistencyTriangle.WindowDays) <= last;
            Assert.Equal(covered ? ForwardVarianceStatus.Ok : ForwardVarianceStatus.NotCovered, row.Spx.Status);
            Assert.Equal(covered, row.SpxLessFuture.Verdict != ConsistencyVerdict.NotAvailable);
            Assert.Equal(market.ChainFor("VIX", row.Expiry) is null, row.Options is null);
        }

        Assert.Contains(triangle.Expiries, row => row.Spx.Status == ForwardVarianceStatus.Ok);
        Assert.Contains(triangle.Expiries, row => row.Spx.Status == ForwardVarianceStatus.NotCovered);
    }

    private static void Check(MarketSnapshot market, ConsistencyTriangle triangle)
    {
        Assert.Equal(market.Futures.Where(f => f.Contract == Contracts.Vx).Select(f => f.Expiry), triangle.Expiries.Select(e => e.Expiry));
        foreach (ConsistencyExpiry row in triangle.Expiries)
        {
            if (row.Options is { Status: SquaredVixStatus.Ok } options)
            {
                Assert.True(options.Low < options.Value && options.Value < options.High, row.ToString());
                Assert.InRange(options.ConvexityAdjustment!.Value, 0.3, 8);
                Assert.Equal(Naive(market.ChainFor("VIX", row.Expiry)!), options.Value!.Value, 1e-8);
                // Settlement and parity forward of one day differ by a few ticks at most.
                Assert.InRange(Math.Abs(row.Parity!.Ticks), 0, 3);
                Assert.Equal(market.MarkFor(Contracts.Vx, row.Expiry)!.Price - options.Forward!.Value, row.Parity.Difference, 1e-12);
            }

            if (row.Spx.Status == ForwardVarianceStatus.Ok)
            {
                Assert.True(row.Spx.Low < row.Spx.Variance && row.Spx.Variance < row.Spx.High, row.ToString());
                // The forward volatility of a calm day is near the future, and Jensen is not broken beyond the quotes.
                Assert.InRange(row.Spx.Volatility!.Value / row.Future.Price, 0.95, 1.3);
                Assert.Equal(ConsistencyVerdict.Inside, row.SpxLessFuture.Verdict);
            }

            foreach (ConsistencyGap gap in new[] { row.SpxLessOptions, row.OptionsLessFuture, row.SpxLessFuture }.Where(g => g.Verdict != ConsistencyVerdict.NotAvailable))
            {
                Assert.InRange(gap.Value!.Value, gap.Low!.Value, gap.High!.Value);
                Assert.Equal(gap.Verdict == ConsistencyVerdict.Inside, gap.Excess == 0);
            }
        }
    }

    /// <summary>The sum over out-of-the-money quotes once more, by the rule's words; the side that is missing at the money follows from parity.</summary>
    private static double Naive(OptionChain chain)
    {
        double forward = chain.Forward;
        double k0 = chain.Quotes.Select(q => q.Strike).Where(k => k <= forward).Max();
        SortedDictionary<double, double> prices = [];
        foreach (OptionRight right in Enum.GetValues<OptionRight>())
        {
            IEnumerable<OptionQuote> side = chain.Quotes.Where(q => q.Right == right && (right == OptionRight.Put ? q.Strike < k0 : q.Strike > k0));
            int zeros = 0;
            foreach (OptionQuote quote in right == OptionRight.Put ? side.OrderByDescending(q => q.Strike) : side.OrderBy(q => q.Strike))
            {
                zeros = quote.Bid == 0 ? zeros + 1 : 0;
                if (zeros == 2)
                    break;
                if (quote.Bid > 0)
                    prices[quote.Strike] = (quote.Bid + quote.Ask) / 2;
            }
        }

        double difference = (forward - k0) * chain.DiscountFactor;
        double? put = chain.QuoteFor(k0, OptionRight.Put)?.Mid;
        double? call = chain.QuoteFor(k0, OptionRight.Call)?.Mid;
        prices[k0] = ((put ?? (call - difference)!.Value) + (call ?? (put + difference)!.Value)) / 2;
        double[] strikes = [.. prices.Keys];
        double sum = 0;
        for (int i = 0; i < strikes.Length; i++)
        {
            double width = i == 0 ? strikes[1] - strikes[0] : i == strikes.Length - 1 ? strikes[i] - strikes[i - 1] : (strikes[i + 1] - strikes[i - 1]) / 2;
            sum += width * prices[strikes[i]] / chain.DiscountFactor;
        }

        return (forward * forward) + (2 * sum) - ((forward - k0) * (forward - k0));
    }

    private static MarketSnapshot Market(string options, string spx, string vix)
    {
        string futures = DataFolder.Require("demo-snapshot-2023-02-15");
        return SnapshotLoader.Load(new SnapshotFiles
        {
            Chain = DataFolder.Require(options, spx),
            VixChain = DataFolder.Require(options, vix),
            Futures = Path.Combine(futures, "vx-futures.csv"),
            Indices = Path.Combine(futures, "indices.csv"),
        }).Snapshot!;
    }
}
