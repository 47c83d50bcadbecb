using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Market;

/// <summary>The sample's real day after the sample's real move.</summary>
public static class MovedSampleTests
{
    [Fact]
    public static void Every_quoted_strike_keeps_its_volatility_at_fixed_normalised_moneyness_within_the_quotes()
    {
        foreach ((OptionChain before, OptionChain after) in Sample.Market.Chains.Zip(Sample.Moved.Chains))
        {
            Assert.Empty(after.RefusedQuotes);
            VolatilitySmile smileBefore = Sample.Market.SmileFor(before.Symbol, before.Expiry)!;
            VolatilitySmile smileAfter = Sample.Moved.SmileFor(before.Symbol, before.Expiry)!;
            double ratio = Ratio(before);
            var shares = new List<double>();
            SmileFit fit = Sample.Moved.SurfaceFit(before.Symbol)!.For(before.Expiry)!;
            Assert.Equal(before.Quotes.Count(q => q.Bid > 0), fit.Volatilities.Length);
            foreach (QuotedVolatility quoted in fit.Volatilities)
            {
                double sameMoneyness = before.Forward * Math.Pow(quoted.Quote.Strike / after.Forward, 1 / ratio);
                double expected = smileBefore.VolatilityAt(sameMoneyness) * ratio;
                Assert.Equal(expected, quoted.Mid, 1e-7);
                Assert.Equal(expected, smileAfter.VolatilityAt(quoted.Quote.Strike), (quoted.Ask - quoted.Bid) / 2);
                shares.Add(Math.Abs(expected - smileAfter.VolatilityAt(quoted.Quote.Strike)) / ((quoted.Ask - quoted.Bid) / 2));
            }

            // Calibrated anew: inside bid and ask everywhere, and near the middle as a rule.
            Assert.True(shares.Average() < 0.2, $"{before.Symbol} {before.Expiry}: {shares.Average()}");
        }
    }

    [Fact]
    public static void A_crossed_quote_on_the_other_side_does_not_cost_the_strike_its_volatility()
    {
        OptionChain chain = Sample.Market.Chains.First(c => c.Symbol == "SPX");
        // Below the forward now, above it after the move: the put of such a strike changes sides, and here its call is crossed.
        OptionQuote put = chain.Quotes.Last(q => q.Right == OptionRight.Put);
        MarketSnapshot market = Sample.Market.ToBuilder().Set(new OptionChain(
            chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor,
            chain.Quotes.Add(new OptionQuote(put.Strike, OptionRight.Call, 30, 29)))).Build();
        OptionChain moved = Sample.Move.ApplyTo(market).ChainFor("SPX", chain.Expiry)!;
        Assert.True(put.Strike > moved.Forward);
        Assert.Contains(moved.Fit!.Volatilities, v => v.Quote.Strike == put.Strike);
    }

    /// <summary>The move's ratio for a chain by hand: VVIX for VIX, otherwise the log changes of VIX9D, VIX, VIX3M and VIX6M between their days.</summary>
    private static double Ratio(OptionChain chain)
    {
        if (chain.Symbol == "VIX")
            return 173.32 / 136.81;
        (double Days, double Log)[] known = [(9, Math.Log(42.79 / 23.31)), (30, Math.Log(38.57 / 23.39)), (93, Math.Log(33.71 / 23.34)), (184, Math.Log(30.28 / 22.98))];
        double days = (chain.Expiry.Date.ToDateTime(default) - new DateTime(2023, 2, 15)).TotalDays;
        int after = Array.FindIndex(known, k => k.Days >= days);
        if (after <= 0)
            return Math.Exp(known[after == 0 ? 0 : ^1].Log);
        double weight = (days - known[after - 1].Days) / (known[after].Days - known[after - 1].Days);
        return Math.Exp(((1 - weight) * known[after - 1].Log) + (weight * known[after].Log));
    }
}
