using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Arbitrage;

public sealed class PriceExistenceTests
{
    [SeededProperty(Arbitrary = [typeof(QuoteCase)])]
    public void The_verdict_is_that_of_all_pairs_and_triples(QuoteCase c)
    {
        var existence = PriceExistence.Decide(c.Forward, c.Quotes);
        Assert.Equal(NaiveIsPossible(c.Forward, c.Quotes), existence.IsPossible);
        Assert.Equal(existence.IsPossible, existence.SetAside.IsEmpty);
    }

    [SeededProperty(Arbitrary = [typeof(QuoteCase)])]
    public void Without_the_quotes_set_aside_prices_exist_and_every_violation_is_one_on_its_own(QuoteCase c)
    {
        var existence = PriceExistence.Decide(c.Forward, c.Quotes);
        Assert.True(PriceExistence.Decide(c.Forward, c.Quotes.Where(q => !existence.SetAside.Contains(q))).IsPossible);
        foreach (ArbitrageViolation violation in existence.Violations)
        {
            Assert.True(violation.Amount > 0);
            var alone = PriceExistence.Decide(c.Forward, violation.Quotes);
            Assert.False(alone.IsPossible, violation.ToString());
            Assert.Equal(violation.Amount, alone.Violations.Max(v => v.Amount), 1e-9 * c.Forward);
        }
    }

    [SeededProperty(Arbitrary = [typeof(SurfaceCase)], MaxTest = 200)]
    public void Quotes_around_prices_without_arbitrage_are_possible_in_any_order(SurfaceCase surface)
    {
        SmileInput input = surface.Input(0);
        Assert.True(PriceExistence.Decide(input.Forward, input.Quotes.Reverse()).IsPossible);
    }

    [Fact]
    public void Each_kind_names_its_quotes()
    {
        // The asks of 90 and 100 allow 2.65 at 95.
        Expect(ArbitrageKind.Butterfly, 0.25, Put(90, 1, 1.2), Put(95, 2.9, 3), Put(100, 3.9, 4.1));
        Expect(ArbitrageKind.VerticalSpread, 0.2, new SmileQuote(110, OptionRight.Call, 1, 1.1), new SmileQuote(115, OptionRight.Call, 1.3, 1.4));
        Expect(ArbitrageKind.Parity, 0.5, new SmileQuote(110, OptionRight.Call, 1, 1.1), Put(110, 11.6, 11.8));
        Expect(ArbitrageKind.BelowIntrinsic, 2, Put(110, 7, 8));
        Expect(ArbitrageKind.AboveMaximum, 3, new SmileQuote(50, OptionRight.Call, 103, 104));
        static SmileQuote Put(double strike, double bid, double ask) => new(strike, OptionRight.Put, bid, ask);
        static void Expect(ArbitrageKind kind, double amount, params SmileQuote[] quotes)
        {
            ArbitrageViolation violation = Assert.Single(PriceExistence.Decide(100, quotes).Violations);
            Assert.Equal(kind, violation.Kind);
            Assert.Equal(amount, violation.Amount, 1e-9);
        }
    }

    [Fact]
    public void A_zero_bid_binds_by_its_ask_alone()
    {
        SmileQuote[] quotes = [new(110, OptionRight.Call, 0, 0.1), new(120, OptionRight.Call, 0.2, 0.3)];
        Assert.Equal(ArbitrageKind.VerticalSpread, Assert.Single(PriceExistence.Decide(100, quotes).Violations).Kind);
        Assert.True(PriceExistence.Decide(100, [quotes[0], new SmileQuote(120, OptionRight.Call, 0, 0.3)]).IsPossible);
        Assert.True(PriceExistence.Decide(100, []).IsPossible);
    }

    [Fact]
    public void Illegal_arguments_are_refused()
    {
        Refusal.OfArgument("forward", () => PriceExistence.Decide(0, []));
        Refusal.OfArgument("quotes", () => PriceExistence.Decide(1, null!));
        Refusal.OfArgument("quotes", () => PriceExistence.Decide(1, [null!]));
    }

    /// <summary>
    /// Convex functions between bounds exist exactly when no low is above the line through two highs around it; slopes from -1 to 0 add pairs with the forward at strike 0 and with
    /// infinity.
    /// </summary>
    private static bool NaiveIsPossible(double forward, IReadOnlyList<SmileQuote> quotes)
    {
        (double K, double Low, double High)[] all =
        [
            (0, forward, forward),
            .. quotes.Select(q => (q.Strike, q.Bid == 0 ? double.NegativeInfinity : q.Bid + Shift(q), q.Ask + Shift(q))),
        ];
        double tolerance = 1e-11 * forward;
        foreach ((double k, double low, double high) in all)
        {
            if (high < Math.Max(0, forward - k) - tolerance || low > forward + tolerance)
                return false;
            foreach ((double k1, _, double high1) in all)
            {
                if (k1 <= k && low > high1 + tolerance)
                    return false;
                foreach ((double k2, _, double high2) in all)
                {
                    if (k1 < k && k < k2 && low > high1 + ((k - k1) / (k2 - k1) * (high2 - high1)) + tolerance)
                        return false;
                }
            }
        }

        return true;
        double Shift(SmileQuote q) => q.Right == OptionRight.Put ? forward - q.Strike : 0;
    }
}
