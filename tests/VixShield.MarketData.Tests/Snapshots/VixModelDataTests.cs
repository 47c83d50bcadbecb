using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Pricing;
using VixShield.TermStructure;
using VixShield.Tests.Folder;

namespace VixShield.Tests.Snapshots;

/// <summary>The models on real days: futures exactly, smiles within the limits, and what the market itself does not agree on.</summary>
[Trait("Category", "Data")]
public sealed class VixModelDataTests
{
    private const double LargestOfExpiry = 1.5;
    private const double LargestOverall = 1;
    private const double VixTick = 0.05;

    private static readonly TwoFactorDynamics LognormalStart = new(7.54, 0.8, 0.24, 0.8, 0.7);

    [SkippableFact]
    public void The_small_day_is_met() => Meets(Small());

    [SkippableFact]
    public void The_full_day_is_met() => Meets(Full());

    [SkippableFact]
    public void Every_residual_is_that_of_a_quote_read_again()
    {
        MarketSnapshot market = Small();
        VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(market, BergomiParameters.Prior);
        foreach (VixExpiryCalibration expiry in found.Expiries)
        {
            OptionChain chain = market.ChainFor(MarketSnapshot.VixSymbol, expiry.Expiry)!;
            OptionQuote[] expected = [.. chain.Quotes
                .Where(q => q.Bid >= 0.08 && q.Strike <= 80 && q.Right == (q.Strike < chain.Forward ? OptionRight.Put : OptionRight.Call)).OrderBy(q => q.Strike)];
            Assert.Equal(expected.Select(q => (q.Strike, q.Right)), expiry.Quotes.Select(q => (q.Strike, q.Right)));
            VixDistribution law = found.Model!.DistributionAt(chain.Years);
            for (int i = 0; i < expected.Length; i++)
            {
                VixQuoteResidual quote = expiry.Quotes[i];
                double root = Math.Sqrt(chain.Years);
                Assert.Equal((expected[i].Bid + expected[i].Ask) / 2, chain.DiscountFactor * Black76.UndiscountedPrice(chain.Forward, quote.Strike, quote.MarketVolatility * root, quote.Right), 1e-9);
                Assert.Equal(law.OptionPrice(quote.Strike, quote.Right), Black76.UndiscountedPrice(law.Future, quote.Strike, quote.ModelVolatility!.Value * root, quote.Right), 1e-9);
            }
        }
    }

    [SkippableFact]
    public void Contracts_lie_a_little_below_the_forwards_of_their_options()
    {
        foreach (MarketSnapshot market in (MarketSnapshot[])[Small(), Full()])
        {
            VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(market, BergomiParameters.Prior);
            foreach (VixExpiryCalibration expiry in found.Expiries)
            {
                double difference = market.MarkFor(Contracts.Vx, expiry.Expiry)!.Price - market.ChainFor(MarketSnapshot.VixSymbol, expiry.Expiry)!.Forward;
                Assert.InRange(difference, -0.08, -0.04);
                Assert.Equal(difference, expiry.SettlementMinusForward!.Value, 1e-12);
                Assert.Equal(Math.Abs(difference) > 1.5 * VixTick, expiry.SettlementDiffers);
                Assert.Equal(expiry.SettlementDiffers, found.Warnings.Any(w => w.StartsWith(expiry.Expiry.ToString(), StringComparison.Ordinal) && w.Contains("ticks", StringComparison.Ordinal)));
            }
        }
    }

    [SkippableFact]
    public void Expiries_between_the_monthly_ones_count_only_where_asked_for()
    {
        MarketSnapshot market = Full();
        Expiry[] all = [.. market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol).Select(c => c.Expiry).Order()];
        VixModelCalibration<BergomiVixModel> monthly = BergomiCalibration.Fit(market, BergomiParameters.Prior);
        VixModelCalibration<BergomiVixModel> weekly = BergomiCalibration.Fit(market, BergomiParameters.Prior, new VixCalibrationOptions { IncludeWeeklies = true });
        Assert.Equal(all.Where(e => ExpiryRules.VixMonthly.Resolve(e.Date.Year, e.Date.Month, TradingCalendar.UsOptions) == e), monthly.Expiries.Select(e => e.Expiry));
        Assert.True(weekly.Expiries.Length > monthly.Expiries.Length);
        FuturesAreMet(monthly);
        FuturesAreMet(weekly);
    }

    /// <summary>From there the nearest week ends with hardly any volatility of variance, and its third neighbour with very much: a ratio beyond the range of scales.</summary>
    [SkippableFact]
    public void A_far_start_leaves_residuals_and_no_exception()
    {
        var far = new BergomiVixModel(
            StepForwardVariance.Flat(0.05), BergomiParameters.Prior with { VolatilityOfVolatility = 1.8 }, new VarianceMixture([new MixtureSegment(0, 0.1, 0.5, 8)]));
        FuturesAreMet(BergomiCalibration.Fit(Full(), BergomiParameters.Prior, new VixCalibrationOptions { IncludeWeeklies = true }, far));
        foreach (double volatility in (double[])[0, 0.01, 20])
            FuturesAreMet(BergomiCalibration.Fit(Small(), BergomiParameters.Prior with { VolatilityOfVolatility = volatility }));
    }

    [SkippableFact]
    public void One_expiry_of_2013_is_met()
    {
        MarketSnapshot market = Year2013();
        OptionChain chain = market.Chains.Single(c => c.Symbol == MarketSnapshot.VixSymbol);
        Assert.Equal(new DateOnly(2013, 8, 21), chain.Expiry.Date);
        VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(market, BergomiParameters.Prior);
        FuturesAreMet(found);
        VixExpiryCalibration expiry = Assert.Single(found.Expiries);
        Assert.Equal(chain.Forward, expiry.Forward);
        Assert.InRange(expiry.RootMeanSquare, 0, 2);
        BoundsAreReported(found);
        // One expiry tells two volatilities nothing about their speeds.
        Assert.Equal(VixCalibrationStatus.TooFewQuotes, LognormalCalibration.Fit(market, LognormalStart).Status);
    }

    [SkippableFact]
    public void The_lognormal_model_meets_futures_and_levels_but_no_smile()
    {
        foreach (MarketSnapshot market in (MarketSnapshot[])[Small(), Full()])
        {
            VixModelCalibration<LognormalVixModel> found = LognormalCalibration.Fit(market, LognormalStart);
            FuturesAreMet(found);
            BoundsAreReported(found);
            Assert.True(found.RootMeanSquare > BergomiCalibration.Fit(market, BergomiParameters.Prior).RootMeanSquare, found.ToString());
            // Least squares over quotes: no scaling of both volatilities gives less.
            TwoFactorDynamics best = Assert.IsType<TwoFactorDynamics>(found.Model!.Dynamics);
            foreach (double factor in (double[])[0.99, 1.01])
            {
                TwoFactorDynamics first = new(best.FirstSpeed, factor * best.FirstVolatility, best.SecondSpeed, best.SecondVolatility, best.Correlation);
                TwoFactorDynamics second = new(best.FirstSpeed, best.FirstVolatility, best.SecondSpeed, factor * best.SecondVolatility, best.Correlation);
                Assert.True(SquaresOf(found, first) > SquaresOf(found, best));
                Assert.True(SquaresOf(found, second) > SquaresOf(found, best));
            }

            // Each expiry has one volatility for all strikes.
            foreach (VixExpiryCalibration expiry in found.Expiries)
                Assert.All(expiry.Quotes, q => Assert.Equal(Math.Sqrt(best.LogVariance(expiry.Years) / expiry.Years), q.ModelVolatility!.Value, 1e-9));
        }
    }

    private static void Meets(MarketSnapshot market)
    {
        VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(market, BergomiParameters.Prior);
        FuturesAreMet(found);
        Assert.All(found.Expiries, e => Assert.InRange(e.RootMeanSquare, 0, LargestOfExpiry));
        Assert.InRange(found.RootMeanSquare!.Value, 0, LargestOverall);
        BoundsAreReported(found);
    }

    private static void FuturesAreMet<TModel>(VixModelCalibration<TModel> found)
        where TModel : class, IVixModel
    {
        Assert.Equal(VixCalibrationStatus.Ok, found.Status);
        Assert.NotEmpty(found.Expiries);
        foreach (VixExpiryCalibration expiry in found.Expiries)
        {
            Assert.Equal(expiry.Forward, found.Model!.Future(expiry.Years), 1e-9);
            Assert.Equal(0, expiry.ForwardResidual, 1e-9);
            Assert.True(double.IsFinite(expiry.RootMeanSquare), expiry.ToString());
            Assert.Equal(Math.Sqrt(expiry.Quotes.Average(q => Math.Pow(100 * (q.ModelVolatility!.Value - q.MarketVolatility), 2))), expiry.RootMeanSquare, 1e-12);
        }

        // Contracts without options as well.
        if (found.Bootstrap is { } bootstrap)
            Assert.All(bootstrap.Residuals, residual => Assert.Equal(0, residual, 1e-9));
    }

    private static void BoundsAreReported<TModel>(VixModelCalibration<TModel> found)
        where TModel : class, IVixModel
    {
        foreach (VixExpiryCalibration expiry in found.Expiries)
        {
            Assert.Equal(!expiry.BoundsHit.IsEmpty, found.Warnings.Any(w => w.StartsWith(expiry.Expiry.ToString(), StringComparison.Ordinal) && w.Contains("bound", StringComparison.Ordinal)));
        }
    }

    private static double SquaresOf(VixModelCalibration<LognormalVixModel> found, TwoFactorDynamics dynamics) =>
        found.Expiries.Sum(e => e.Quotes.Sum(q => Math.Pow(Math.Sqrt(dynamics.LogVariance(e.Years) / e.Years) - q.MarketVolatility, 2)));

    private static MarketSnapshot Small() => Market(
        DataFolder.Require("demo-snapshot-2023-02-15", "spx-options.csv"), DataFolder.Require("demo-snapshot-2023-02-15", "vix-options.csv"), DataFolder.Require("demo-snapshot-2023-02-15", "vx-futures.csv"));

    private static MarketSnapshot Full() => Market(
        DataFolder.Require("option-chains", "spx-implied-vol-2023-02-15.csv"),
        DataFolder.Require("option-chains", "vix-implied-vol-2023-02-15.csv"),
        DataFolder.Require("vix-futures", "vx-contracts-2022-2024.csv.gz"));

    private static MarketSnapshot Market(string spx, string vix, string futures) => SnapshotLoader.Load(new SnapshotFiles
    {
        Chain = spx,
        VixChain = vix,
        Futures = futures,
        Indices = DataFolder.Require("demo-snapshot-2023-02-15", "indices.csv"),
    }).Snapshot!;

    /// <summary>Facts of the notes beside the table: VIX options that settle 57 days later, spot VIX as the exchange has it.</summary>
    private static MarketSnapshot Year2013()
    {
        string path = DataFolder.Require("option-chains", "vix-2013-06-25.csv");
        OptionFacts facts = ChainManifest.Of(path)!;
        MarketSnapshot market = SnapshotLoader.Load(new SnapshotFiles { Chain = path, ChainFacts = facts }).Snapshot!;
        Assert.Equal(18.47, facts.UnderlyingPrice);
        return market.ToBuilder().SetLevel(MarketSnapshot.VixSymbol, facts.UnderlyingPrice!.Value).Build();
    }
}
