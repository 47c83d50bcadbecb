using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

public sealed class ReplicationRefusalTests
{
    private const double Years = 30.0 / 365;
    private static readonly StripQuote[] Sound = VarianceStripTests.Flat(1003, 0);

    [Fact]
    public void Without_a_pair_there_is_no_forward()
    {
        Reached(ReplicationStatus.NoParityPair, [], null);
        Reached(ReplicationStatus.NoParityPair, Sound.Select(q => q with { CallAsk = 0 }), null);
    }

    [Fact]
    public void A_strip_that_failed_has_no_contributions_and_no_pair()
    {
        VarianceStrip none = Reached(ReplicationStatus.NoParityPair, [], null);
        Assert.Equal((null, null, null, null), (none.LowestStrike, none.HighestStrike, none.ParityPut, none.ParityCall));
        // The pair of the lowest strike of all is one as any other.
        StripQuote[] from1000 = [.. Sound.Where(q => q.Strike >= 1000)];
        VarianceStrip first = VarianceStrip.Replicate(Years, 0, from1000);
        Assert.Equal(1000, first.ParityStrike);
        Assert.Equal((from1000[0].PutBid + from1000[0].PutAsk) / 2, first.ParityPut);
        Assert.Equal((from1000[0].CallBid + from1000[0].CallAsk) / 2, first.ParityCall);
    }

    [Fact]
    public void Two_doubtful_sides_of_one_strike_and_one_side_of_two_strikes_are_all_noted()
    {
        Assert.Equal([(1000, StripSide.Put), (1000, StripSide.Call)], Doubtful(Sound.Select(q => q.Strike == 1000 ? q with { PutAsk = 0, CallAsk = 0 } : q)));
        Assert.Equal([(980, StripSide.Put), (970, StripSide.Put)], Doubtful(Sound.Select(q => q.Strike is 970 or 980 ? q with { PutAsk = 0 } : q)));

        static (double, StripSide)[] Doubtful(IEnumerable<StripQuote> quotes) => [.. VarianceStrip.Replicate(Years, 0, quotes, 1003).Defects.Select(d => (d.Strike, d.Side))];
    }

    [Fact]
    public void A_side_without_any_bid_is_not_doubtful()
    {
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0, Sound.Select(q => q.Strike == 900 ? q with { PutBid = 0, PutAsk = 0 } : q), 1003);
        Assert.Equal(ReplicationStatus.Ok, strip.Status);
        Assert.Empty(strip.Defects);
    }

    [Fact]
    public void Without_a_strike_below_the_forward_there_is_no_strike_at_the_money()
    {
        VarianceStrip strip = Reached(ReplicationStatus.NoStrikeBelowForward, Sound, 799.5);
        Assert.Equal(799.5, strip.Forward);
        Reached(ReplicationStatus.NoStrikeBelowForward, [], 1000);
        Reached(ReplicationStatus.NoStrikeBelowForward, [new StripQuote { Strike = 10, PutBid = 90, PutAsk = 90, CallBid = 1, CallAsk = 1 }], null);
    }

    [Fact]
    public void Without_a_price_at_the_money_there_is_no_variance()
    {
        Reached(ReplicationStatus.NoPriceAtTheMoney, Sound.Select(q => q.Strike == 1000 ? q with { PutBid = null, CallAsk = null } : q), 1003);
        // A call worth less than the forward is above the strike makes a put below 0.
        VarianceStrip strip = Reached(ReplicationStatus.NoPriceAtTheMoney, Sound.Select(q => q.Strike == 1000 ? q with { PutBid = null, CallBid = 2, CallAsk = 2.5 } : q), 1003);
        Assert.Equal((1000, StripSide.Put), (strip.AtTheMoneyStrike, strip.ParitySideAtTheMoney));
    }

    [Fact]
    public void With_options_on_one_side_or_none_there_is_no_variance()
    {
        Reached(ReplicationStatus.NoUsableOptions, Sound.Select(q => q with { PutBid = 0, CallBid = 0 }), 1003);
        VarianceStrip puts = Reached(ReplicationStatus.OneSided, Sound.Select(q => q with { CallBid = 0 }), 1003);
        Assert.True(puts.PutCount > 10 && puts.CallCount == 0 && puts.CallStopStrike == 1020, puts.Reason);
        VarianceStrip calls = Reached(ReplicationStatus.OneSided, Sound.Where(q => q.Strike >= 1000), null);
        Assert.True(calls.PutCount == 0 && calls.CallCount > 10 && calls.PutStopStrike is null, calls.Reason);
    }

    [Fact]
    public void A_sum_that_is_not_above_the_adjustment_gives_no_variance()
    {
        VarianceStrip strip = Reached(ReplicationStatus.NonPositiveVariance, Sound.Where(q => q.Strike is < 860 or > 1150), 1100);
        Assert.True(strip.SumTerm <= strip.Adjustment);
        Assert.NotEmpty(strip.Contributions);
    }

    [Theory]
    [InlineData(1e-170, 1.0, 0.0)]
    [InlineData(1e-12, 1.0, 0.0)]
    [InlineData(1.0, 1.0, 1e5)]
    public void Numbers_beyond_the_range_of_a_double_give_no_variance(double strikeUnit, double priceUnit, double rate)
    {
        VarianceStrip strip = VarianceStrip.Replicate(Years, rate, Sound.Select(q => new StripQuote
        {
            Strike = q.Strike * strikeUnit, PutBid = q.PutBid * priceUnit, PutAsk = 1e307, CallBid = q.CallBid * priceUnit, CallAsk = 1e307,
        }), 1003 * strikeUnit);
        Assert.Equal((ReplicationStatus.BeyondRange, null), (strip.Status, strip.Variance));
        Assert.Equal(ReplicationStatus.BeyondRange, VarianceStrip.Replicate(1, 1e5, Sound).Status);
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_numbers_are_refused(NotPositive notPositive, Negative negative)
    {
        double x = notPositive.Value;
        Refusal.OfValue("years", x, "greater than 0", () => VarianceStrip.Replicate(x, 0, Sound));
        Refusal.OfValue("forward", x, "greater than 0", () => VarianceStrip.Replicate(Years, 0, Sound, x));
        Refusal.OfValue("Strike", x, "greater than 0", () => _ = new StripQuote { Strike = x });
        Refusal.OfValue("Strike", x, "greater than 0", () => _ = Sound[0] with { Strike = x });
        Refusal.OfValue("days", x, "greater than 0", () => _ = new VarianceWindow("made", x));
        if (!double.IsFinite(x))
            Refusal.OfValue("rate", x, "finite", () => VarianceStrip.Replicate(Years, x, Sound));
        double y = negative.Value;
        Refusal.OfValue("PutBid", y, "at least 0", () => _ = new StripQuote { Strike = 1, PutBid = y });
        Refusal.OfValue("PutAsk", y, "at least 0", () => _ = new StripQuote { Strike = 1, PutAsk = y });
        Refusal.OfValue("CallBid", y, "at least 0", () => _ = new StripQuote { Strike = 1, CallBid = y });
        Refusal.OfValue("CallAsk", y, "at least 0", () => _ = new StripQuote { Strike = 1, CallAsk = y });
        Refusal.OfValue("above", y, "at least 0", () => _ = new VarianceWindow("made", 30, y));
    }

    [Fact]
    public void Strikes_that_occur_twice_and_nulls_are_refused()
    {
        Refusal.OfValue("quotes", 900.0, "twice", () => VarianceStrip.Replicate(Years, 0, [.. Sound, Sound.Single(q => q.Strike == 900) with { PutBid = 0 }]));
        Refusal.OfArgument("quotes", () => VarianceStrip.Replicate(Years, 0, null!));
        Refusal.OfArgument("quotes", () => VarianceStrip.Replicate(Years, 0, [Sound[0], null!]));
        Assert.Equal("800: put 0/, call /1.5", new StripQuote { Strike = 800, PutBid = 0, CallAsk = 1.5 }.ToString());
    }

    private static VarianceStrip Reached(ReplicationStatus status, IEnumerable<StripQuote> quotes, double? forward)
    {
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0, quotes, forward);
        Assert.Equal(status, strip.Status);
        Assert.Equal((null, null, null, null), (strip.Variance, strip.VarianceAtBid, strip.VarianceAtAsk, strip.Truncation));
        Assert.Equal(strip.Reason, strip.ToString());
        Assert.NotEmpty(strip.Reason);
        return strip;
    }
}
