using FsCheck.Fluent;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

public sealed class VarianceStripTests
{
    private const double Years = 30.0 / 365;

    // Sums of up to 70 terms, and a forward from prices of up to 1,000.
    private const double Rounding = 1e-10;

    [Law(Arbitrary = [typeof(StripCase)])]
    public void The_rule_written_out_naively_agrees_wherever_it_answers(StripCase c)
    {
        VarianceStrip strip = c.Replicate();
        NaiveReplication.Result? naive = NaiveReplication.Of(c.Years, c.Rate, c.Quotes);
        // Parity at the money is the library's own: the published rule has both sides there.
        if (strip.ParitySideAtTheMoney is null)
            Assert.Equal(naive is not null, strip.Status == ReplicationStatus.Ok);
        if (naive is null)
            return;
        Assert.Equal(naive.Forward, strip.Forward!.Value, Rounding * naive.Forward);
        Assert.Equal(naive.AtTheMoney, (decimal)strip.AtTheMoneyStrike!.Value);
        Assert.Equal((naive.Puts, naive.Calls), (strip.PutCount, strip.CallCount));
        Assert.Equal(naive.Variance, strip.Variance!.Value, Rounding * strip.SumTerm!.Value);
    }

    [Law(Arbitrary = [typeof(StripCase)])]
    public void Numbers_are_there_exactly_with_their_status(StripCase c)
    {
        VarianceStrip strip = c.Replicate();
        Assert.Equal(strip.Status == ReplicationStatus.Ok, strip.Variance > 0);
        Assert.Equal(strip.Variance is null, strip.VarianceAtBid is null);
        Assert.Equal(strip.Variance is null, strip.VarianceAtAsk is null);
        Assert.Equal(strip.Status == ReplicationStatus.NoParityPair, strip.Forward is null);
        Assert.Equal(strip.Forward is null || strip.Status == ReplicationStatus.NoStrikeBelowForward, strip.AtTheMoneyStrike is null);
        Assert.NotEmpty(strip.Reason);
        Assert.Equal(strip.Reason, strip.ToString());
        if (strip.Status != ReplicationStatus.Ok)
            return;
        Assert.Equal(strip.PutCount + 1 + strip.CallCount, strip.Contributions.Length);
        Assert.Equal(strip.SumTerm!.Value, 2 / c.Years * strip.Contributions.Sum(k => k.Contribution), 1e-14);
        Assert.Equal(strip.Variance, strip.SumTerm - strip.Adjustment);
        Assert.Equal(strip.PutCount, strip.Contributions.Count(k => k.Side == StripSide.Put && k.Strike < strip.AtTheMoneyStrike));
        Assert.Equal(strip.CallCount, strip.Contributions.Count(k => k.Side == StripSide.Call && k.Strike > strip.AtTheMoneyStrike));
        Assert.True(strip.AtTheMoneyStrike <= strip.Forward * (1 + 1e-12));
        Assert.All(strip.Contributions, k => Assert.Equal(Math.Exp(c.Rate * c.Years) * k.DeltaStrike / k.Strike / k.Strike * k.Mid, k.Contribution, 1e-13 * k.Contribution));
        Assert.True(strip.VarianceAtBid <= strip.Variance && strip.Variance <= strip.VarianceAtAsk, strip.Reason);
    }

    [Law(Arbitrary = [typeof(StripCase)])]
    public void The_order_of_the_quotes_changes_no_bit(StripCase c, int seed)
    {
        StripQuote[] shuffled = [.. c.Quotes];
        new Random(seed).Shuffle(shuffled);
        AssertSame(c.Replicate(), VarianceStrip.Replicate(c.Years, c.Rate, shuffled));
    }

    [Law(Arbitrary = [typeof(StripCase)])]
    public void Another_unit_of_strikes_and_prices_leaves_the_variance(StripCase c, byte exponent)
    {
        // A power of two is exact in doubles; from 1/4 to 32 prices stay far above the tie of 1e-9.
        double unit = Math.ScaleB(1, (exponent % 8) - 2);
        VarianceStrip strip = c.Replicate();
        VarianceStrip scaled = VarianceStrip.Replicate(c.Years, c.Rate, c.Quotes.Select(q => new StripQuote
        {
            Strike = unit * q.Strike, PutBid = unit * q.PutBid, PutAsk = unit * q.PutAsk, CallBid = unit * q.CallBid, CallAsk = unit * q.CallAsk,
        }));
        Assert.Equal(strip.Status, scaled.Status);
        Assert.Equal(strip.Variance, scaled.Variance);
        Assert.Equal(strip.VarianceAtBid, scaled.VarianceAtBid);
        Assert.Equal(unit * strip.Forward, scaled.Forward);
    }

    [Law(Arbitrary = [typeof(StripCase)])]
    public void With_its_own_forward_given_the_in_the_money_sides_are_not_needed(StripCase c)
    {
        VarianceStrip both = c.Replicate();
        if (both.Status != ReplicationStatus.Ok)
            return;
        VarianceStrip same = c.Replicate(both.Forward);
        Assert.True(same.ForwardIsGiven && same.ParityStrike is null && same.ParityPut is null && same.ParityCall is null);
        Assert.Equal(both.Variance, same.Variance);

        double k0 = both.AtTheMoneyStrike!.Value;
        VarianceStrip outOfTheMoney = VarianceStrip.Replicate(c.Years, c.Rate, c.Quotes.Select(q => new StripQuote
        {
            Strike = q.Strike,
            PutBid = q.Strike <= k0 ? q.PutBid : null,
            PutAsk = q.Strike <= k0 ? q.PutAsk : null,
            CallBid = q.Strike >= k0 ? q.CallBid : null,
            CallAsk = q.Strike >= k0 ? q.CallAsk : null,
        }), both.Forward);
        AssertSame(same, outOfTheMoney);
    }

    [Fact]
    public void Most_generated_cases_have_an_answer_and_every_kind_of_damage_occurs()
    {
        VarianceStrip[] strips = [.. StripCase.Cases().Generator.Sample(400).Select(c => c.Replicate())];
        Assert.InRange(strips.Count(s => s.Status == ReplicationStatus.Ok), 201, 399);
        Assert.Contains(strips, s => s.Status == ReplicationStatus.Ok && s.ParitySideAtTheMoney is not null);
        Assert.Contains(strips, s => s is { PutStopStrike: not null, CallStopStrike: null });
        Assert.Contains(strips, s => s.Defects.Any(d => d.Kind == StripDefectKind.NoAsk));
        Assert.Contains(strips, s => s.Defects.Any(d => d.Kind == StripDefectKind.Crossed));
    }

    [Fact]
    public void At_the_money_the_missing_side_follows_from_parity_with_the_forward()
    {
        StripQuote[] quotes = Flat(1003, 0.04);
        VarianceStrip both = VarianceStrip.Replicate(Years, 0.04, quotes);
        VarianceStrip noCall = VarianceStrip.Replicate(Years, 0.04, quotes.Select(q => q.Strike == 1000 ? q with { CallBid = null } : q));
        VarianceStrip noPut = VarianceStrip.Replicate(Years, 0.04, quotes.Select(q => q.Strike == 1000 ? q with { PutAsk = 0 } : q), both.Forward);
        Assert.Equal((null, StripSide.Call, StripSide.Put), (both.ParitySideAtTheMoney, noCall.ParitySideAtTheMoney!.Value, noPut.ParitySideAtTheMoney!.Value));
        Assert.Equal(both.Variance!.Value, noCall.Variance!.Value, 1e-12);
        Assert.Equal(both.Variance!.Value, noPut.Variance!.Value, 1e-12);
        Assert.Equal(both.VarianceAtBid!.Value, noPut.VarianceAtBid!.Value, 1e-12);
    }

    [Fact]
    public void Two_zero_bids_in_a_row_end_the_walk_and_two_apart_do_not()
    {
        StripQuote[] quotes = Flat(1003, 0);
        VarianceStrip whole = VarianceStrip.Replicate(Years, 0, quotes);
        VarianceStrip apart = VarianceStrip.Replicate(Years, 0, NoPutBid(quotes, 950, 930, 910));
        Assert.Equal((whole.PutCount - 3, null), (apart.PutCount, apart.PutStopStrike));
        Assert.Equal(whole.LowestStrike, apart.LowestStrike);
        // The width of the neighbours is over the strikes used.
        Assert.Equal(15, apart.Contributions.Single(k => k.Strike == 960).DeltaStrike);

        VarianceStrip inRow = VarianceStrip.Replicate(Years, 0, NoPutBid(quotes, 950, 930, 920));
        Assert.Equal((940, 920), (inRow.LowestStrike, inRow.PutStopStrike));
        Assert.Equal(20, inRow.Contributions[0].DeltaStrike);
        // The other side goes on as if nothing were.
        Assert.Equal((whole.CallCount, whole.CallStopStrike, whole.HighestStrike), (inRow.CallCount, inRow.CallStopStrike, inRow.HighestStrike));
    }

    [Fact]
    public void A_zero_bid_at_the_money_is_used_and_counts_for_no_run()
    {
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0, NoPutBid(Flat(1003, 0), 1000, 990), 1003);
        Assert.Equal((ReplicationStatus.Ok, null, 1000), (strip.Status, strip.PutStopStrike, strip.AtTheMoneyStrike));
        Assert.Equal(15, strip.Contributions.Single(k => k.Strike == 1000).DeltaStrike);
        Assert.DoesNotContain(strip.Contributions, k => k.Strike == 990);
    }

    [Fact]
    public void A_bid_without_an_offer_is_left_out_reported_and_ends_a_run_of_zero_bids()
    {
        StripQuote[] quotes = [.. NoPutBid(Flat(1003, 0), 950, 930).Select(q => q.Strike == 940 ? q with { PutAsk = null } : q)];
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0, quotes);
        Assert.Null(strip.PutStopStrike);
        Assert.DoesNotContain(strip.Contributions, k => k.Strike is 930 or 940 or 950);
        StripDefect defect = Assert.Single(strip.Defects);
        Assert.Equal((940, StripSide.Put, StripDefectKind.NoAsk, "940 Put: NoAsk"), (defect.Strike, defect.Side, defect.Kind, defect.ToString()));
    }

    [Fact]
    public void A_crossed_quote_is_used_at_its_middle_and_reported_once()
    {
        StripQuote[] quotes = [.. Flat(1003, 0).Select(q => q.Strike == 1000
            ? q with { PutBid = q.PutBid + 1, PutAsk = q.PutAsk - 1, CallBid = q.CallBid - 1, CallAsk = q.CallAsk + 1 }
            : q)];
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0, quotes);
        Assert.Equal(VarianceStrip.Replicate(Years, 0, Flat(1003, 0)).Variance!.Value, strip.Variance!.Value, 1e-14);
        Assert.Equal("1000 Put: Crossed", Assert.Single(strip.Defects).ToString());
        Assert.True(strip.VarianceAtBid < strip.Variance && strip.Variance < strip.VarianceAtAsk);
        Assert.Equal(strip.VarianceAtAsk!.Value - strip.Variance.Value, strip.Variance.Value - strip.VarianceAtBid!.Value, 1e-14);
    }

    [Fact]
    public void A_side_that_is_not_quoted_is_neither_a_zero_bid_nor_the_end_of_a_run()
    {
        StripQuote[] quotes = [.. NoPutBid(Flat(1003, 0), 950, 930).Select(q => q.Strike == 940 ? q with { PutBid = null, PutAsk = null } : q)];
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0, quotes);
        Assert.Equal((930, 960), (strip.PutStopStrike, strip.LowestStrike));
        Assert.Empty(strip.Defects);
    }

    [Fact]
    public void Differences_within_a_billionth_are_ties_and_the_lowest_strike_counts()
    {
        StripQuote At(double strike, double put, double call) => new() { Strike = strike, PutBid = put, PutAsk = put, CallBid = call, CallAsk = call };
        StripQuote[] quotes = [At(90, 1, 11), At(95, 3, 5.0000000005), At(100, 5, 3), At(105, 9, 1)];
        Assert.Equal(95, VarianceStrip.Replicate(Years, 0, quotes).ParityStrike);
        Assert.Equal(100, VarianceStrip.Replicate(Years, 0, quotes.Select(q => q.Strike == 95 ? q with { CallBid = 5.00000001, CallAsk = 5.00000001 } : q)).ParityStrike);
    }

    [Fact]
    public void Middles_that_are_equal_in_decimals_put_the_forward_on_their_strike()
    {
        int belowInDoubles = 0;
        for (int tick = 10_400; tick < 10_600; tick++)
        {
            // The call is quoted a tick wider than the put on both sides.
            StripQuote[] quotes = [.. Flat(1000, 0).Select(q => q.Strike == 1000
                ? q with { PutBid = tick / 20.0, PutAsk = (tick + 3) / 20.0, CallBid = (tick - 1) / 20.0, CallAsk = (tick + 4) / 20.0 }
                : q)];
            VarianceStrip strip = VarianceStrip.Replicate(Years, 0, quotes);
            Assert.Equal((1000, 1000), (strip.ParityStrike, strip.AtTheMoneyStrike));
            if (strip.Forward < 1000)
                belowInDoubles++;
        }

        Assert.True(belowInDoubles > 0);
    }

    [Fact]
    public void The_forward_comes_from_all_strikes_that_have_both_sides()
    {
        StripQuote[] quotes = [.. Flat(1003, 0.05).Select(q => q.Strike is > 990 and < 1100 ? q with { CallBid = null } : q)];
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0.05, quotes);
        Assert.Equal((990, false), (strip.ParityStrike, strip.ForwardIsGiven));
        Assert.Equal(1003, strip.Forward!.Value, 1e-9);
    }

    internal static StripQuote[] Flat(double forward, double rate, double volatility = 0.2) =>
        [.. Enumerable.Range(80, 41).Select(i => StripCase.Exact(10 * i, forward, Years, rate, volatility))];

    private static StripQuote[] NoPutBid(StripQuote[] quotes, params double[] strikes) =>
        [.. quotes.Select(q => strikes.Contains(q.Strike) ? q with { PutBid = 0 } : q)];

    private static void AssertSame(VarianceStrip expected, VarianceStrip actual)
    {
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(expected.Variance, actual.Variance);
        Assert.Equal(expected.LowerTruncation, actual.LowerTruncation);
        Assert.Equal((expected.PutCount, expected.CallCount, expected.PutStopStrike, expected.CallStopStrike), (actual.PutCount, actual.CallCount, actual.PutStopStrike, actual.CallStopStrike));
        Assert.Equal(expected.Forward, actual.Forward);
    }
}
