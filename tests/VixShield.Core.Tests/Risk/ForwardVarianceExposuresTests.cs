using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Forward-variance buckets against a revaluation with one forward variance moved, and against the vegas that they come from.</summary>
public sealed class ForwardVarianceExposuresTests
{
    private const double Rounding = 1e-12;

    // Five-point differences, relative to the legs' notionals.
    private const double DifferenceError = 1e-9;

    private static readonly OptionChain[] s_chains = [.. TestMarkets.Base.Chains.Where(c => c.Symbol == "SPX").OrderBy(c => c.Years)];

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 40)]
    public void A_bucket_is_the_derivative_by_its_forward_variance(Book book, int pick)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        ForwardVarianceExposures exposures = ForwardVarianceExposures.Of(valuation.Net, TestMarkets.Base);
        int j = (int)((uint)pick % (uint)s_chains.Length);
        ForwardVarianceBucket bucket = exposures.Buckets[j];
        double step = 0.002 * bucket.ForwardVariance;
        double derivative = ((8 * (Mark(1) - Mark(-1))) - (Mark(2) - Mark(-2))) / (12 * step);
        double notional = 1 + valuation.Legs.Sum(l => Math.Abs(l.Position.Leg.Quantity) * l.Position.Leg.Contract.Multiplier * (l.Forward ?? 500));
        Assert.Equal(derivative * bucket.ForwardVariance, bucket.Exposure * bucket.ForwardVariance, DifferenceError * notional);
        Assert.Equal(bucket.Exposure * 2 * Math.Sqrt(bucket.ForwardVariance) / 100, bucket.PerVolatilityPoint!.Value, Rounding * Math.Abs(bucket.PerVolatilityPoint.Value));

        double Mark(int steps)
        {
            // Total variance of this and every later expiry rises by the bump times the length of the bucket.
            double bump = steps * step * (s_chains[j].Years - (j == 0 ? 0 : s_chains[j - 1].Years));
            TestMarkets moved = new();
            foreach (OptionChain chain in s_chains.Skip(j))
            {
                double old = chain.Smile!.AtTheMoney;
                moved = moved with { Volatility = moved.Volatility.SetItem(chain.Expiry, Math.Sqrt((old * old) + (bump / chain.Years)) - old) };
            }

            return BookValuation.Of(book, moved.Build()).Mark;
        }
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 300)]
    public void A_proportional_move_of_all_forward_variances_is_that_of_all_volatilities(Book book)
    {
        FactorExposures net = BookValuation.Of(book, TestMarkets.Base).Net;
        FactorExposures gross = BookValuation.Of(book, TestMarkets.Base).Gross;
        ForwardVarianceExposures exposures = ForwardVarianceExposures.Of(net, TestMarkets.Base);
        double byExpiry = s_chains.Sum(c => net[Factor(c)] * c.Smile!.AtTheMoney / 2);
        double size = s_chains.Sum(c => gross[Factor(c)] * c.Smile!.AtTheMoney / 2);

        Assert.Equal(byExpiry, exposures.Buckets.Sum(b => b.Exposure * b.ForwardVariance), 10 * Rounding * size);
        // Linear in the exposures, to the bit for a power of two.
        Assert.Equal(exposures.Buckets.Select(b => -4 * b.Exposure), ForwardVarianceExposures.Of(net * -4, TestMarkets.Base).Buckets.Select(b => b.Exposure));
        Assert.Equal(0, exposures.Buckets[0].FromYears);
        Assert.Null(exposures.Buckets[0].From);
        for (int j = 0; j < s_chains.Length; j++)
        {
            Assert.Equal((s_chains[j].Expiry, s_chains[j].Years), (exposures.Buckets[j].Until, exposures.Buckets[j].UntilYears));
            if (j > 0)
                Assert.Equal((s_chains[j - 1].Expiry, s_chains[j - 1].Years), (exposures.Buckets[j].From, exposures.Buckets[j].FromYears));
        }
    }

    [Fact]
    public void An_option_is_long_every_stretch_until_its_expiry_and_none_after()
    {
        OptionLeg put = new() { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwMarch, Strike = 4900, Right = OptionRight.Put, Quantity = 3 };
        ForwardVarianceExposures exposures = ForwardVarianceExposures.Of(BookValuation.Of(Book.OfLegs(put), TestMarkets.Base).Net, TestMarkets.Base);
        Assert.All(exposures.Buckets, b => Assert.Equal(b.UntilYears <= s_chains.Single(c => c.Expiry == TestExpiries.SpxwMarch).Years, b.Exposure > 0));
        Assert.All(exposures.Buckets.Where(b => b.UntilYears > 0.09), b => Assert.Equal(0, b.Exposure));
        Assert.Contains("now to", exposures.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Falling_total_variance_is_a_negative_forward_variance_without_a_volatility()
    {
        TestMarkets inverted = new();
        inverted = inverted with { Volatility = inverted.Volatility.SetItem(TestExpiries.SpxwApril, -0.06) };
        MarketSnapshot market = inverted.Build();
        OptionLeg call = new() { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwApril, Strike = 5200, Right = OptionRight.Call, Quantity = -2 };
        ForwardVarianceBucket bucket = ForwardVarianceExposures.Of(BookValuation.Of(Book.OfLegs(call), market).Net, market).Buckets.Single(b => b.Until == TestExpiries.SpxwApril);
        Assert.True(bucket.ForwardVariance < 0);
        Assert.Null(bucket.ForwardVolatility);
        Assert.Null(bucket.PerVolatilityPoint);
        Assert.True(bucket.Exposure < 0);
        Assert.Contains("variance -", bucket.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expiry_that_the_market_does_not_have_is_named()
    {
        RiskFactor unknown = new(FactorKind.Volatility, "SPX", TestExpiries.Close(2024, 5, 17));
        var missing = Assert.Throws<MissingDatumException>(() => ForwardVarianceExposures.Of(FactorExposures.Of([new(unknown, 1)]), TestMarkets.Base));
        Assert.Contains("2024-05-17", missing.Message, StringComparison.Ordinal);
        Assert.Throws<MissingDatumException>(() => ForwardVarianceExposures.Of(FactorExposures.None, TestMarkets.Base, "NDX"));
        Assert.All(ForwardVarianceExposures.Of(FactorExposures.None, TestMarkets.Base).Buckets, b => Assert.Equal(0, b.Exposure));
        Refusal.OfArgument("exposures", () => ForwardVarianceExposures.Of(null!, TestMarkets.Base));
        Refusal.OfArgument("market", () => ForwardVarianceExposures.Of(FactorExposures.None, null!));
    }

    private static RiskFactor Factor(OptionChain chain) => new(FactorKind.Volatility, "SPX", chain.Expiry);
}
