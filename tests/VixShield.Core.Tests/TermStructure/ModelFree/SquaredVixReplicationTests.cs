using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.TermStructure;

public sealed class SquaredVixReplicationTests
{
    [ReferenceFact]
    [Trait("Category", "Reference")]
    public void Strips_are_those_of_the_table_and_wings_and_steps_explain_their_distance_from_the_exact_value()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("vix_squared_replication.csv").Rows)
        {
            double forward = row.Number("F");
            SquaredVixCase made = new(forward, row.Number("T_years"), row.Number("sigma"), 1, 0, row.Number("dK"), 0);
            int strikes = (int)Math.Round((row.Number("K_high") - row.Number("K_low")) / made.Step);
            SquaredVixReplication strip = SquaredVixReplication.Replicate(
                made.Years, 1, Enumerable.Range(0, strikes + 1).Select(i => made.Quote(row.Number("K_low") + (i * made.Step))), forward);
            deviations.Compare(row.Number("strip_EV2"), strip.Value!.Value, 1e-11 * row.Number("strip_EV2"), $"{row} strip");
            deviations.Compare(row.Number("exact_EV2"), made.Exact, 1e-13 * made.Exact, $"{row} exact");
            deviations.Compare(row.Number("root_minus_F"), row.Number("exact_root") - forward, 1e-12 * forward, $"{row} root");
            // The ends of a cut strip have slopes of their own, far below that of the kink at the money.
            double corrected = strip.Value.Value - strip.Discretisation!.Value + strip.Truncation!.Value;
            deviations.Compare(row.Number("exact_EV2"), corrected, (0.2 * strip.Discretisation.Value) + (1e-7 * made.Exact), $"{row} corrected");
            deviations.Check(strip.Low <= row.Number("exact_EV2") + (0.2 * strip.Discretisation.Value) && row.Number("exact_EV2") <= strip.High + (0.2 * strip.Discretisation.Value), $"{row}: {strip.Low} to {strip.High}");
        }

        deviations.Verify();
    }

    /// <summary>F = 19, 30 days, 95 %: the integral of both sides is F^2 (e^(v^2 T) - 1) = 27.79649, the root 19.718, the adjustment 0.718.</summary>
    [Fact]
    public void The_checked_number_comes_out()
    {
        SquaredVixCase made = new(19, 30d / 365, 0.95, 1, 0, 0.01, 0);
        SquaredVixReplication strip = SquaredVixReplication.Replicate(made.Years, 1, made.Quotes(), 19);
        Assert.Equal(27.79649, strip.Value!.Value - (19 * 19) - strip.Discretisation!.Value, 5e-6);
        Assert.Equal(19.718, strip.Root!.Value, 5e-4);
        Assert.Equal(0.718, strip.ConvexityAdjustment!.Value, 5e-4);
    }

    [Law(Arbitrary = [typeof(SquaredVixCase)], MaxTest = 30)]
    public void A_dense_strip_gives_the_lognormal_moment_and_its_band_holds_it(SquaredVixCase c)
    {
        SquaredVixReplication strip = SquaredVixReplication.Replicate(c.Years, c.Discount, c.Quotes());
        Assert.Equal(SquaredVixStatus.Ok, strip.Status);
        Assert.Equal(c.Forward, strip.Forward!.Value, 1e-9 * c.Forward);
        Assert.Equal(c.Step * c.Step / 6, strip.Discretisation!.Value, 1e-9);
        Assert.Equal(c.Exact, strip.Value!.Value, (1.2 * strip.Discretisation.Value) + (1e-6 * c.Exact));
        Assert.True(strip.Low <= strip.ValueAtBid && strip.ValueAtBid <= strip.Value && strip.Value <= strip.ValueAtAsk && strip.ValueAtAsk <= strip.High);
        Assert.InRange(c.Forward, strip.ForwardLow!.Value, strip.ForwardHigh!.Value);
        Assert.InRange(c.Exact, strip.Low!.Value - (0.2 * strip.Discretisation.Value) - (1e-6 * c.Exact), strip.High!.Value + (1e-6 * c.Exact));
        // Bid and ask move the options and nothing else.
        double options = strip.Value.Value - (c.Forward * c.Forward) + Math.Pow(c.Forward - strip.Strip.AtTheMoneyStrike!.Value, 2);
        Assert.Equal(options * c.Spread, strip.ValueAtAsk!.Value - strip.Value.Value, 1e-8 * c.Exact);
        Assert.Equal(options * c.Spread, strip.Value.Value - strip.ValueAtBid!.Value, 1e-8 * c.Exact);
        Assert.Equal(Math.Sqrt(strip.Value.Value) - strip.Forward.Value, strip.ConvexityAdjustment!.Value, 1e-12);
    }

    [Law(Arbitrary = [typeof(SquaredVixCase)], MaxTest = 20)]
    public void The_order_of_strikes_does_not_matter_and_a_scale_squares(SquaredVixCase c)
    {
        StripQuote[] quotes = c.Quotes();
        SquaredVixReplication strip = SquaredVixReplication.Replicate(c.Years, c.Discount, quotes, c.Forward);
        StripQuote[] shuffled = [.. quotes];
        new Random(c.Seed).Shuffle(shuffled);
        Assert.Equal((strip.Value, strip.Low, strip.High, strip.Truncation), Numbers(SquaredVixReplication.Replicate(c.Years, c.Discount, shuffled, c.Forward)));
        StripQuote[] doubled = [.. quotes.Select(q => new StripQuote
        {
            Strike = 2 * q.Strike, PutBid = 2 * q.PutBid, PutAsk = 2 * q.PutAsk, CallBid = 2 * q.CallBid, CallAsk = 2 * q.CallAsk,
        })];
        SquaredVixReplication scaled = SquaredVixReplication.Replicate(c.Years, c.Discount, doubled, 2 * c.Forward);
        Assert.Equal(4 * strip.Value!.Value, scaled.Value!.Value, 1e-10 * c.Exact);
        Assert.Equal(4 * strip.Low!.Value, scaled.Low!.Value, 1e-9 * c.Exact);
        Assert.Equal(4 * strip.High!.Value, scaled.High!.Value, 1e-9 * c.Exact);
        Assert.Equal(2 * strip.ConvexityAdjustment!.Value, scaled.ConvexityAdjustment!.Value, 1e-9 * c.Forward);
        static (double?, double?, double?, double?) Numbers(SquaredVixReplication r) => (r.Value, r.Low, r.High, r.Truncation);
    }

    [Law(Arbitrary = [typeof(SquaredVixCase)], MaxTest = 4)]
    public void The_wing_is_the_integral_of_option_prices(SquaredVixCase c)
    {
        double deviation = c.Volatility * Math.Sqrt(c.Years);
        foreach ((int sign, double distance) in new[] { (-1, 0.7), (-1, 2.0), (1, 0.7), (1, 2.5) })
        {
            double strike = c.Forward * Math.Exp(sign * distance * deviation);
            double expected = Simpson(strike, sign);
            Assert.Equal(expected, SquaredWing.Integral(c.Forward, strike, deviation, sign), (1e-6 * expected) + (1e-13 * c.Exact));
        }

        // In ln K over eight more deviations: dK is K dy.
        double Simpson(double strike, int sign)
        {
            const int intervals = 2000;
            double step = sign * 8 * deviation / intervals;
            double sum = 0;
            for (int i = 0; i <= intervals; i++)
            {
                double k = strike * Math.Exp(i * step);
                sum += (i is 0 or intervals ? 1 : i % 2 == 1 ? 4 : 2) * k * NaiveBlack.Price(c.Forward, k, c.Years, c.Volatility, 1, (OptionRight)sign);
            }

            return 2 * sum * Math.Abs(step) / 3;
        }
    }

    [Law(Arbitrary = [typeof(SquaredVixCase)], MaxTest = 20)]
    public void Out_of_the_money_sides_suffice_with_a_forward_and_zero_bids_end_a_side(SquaredVixCase c)
    {
        StripQuote[] quotes = c.Quotes();
        StripQuote[] half = [.. quotes.Select(q => q.Strike < c.Forward ? q with { CallBid = null, CallAsk = null } : q with { PutBid = null, PutAsk = null })];
        SquaredVixReplication whole = SquaredVixReplication.Replicate(c.Years, c.Discount, quotes, c.Forward);
        SquaredVixReplication outside = SquaredVixReplication.Replicate(c.Years, c.Discount, half, c.Forward);
        Assert.Equal(whole.Value!.Value, outside.Value!.Value, 1e-9 * c.Exact);
        Assert.Equal((c.Forward, c.Forward), (outside.ForwardLow, outside.ForwardHigh));
        Assert.True(outside.Low >= whole.Low - (1e-9 * c.Exact) - (2 * c.Spread * whole.High));
        double stop = quotes.First(q => q.Strike > c.Forward * 1.25).Strike;
        StripQuote[] stopped = [.. quotes.Select(q => q.Strike >= stop && q.Strike <= stop + (1.5 * c.Step) ? q with { CallBid = 0 } : q)];
        SquaredVixReplication cut = SquaredVixReplication.Replicate(c.Years, c.Discount, stopped, c.Forward);
        Assert.True(cut.Strip.HighestStrike < stop);
        Assert.True(cut.Value < whole.Value || cut.UpperTruncation < c.Step * c.Step);
        // What was cut off is estimated from the last option's volatility, which here is everyone's. A jump of the slope by 1 makes the sum dK^2 / 6 too large, and a call above the forward ends with a slope below a half.
        Assert.Equal(whole.Value.Value, cut.Value!.Value + cut.UpperTruncation!.Value, (0.5 * cut.Discretisation!.Value) + (1e-5 * c.Exact));
    }

    [Fact]
    public void A_chain_is_replicated_on_its_own_forward_and_discount_factor()
    {
        OptionChain chain = TestMarkets.Base.ChainFor("VIX", TestExpiries.VixMarch)!;
        SquaredVixReplication strip = SquaredVixReplication.Of(chain);
        Assert.Equal((SquaredVixStatus.Ok, chain.Forward), (strip.Status, strip.Forward));
        double sum = 0;
        foreach (StripContribution used in strip.Strip.Contributions)
            sum += 2 * used.DeltaStrike * used.Mid / chain.DiscountFactor;
        double k0 = chain.Quotes.Select(q => q.Strike).Where(k => k <= chain.Forward).Max();
        Assert.Equal((chain.Forward * chain.Forward) - Math.Pow(chain.Forward - k0, 2) + sum, strip.Value!.Value, 1e-10);
        Assert.True(strip.ConvexityAdjustment > 0 && strip.WingsAreKnown);
    }

    [Fact]
    public void A_bad_market_is_a_status_and_illegal_numbers_are_refused()
    {
        SquaredVixCase c = new(20, 0.1, 0.8, 1, 0.05, 1, 1);
        foreach (IEnumerable<StripQuote> quotes in new IEnumerable<StripQuote>[] { [], c.Quotes().Where(q => q.Strike > 21), c.Quotes().Where(q => q.Strike < 20), c.Quotes().Where(q => q.Strike == 20) })
        {
            SquaredVixReplication none = SquaredVixReplication.Replicate(0.1, 1, quotes, 20);
            Assert.Equal((SquaredVixStatus.StripFailed, null, null, null, null), (none.Status, none.Value, none.Low, none.High, none.ConvexityAdjustment));
            Assert.Equal(none.Strip.Reason, none.Reason);
        }

        Refusal.OfArgument("years", () => SquaredVixReplication.Replicate(0, 1, c.Quotes()));
        Refusal.OfArgument("discountFactor", () => SquaredVixReplication.Replicate(0.1, double.NaN, c.Quotes()));
        Refusal.OfArgument("forward", () => SquaredVixReplication.Replicate(0.1, 1, c.Quotes(), -1));
        Refusal.OfArgument("quotes", () => SquaredVixReplication.Replicate(0.1, 1, [null!]));
        Refusal.OfArgument("quotes", () => SquaredVixReplication.Replicate(0.1, 1, [c.Quote(20), c.Quote(20)]));
    }
}
