using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Volatility funds follow a moved VX curve by what they hold, and their options with them.</summary>
public sealed class VolatilityFundMoveTests
{
    private const double Rounding = 1e-12;

    private static readonly MarketSnapshot s_market = new VolatilityFundMarket().Build();

    private static readonly MarketMove s_crash =
        new("crash", "SPX", new(0, 4000, 3800), new(0, 15, 24), [new(1, 15, 21), new(29, 16, 20), new(93, 17, 19)], [new(9, 12, 22), new(30, 14, 20)], new(0, 80, 120));

    [Fact]
    public void Shares_gain_their_exposures_times_the_moves_of_the_futures()
    {
        MarketSnapshot moved = s_crash.ApplyTo(s_market);
        MarketSnapshot followed = VolatilityFunds.Follow(s_market, moved);
        foreach ((ContractSpec shares, _, double level, double leverage, _, _) in VolatilityFundMarket.Funds)
        {
            Assert.Equal(level, moved.Levels[shares.Symbol]);
            SecurityLeg leg = new() { Contract = shares, Quantity = -250 };
            LegValuation before = Value(leg, s_market);
            double expected = before.Exposures.Items.Where(i => i.Factor.Kind == FactorKind.VixFuture).Sum(i => i.FirstOrder * (Vx(moved, i) - Vx(s_market, i)));
            Assert.Equal(expected, Value(leg, followed).Mark - before.Mark, Rounding * 250 * level);
            Assert.Equal(-Math.Sign(leverage), Math.Sign(expected));
        }

        Assert.Contains(followed.Notes, n => n.Contains("VXX, UVXY, SVXY moved", StringComparison.Ordinal));
        Assert.Equal(moved.Levels["SPX"], followed.Levels["SPX"]);
        Assert.Equal(moved.ChainFor("VIX", TestExpiries.VixMarch), followed.ChainFor("VIX", TestExpiries.VixMarch));
        static double Vx(MarketSnapshot market, FactorExposure item) => market.VixFutures.ForwardFor(item.Factor.Expiry!);
    }

    [Fact]
    public void Options_move_with_the_share_at_fixed_normalised_moneyness_and_by_the_volatility_of_VIX_options()
    {
        MarketSnapshot followed = VolatilityFunds.Follow(s_market, s_crash.ApplyTo(s_market));
        foreach ((_, ContractSpec options, double level, _, _, _) in VolatilityFundMarket.Funds)
        {
            OptionChain before = s_market.ChainFor(options.Symbol, TestExpiries.SpxwMarch)!;
            OptionChain after = followed.ChainFor(options.Symbol, TestExpiries.SpxwMarch)!;
            double ratio = followed.Levels[options.Symbol] / level;
            Assert.Equal(before.Forward * ratio, after.Forward, Rounding * after.Forward);
            Assert.Equal(before.DiscountFactor, after.DiscountFactor);
            // VVIX rose by half, and so do the volatilities at the money; the yield that parity implies stays.
            double old = s_market.SmileFor(options.Symbol, TestExpiries.SpxwMarch)!.AtTheMoney;
            Assert.Equal(1.5 * old, followed.SmileFor(options.Symbol, TestExpiries.SpxwMarch)!.AtTheMoney, 2e-3);
            OptionLeg call = new() { Contract = options, Expiry = TestExpiries.SpxwMarch, Strike = level, Right = OptionRight.Call, Quantity = 1 };
            Assert.Equal(0.031, Value(call, followed).DividendYield!.Value, 1e-9);
        }
    }

    [Fact]
    public void An_unmoved_market_stays_and_one_without_funds_is_the_same_object()
    {
        MarketSnapshot still = VolatilityFunds.Follow(s_market, s_market);
        Assert.Equal(s_market.Levels.AsEnumerable(), still.Levels.AsEnumerable());
        MarketSnapshot moved = s_crash.ApplyTo(TestMarkets.Base);
        Assert.Same(moved, VolatilityFunds.Follow(TestMarkets.Base, moved));
    }

    [Fact]
    public void At_the_close_the_level_before_the_move_settles_what_expires_there()
    {
        DateTimeOffset close = TestExpiries.SpxwToday.Instant;
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(close).SetLevel("VIX", 14).SetLevel("UVXY", 8)
            .Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 15, 0, PriceSource.Mid));
        MarketSnapshot after = builder.Build().ToBuilder().SetLevel("VIX", 20).Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 18, 0, PriceSource.Mid)).Build();
        MarketSnapshot followed = VolatilityFunds.Follow(builder.Build(), after);
        Assert.Equal(8 * 1.3, followed.Levels["UVXY"], 1e-12);
        Assert.Equal(8, followed.SettlementFor("UVXY", TestExpiries.SpxwToday));
    }

    [Fact]
    public void What_cannot_follow_is_refused()
    {
        Refusal.OfArgument("before", () => VolatilityFunds.Follow(null!, s_market));
        Refusal.OfArgument("after", () => VolatilityFunds.Follow(s_market, null!));
        Refusal.OfArgument("after", () => VolatilityFunds.Follow(s_market, new MarketSnapshotBuilder(TestExpiries.Instant.AddDays(1)).Build()), "same instant");
        // Minus one half of plus 200 %.
        MarketSnapshotBuilder tripled = s_market.ToBuilder();
        foreach ((Expiry expiry, double price) in TestMarkets.VxExpiries.Zip(TestMarkets.VxPrices))
            tripled.Set(new FutureMark(Contracts.Vx, expiry, 3.01 * price, 0, PriceSource.Mid));
        Refusal.OfArgument("after", () => VolatilityFunds.Follow(s_market, tripled.Build()), "SVXY", "nothing");
        MarketSnapshot none = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("VIX", 20).Build();
        Assert.Equal(DatumKind.FuturePrice, Assert.Throws<MissingDatumException>(() => VolatilityFunds.Follow(s_market, none)).Key.Kind);
    }

    private static LegValuation Value(Leg leg, MarketSnapshot market) => BookValuation.Of(Book.OfLegs(leg), market).Legs[0];
}
