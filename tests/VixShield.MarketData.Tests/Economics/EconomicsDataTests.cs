using VixShield.Economics;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Folder;
using Xunit.Abstractions;

namespace VixShield.Tests.Economics;

/// <summary>Implied dividends and the bound on the equity premium on real days.</summary>
[Trait("Category", "Data")]
public sealed class EconomicsDataTests(ITestOutputHelper output)
{
    /// <summary>A live spot gives the dividends of the index at the time, and what is flagged is negative.</summary>
    [SkippableFact]
    public void A_live_spot_gives_a_dividend_yield_of_the_time()
    {
        ParitySet set = Set("spx-2022-07-12-intraday.csv.gz");
        DividendCurve curve = DividendCurve.Of(set.Fits, 3856.28);
        output.WriteLine(curve + "\n" + string.Join("\n", curve.Points));
        DividendPoint[] points = [.. curve.Points.Where(p => p.PresentValue is not null)];
        Assert.True(points.Length > 10);
        // The index paid 1.4 to 1.9 % of its level in these years.
        Assert.All(points.Where(p => p.Years > 0.5), p => Assert.InRange(p.Yield!.Value, 0.010, 0.022));
        Assert.Equal(points[^1].PresentValue!.Value, points.Sum(p => p.SinceLast!.Value), 1e-9);
        Assert.All(points, p => Assert.Equal(p.PresentValue < 0 || p.SinceLast < 0, p.Status != DividendStatus.Ok));
    }

    /// <summary>The close beside overnight quotes is 30 points above them: no dividend of a week is that large, and none later is flagged for it.</summary>
    [SkippableFact]
    public void A_spot_of_another_moment_makes_dividends_that_nobody_pays()
    {
        ParitySet set = Set("spx-2019-05-13-overnight.csv.gz");
        SpotReading reading = set.Fits.ReadSpot(2881.40)!;
        Assert.True(reading.IsStale);
        DividendPoint first = DividendCurve.Of(set.Fits, 2881.40).Points.First(p => p.PresentValue is not null);
        Assert.True(first.Yield > 0.5, first.ToString());
        // The other way round it is flagged.
        DividendPoint low = DividendCurve.Of(set.Fits, reading.Lowest - 30).Points.First(p => p.PresentValue is not null);
        Assert.Equal(DividendStatus.Negative, low.Status);
    }

    /// <summary>Against a sum over the listed strikes of the mid prices themselves, without any smile.</summary>
    [SkippableFact]
    public void The_bound_is_near_a_sum_over_listed_strikes()
    {
        string futures = DataFolder.Require("demo-snapshot-2023-02-15");
        MarketSnapshot market = SnapshotLoader.Load(new SnapshotFiles
        {
            Chain = DataFolder.Require("option-chains", "spx-implied-vol-2023-02-15.csv"),
            VixChain = DataFolder.Require("option-chains", "vix-implied-vol-2023-02-15.csv"),
            Futures = Path.Combine(futures, "vx-futures.csv"),
            Indices = Path.Combine(futures, "indices.csv"),
        }).Snapshot!;
        double spot = market.Levels["SPX"];
        int compared = 0;
        foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == "SPX" && c.Years > 0.02))
        {
            if (market.SmileFor("SPX", chain.Expiry) is not { } smile)
                continue;
            EquityPremiumBound bound = EquityPremiumBound.Of(smile, spot, chain.DiscountFactor);
            double sum = 2 / (spot * spot) * OutOfTheMoney(chain);
            output.WriteLine(FormattableString.Invariant($"{bound} a year {bound.Annualised:F4}, listed strikes {sum:F6}"));
            Assert.Equal(EquityPremiumStatus.Ok, bound.Status);
            Assert.InRange(sum / bound.WithinQuotes!.Value, 0.97, 1.03);
            Assert.Equal(bound.Value!.Value, (bound.WithinQuotes + bound.BelowQuotes + bound.AboveQuotes)!.Value, 1e-12);
            // VIX was 18: a variance of 0.033 a year, and a skew that takes little away.
            Assert.InRange(bound.Annualised!.Value, 0.015, 0.06);
            compared++;
        }

        Assert.True(compared > 3);
    }

    private static double OutOfTheMoney(OptionChain chain)
    {
        (double Strike, double Price)[] prices = [.. chain.Quotes
            .Where(q => q.Bid > 0 && (q.Right == OptionRight.Put ? q.Strike < chain.Forward : q.Strike >= chain.Forward))
            .OrderBy(q => q.Strike).Select(q => (q.Strike, (q.Bid + q.Ask) / 2))];
        double sum = 0;
        for (int i = 1; i < prices.Length; i++)
            sum += (prices[i].Strike - prices[i - 1].Strike) * (prices[i].Price + prices[i - 1].Price) / 2;
        return sum;
    }

    private static ParitySet Set(string file)
    {
        string path = DataFolder.Require("option-chains", file);
        using RowReader<OptionRow> reader = MarketDataFormats.Options(ChainManifest.Read().GetValueOrDefault(file)).Open(path);
        return ParitySet.Of(file, [.. reader.ToArray().Where(row => row.Root == "SPXW")]);
    }
}
