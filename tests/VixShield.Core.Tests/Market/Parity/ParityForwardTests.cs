using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market.Parity;

/// <summary>The fit of one expiry against chains whose forward and discount factor are known.</summary>
public sealed class ParityForwardTests
{
    // Boxes that hold the truth bound the errors; four standard errors are beyond what a thousand cases may show.
    private const double StandardErrors = 4;
    private static readonly ParityOptions s_anyRate = new() { MaximumRateStandardError = 1000 };

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void Forward_and_rate_of_a_made_chain_are_found_within_their_standard_errors(ParityCase c)
    {
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes(), s_anyRate);
        if (fit.DiscountSource == DiscountSource.Fitted)
        {
            Assert.InRange(fit.Rate!.Value, c.Rate - (StandardErrors * fit.RateStandardError!.Value), c.Rate + (StandardErrors * fit.RateStandardError.Value));
            Assert.Equal(ParityStatus.Ok, fit.Status);
        }

        Assert.InRange(fit.Forward!.Value, c.Forward - (StandardErrors * fit.ForwardStandardError!.Value), c.Forward + (StandardErrors * fit.ForwardStandardError.Value));
        Assert.Empty(fit.Outliers);
        Assert.Equal(c.Strikes().Length, fit.PairCount + fit.UnusableCount);
    }

    [Fact]
    public void Standard_errors_are_of_the_size_of_the_errors()
    {
        double[] forwards = new double[400], rates = new double[400];
        for (int i = 0; i < forwards.Length; i++)
        {
            ParityCase c = new(TestExpiries.SpxJune, 4321, 0.047, 0.2, 1.5, 0.05, i + 1);
            ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes(), s_anyRate);
            forwards[i] = (fit.Forward!.Value - c.Forward) / fit.ForwardStandardError!.Value;
            rates[i] = (fit.Rate!.Value - c.Rate) / fit.RateStandardError!.Value;
        }

        // The errors of this market are independent, which the standard errors do not presume: they are greater, but not by much.
        double forward = Math.Sqrt(forwards.Average(z => z * z));
        double rate = Math.Sqrt(rates.Average(z => z * z));
        Assert.True(forward is > 0.3 and < 1.1 && rate is > 0.3 and < 1.1, FormattableString.Invariant($"{forward}, {rate}"));
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void Planted_outliers_are_the_ones_that_are_named(ParityCase c)
    {
        OptionQuote[] quotes = c.Quotes();
        double[] clean = [.. ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes, s_anyRate).Pairs.Select(p => p.Strike)];
        double[] planted = [.. clean.Where((_, i) => i % 9 == 4)];
        // A stale call: its quote was right when the index was 2 % lower, and no spread covers that.
        double shift = (0.02 * c.Forward) + (4 * c.Spread) + 1;
        OptionQuote[] wrong = [.. quotes.Select(q => q.Right == OptionRight.Call && planted.Contains(q.Strike) ? new OptionQuote(q.Strike, q.Right, q.Bid + shift, q.Ask + shift) : q)];
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, wrong, s_anyRate);

        Assert.Equal(planted, fit.Outliers.Select(o => o.Strike));
        Assert.All(fit.Outliers, o =>
        {
            Assert.InRange(o.Residual, shift - (4 * c.Spread) - 1, shift + (4 * c.Spread) + 1);
            Assert.True(o.Excess > 0);
            Assert.Equal(o.HalfWidth, o.Pair.Call.HalfSpread + o.Pair.Put.HalfSpread);
            Assert.Contains(FormattableString.Invariant($"{o.Strike} Call"), o.ToString(), StringComparison.Ordinal);
        });
        Assert.Contains($"{planted.Length} outliers", fit.Reason, StringComparison.Ordinal);
        Assert.InRange(fit.Forward!.Value, c.Forward - (StandardErrors * fit.ForwardStandardError!.Value), c.Forward + (StandardErrors * fit.ForwardStandardError.Value));
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void With_a_given_discount_factor_only_the_forward_is_fitted(ParityCase c)
    {
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes(), null, c.Discount);
        Assert.Equal((ParityStatus.Ok, DiscountSource.Given, c.Discount), (fit.Status, fit.DiscountSource, fit.DiscountFactor));
        Assert.Null(fit.RateStandardError);
        Assert.Null(fit.FittedRate);
        Assert.Equal(c.Rate, fit.Rate!.Value, 1e-9);
        Assert.InRange(fit.Forward!.Value, c.Forward - (StandardErrors * fit.ForwardStandardError!.Value), c.Forward + (StandardErrors * fit.ForwardStandardError.Value));
        // The boxes hold the truth, so the forwards that all of them allow do.
        Assert.InRange(c.Forward, fit.LowestForward!.Value - 1e-6, fit.HighestForward!.Value + 1e-6);
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void Prices_times_a_power_of_two_scale_every_number_to_the_bit(ParityCase c)
    {
        OptionQuote[] quotes = c.Quotes();
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes);
        ParityForward scaled = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes.Select(q => new OptionQuote(q.Strike * 8, q.Right, q.Bid * 8, q.Ask * 8)));
        Assert.Equal(fit.Forward * 8, scaled.Forward);
        Assert.Equal(fit.ForwardStandardError * 8, scaled.ForwardStandardError);
        Assert.Equal((fit.LowestForward * 8, fit.HighestForward * 8), (scaled.LowestForward, scaled.HighestForward));
        Assert.Equal((fit.Rate, fit.FittedRateStandardError, fit.Status), (scaled.Rate, scaled.FittedRateStandardError, scaled.Status));
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void The_order_of_the_quotes_changes_nothing(ParityCase c)
    {
        OptionQuote[] quotes = c.Quotes();
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes);
        new Random(c.Seed).Shuffle(quotes);
        ParityForward shuffled = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes);
        Assert.Equal(fit, shuffled);
        Assert.Equal(fit.GetHashCode(), shuffled.GetHashCode());
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void Yield_and_amount_of_the_dividends_give_the_forward_back(ParityCase c)
    {
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes());
        double spot = c.Forward * 1.01;
        double yield = fit.ImpliedDividendYield(spot)!.Value;
        Assert.Equal(fit.Forward!.Value, spot * Math.Exp((fit.Rate!.Value - yield) * fit.Years), 1e-8 * c.Forward);
        Assert.Equal(fit.Forward.Value * fit.DiscountFactor!.Value, spot - fit.ImpliedDividendAmount(spot)!.Value, 1e-8 * c.Forward);
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void One_sided_strikes_are_counted_and_named(ParityCase c)
    {
        OptionQuote[] calls = [.. c.Quotes().Where(q => q.Right == OptionRight.Call)];
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, calls);
        Assert.Equal((ParityStatus.TooFewPairs, 0, calls.Length, 0), (fit.Status, fit.PairCount, fit.CallOnlyCount, fit.PutOnlyCount));
        Assert.Contains(FormattableString.Invariant($"{calls.Length} have a call only, 0 a put only"), fit.Reason, StringComparison.Ordinal);
        AssertNothing(fit);
        ParityForward puts = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes().Where(q => q.Right == OptionRight.Put));
        Assert.Equal((ParityStatus.TooFewPairs, 0, calls.Length), (puts.Status, puts.CallOnlyCount, puts.PutOnlyCount));
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void One_or_two_pairs_give_a_forward_only_where_so_few_are_allowed(ParityCase c)
    {
        foreach (int count in new[] { 1, 2 })
        {
            double[] near = [.. c.Strikes().OrderBy(k => Math.Abs(k - c.Forward)).Take(count)];
            OptionQuote[] quotes = [.. c.Quotes().Where(q => near.Contains(q.Strike))];
            ParityForward refused = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes);
            Assert.Equal(ParityStatus.TooFewPairs, refused.Status);
            AssertNothing(refused);
            ParityForward allowed = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes, new ParityOptions { MinimumPairs = 1 }, c.Discount);
            Assert.Equal(ParityStatus.Ok, allowed.Status);
            Assert.InRange(allowed.Forward!.Value, c.Forward - (2 * c.Spread) - 1, c.Forward + (2 * c.Spread) + 1);
            Assert.Null(allowed.FittedRate);
            ParityForward fallback = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes, new ParityOptions { MinimumPairs = 1, FallbackRate = 0.04 });
            Assert.Equal((ParityStatus.DiscountNotDetermined, DiscountSource.Fallback), (fallback.Status, fallback.DiscountSource));
            Assert.Equal(0.04, fallback.Rate!.Value, 1e-9);
        }
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void Crossed_quotes_and_missing_offers_are_left_out(ParityCase c)
    {
        OptionQuote[] quotes = c.Quotes();
        double[] some = [.. c.Strikes().Where((_, i) => i % 5 == 2)];
        OptionQuote[] crossed = [.. quotes.Select(q => !some.Contains(q.Strike) ? q
            : q.Right == OptionRight.Call ? new OptionQuote(q.Strike, q.Right, q.Ask + 500, q.Ask) : new OptionQuote(q.Strike, q.Right, q.Bid, 0))];
        Assert.Equal(
            ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes.Where(q => !some.Contains(q.Strike))).Forward,
            ParityForward.Fit(c.Expiry, TestExpiries.Instant, crossed).Forward);
    }

    [Fact]
    public void A_quote_that_nobody_bids_for_takes_part_as_an_interval()
    {
        ParityCase c = new(TestExpiries.SpxJune, 5000, 0.05, 0.15, 1, 0.05, 7);
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes());
        Assert.Contains(fit.Pairs, p => p.Call.Bid == 0);
        Assert.Contains(fit.Pairs, p => p.Put.Bid == 0);
        ParityForward nobody = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes().Select(q => new OptionQuote(q.Strike, q.Right, 0, q.Ask)));
        Assert.Equal((ParityStatus.TooFewPairs, c.Strikes().Length), (nobody.Status, nobody.UnusableCount));
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void A_rate_that_the_quotes_do_not_determine_is_the_fallback_and_said_so(ParityCase c)
    {
        ParityForward own = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes(), s_anyRate);
        ParityOptions strict = new() { MaximumRateStandardError = own.FittedRateStandardError!.Value * 0.99, FallbackRate = c.Rate + 0.01 };
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, c.Quotes(), strict);
        Assert.Equal((ParityStatus.DiscountNotDetermined, DiscountSource.Fallback), (fit.Status, fit.DiscountSource));
        Assert.Equal(c.Rate + 0.01, fit.Rate!.Value, 1e-9);
        Assert.Equal(0.02, fit.RateStandardError);
        Assert.Equal((own.FittedRate, own.FittedRateStandardError), (fit.FittedRate, fit.FittedRateStandardError));
        Assert.Contains("% of the fallback", fit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_of_two_moments_are_inconsistent()
    {
        ParityCase c = new(TestExpiries.SpxMarch, 4000, 0.045, 0.2, 0.3, 0.05, 3);
        OptionQuote[] quotes = [.. c.Quotes().Select(q => q.Right == OptionRight.Put ? q : Moved(q, q.Strike % 7 * 30))];
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes);
        Assert.Equal(ParityStatus.Inconsistent, fit.Status);
        AssertNothing(fit);

        static OptionQuote Moved(OptionQuote q, double by) => new(q.Strike, q.Right, q.Bid + by, q.Ask + by);
    }

    [Fact]
    public void Boxes_with_no_forward_in_common_are_said()
    {
        ParityCase c = new(TestExpiries.SpxMarch, 4000, 0.045, 0.2, 0.5, 0.05, 3);
        double wrong = c.Strikes()[25];
        OptionQuote[] quotes = [.. c.Quotes().Select(q => q.Strike == wrong && q.Right == OptionRight.Call ? new OptionQuote(wrong, q.Right, q.Bid + 4, q.Ask + 4) : q)];
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes, new ParityOptions { Tolerance = 10 }, c.Discount);
        Assert.Empty(fit.Outliers);
        Assert.Null(fit.LowestForward);
        Assert.Null(fit.HighestForward);
        Assert.Contains("no one forward lies in all their boxes", fit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Exact_prices_without_spreads_give_the_forward_and_the_rate()
    {
        ParityCase c = new(TestExpiries.SpxwApril, 5123, 0.051, 0.2, 0, 0.05, 3);
        IEnumerable<OptionQuote> quotes = c.Strikes().SelectMany(k => new[] { OptionRight.Call, OptionRight.Put }.Select(right =>
        {
            double price = NaiveBlack.Price(c.Forward, k, c.Years, c.Volatility, c.Discount, right);
            return new OptionQuote(k, right, price, price);
        }));
        ParityForward fit = ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes);
        Assert.Equal(c.Forward, fit.Forward!.Value, 1e-7);
        Assert.Equal(c.Rate, fit.Rate!.Value, 1e-9);
        Assert.Empty(fit.Outliers);
    }

    [Law(Arbitrary = [typeof(ParityCase)], MaxTest = 250)]
    public void Absurd_numbers_give_a_status_and_never_a_number_that_is_none(ParityCase c)
    {
        var random = new Random(c.Seed);
        OptionQuote[] quotes = [.. c.Strikes().SelectMany(k => new[] { OptionRight.Call, OptionRight.Put }
            .Select(right => new OptionQuote(k * Math.Pow(10, random.Next(-300, 300)), right, Math.Pow(10, random.Next(-320, 308)), Math.Pow(10, random.Next(-320, 308)))))];
        ParityForward[] fits =
        [
            ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes, new ParityOptions { MinimumPairs = 1 }),
            ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes.Select((q, i) => new OptionQuote(1e-300 * (1 + (i / 2)), i % 2 == 0 ? OptionRight.Call : OptionRight.Put, q.Bid, Math.Max(q.Bid, q.Ask)))),
            ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes.Select((q, i) => new OptionQuote(1e300 * (1 + (i / 2)), i % 2 == 0 ? OptionRight.Call : OptionRight.Put, q.Bid, Math.Max(q.Bid, q.Ask)))),
        ];
        Assert.All(fits, fit =>
        {
            Assert.NotEmpty(fit.Reason);
            if (fit.Forward is null)
            {
                AssertNothing(fit);
            }
            else
            {
                Assert.All(
                    new[] { fit.Forward, fit.ForwardStandardError, fit.LowestForward, fit.HighestForward, fit.DiscountFactor, fit.RateStandardError, fit.FittedRate, fit.FittedRateStandardError },
                    number => Assert.True(number is null || double.IsFinite(number.Value), fit.ToString()));
            }
        });
    }

    [Fact]
    public void An_expiry_that_has_passed_says_so()
    {
        ParityCase c = new(TestExpiries.SpxMarch, 4000, 0.045, 0.2, 0.3, 0.05, 3);
        ParityForward at = ParityForward.Fit(c.Expiry, c.Expiry.Instant, c.Quotes());
        Assert.Equal(ParityStatus.Expired, at.Status);
        Assert.Contains("2024-03-15 08:30", at.Reason, StringComparison.Ordinal);
        AssertNothing(at);
        Assert.Equal(ParityStatus.Expired, ParityForward.Fit(c.Expiry, c.Expiry.Instant.AddDays(1), c.Quotes(), null, 0.9).Status);
        Assert.NotEqual(ParityStatus.Expired, ParityForward.Fit(c.Expiry, c.Expiry.Instant.AddMinutes(-1), c.Quotes()).Status);
    }

    [Fact]
    public void Mistakes_of_the_caller_are_refused()
    {
        ParityCase c = new(TestExpiries.SpxMarch, 4000, 0.045, 0.2, 0.3, 0.05, 3);
        OptionQuote[] quotes = c.Quotes();
        Refusal.OfArgument("quotes", () => ParityForward.Fit(c.Expiry, TestExpiries.Instant, [.. quotes, quotes[4]]), "twice");
        Refusal.OfArgument("quotes", () => ParityForward.Fit(c.Expiry, TestExpiries.Instant, [.. quotes, null!]));
        Refusal.OfArgument("expiry", () => ParityForward.Fit(null!, TestExpiries.Instant, quotes));
        Refusal.OfValue("discountFactor", 1.2, "1.1", () => ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes, null, 1.2));
        Refusal.OfValue("discountFactor", 0.0, "greater than 0", () => ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes, null, 0));
        Refusal.OfValue("spot", -1.0, "greater than 0", () => ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes).ImpliedDividendYield(-1));
        Refusal.OfValue("spot", double.NaN, "finite", () => ParityForward.Fit(c.Expiry, TestExpiries.Instant, quotes).ImpliedDividendAmount(double.NaN));
        Refusal.OfValue("FallbackRate", 5.0, "0.25", () => _ = new ParityOptions { FallbackRate = 5 });
        Refusal.OfValue("MinimumPairs", 0, "1", () => _ = new ParityOptions { MinimumPairs = 0 });
        Refusal.OfValue("MaximumRateStandardError", -0.1, "at least 0", () => _ = new ParityOptions { MaximumRateStandardError = -0.1 });
        Refusal.OfValue("FallbackRateStandardError", -0.1, "at least 0", () => _ = new ParityOptions { FallbackRateStandardError = -0.1 });
        Refusal.OfValue("Tolerance", 11.0, "10", () => _ = new ParityOptions { Tolerance = 11 });
    }

    private static void AssertNothing(ParityForward fit)
    {
        Assert.All(
            new[] { fit.Forward, fit.ForwardStandardError, fit.LowestForward, fit.HighestForward, fit.DiscountFactor, fit.Rate, fit.RateStandardError, fit.FittedRate, fit.FittedRateStandardError },
            number => Assert.Null(number));
        Assert.Null(fit.DiscountSource);
        Assert.Null(fit.ImpliedDividendYield(100));
        Assert.Null(fit.ImpliedDividendAmount(100));
        Assert.Empty(fit.Pairs);
        Assert.Empty(fit.Outliers);
    }
}
