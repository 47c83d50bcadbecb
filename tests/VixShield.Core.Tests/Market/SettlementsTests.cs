using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market;

/// <summary>Settlement values in a snapshot, its hash, its JSON and its moves.</summary>
public sealed class SettlementsTests
{
    private static readonly Expiry s_close = TestExpiries.Close(2024, 2, 12);
    private static readonly Expiry s_open = TestExpiries.Open(2024, 2, 13);
    private static readonly MarketSnapshot s_settled = TestMarkets.Base.ToBuilder()
        .SetSettlement("VIX", s_open, 14.31).SetSettlement("SPX", s_open, 4951.2).SetSettlement("SPX", s_close, 5021.84).Build();

    [Fact]
    public void Values_are_kept_in_order_and_setting_again_replaces()
    {
        Assert.Equal([new("SPX", s_close, 5021.84), new("SPX", s_open, 4951.2), new("VIX", s_open, 14.31)], s_settled.Settlements.AsEnumerable());
        Assert.Equal(5021.84, s_settled.SettlementFor("SPX", s_close));
        Assert.Null(s_settled.SettlementFor("VIX", s_close));
        Assert.Null(s_settled.SettlementFor("SPY", s_close));
        Assert.Equal(s_settled, s_settled.ToBuilder().Build());
        MarketSnapshot again = s_settled.ToBuilder().SetSettlement("SPX", s_close, 5000).Build();
        Assert.Equal((5000d, 3), (again.SettlementFor("SPX", s_close), again.Settlements.Length));
        Assert.Empty(TestMarkets.Base.Settlements);
        Assert.Equal("SPX 2024-02-12 Pm settled at 5021.84", s_settled.Settlements[0].ToString());
    }

    [Fact]
    public void A_key_finds_the_value_of_its_expiry_and_no_other()
    {
        Assert.Equal(4951.2, s_settled.Require(new DatumKey(DatumKind.Settlement, "SPX", s_open)));
        Assert.False(s_settled.TryGet(new DatumKey(DatumKind.Settlement, "SPX"), out double none));
        Assert.True(double.IsNaN(none));
        var missing = Assert.Throws<MissingDatumException>(() => s_settled.Require(new DatumKey(DatumKind.Settlement, "SPX", TestExpiries.SpxwToday)));
        Assert.Contains("Settlement of SPX for 2024-02-13 Pm", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_count_in_equality_and_hash_and_their_absence_leaves_the_hash()
    {
        MarketSnapshot[] markets =
        [
            TestMarkets.Base,
            s_settled,
            TestMarkets.Base.ToBuilder().SetSettlement("SPX", s_close, 5021.84).Build(),
            TestMarkets.Base.ToBuilder().SetSettlement("SPX", s_close, 5021.85).Build(),
            TestMarkets.Base.ToBuilder().SetSettlement("SPX", s_open, 5021.84).Build(),
            TestMarkets.Base.ToBuilder().SetSettlement("SPY", s_close, 5021.84).Build(),
        ];
        Assert.Equal(markets.Length, markets.Select(m => m.ContentHash).Distinct().Count());
        Assert.Equal(markets.Length, markets.Distinct().Count());
        Assert.Equal(TestMarkets.Base.ContentHash, TestMarkets.Base.ToBuilder().Build().ContentHash);
        MarketSnapshot otherOrder = TestMarkets.Base.ToBuilder()
            .SetSettlement("SPX", s_close, 5021.84).SetSettlement("SPX", s_open, 4951.2).SetSettlement("VIX", s_open, 14.31).Build();
        Assert.Equal(s_settled, otherOrder);
        Assert.Equal(s_settled.ContentHash, otherOrder.ContentHash);
    }

    [Fact]
    public void A_market_with_settlements_reads_back_equal_and_one_without_has_no_such_member()
    {
        string text = VixShieldJson.Serialize(s_settled);
        Assert.Contains("{\"symbol\":\"VIX\",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}]", text, StringComparison.Ordinal);
        Assert.Equal(s_settled, VixShieldJson.Parse<MarketSnapshot>(text));
        Assert.Equal(s_settled, VixShieldJson.Parse<MarketDocument>(VixShieldJson.Serialize(new MarketDocument(s_settled, null))).Snapshot);
        string without = VixShieldJson.Serialize(TestMarkets.Base);
        Assert.DoesNotContain("settlements", without, StringComparison.Ordinal);
        Assert.Empty(VixShieldJson.Parse<MarketSnapshot>(without).Settlements);
    }

    [Theory]
    [InlineData("\"value\":14.31", "\"value\":0", "$.settlements[2].value")]
    [InlineData("\"value\":14.31", "\"value\":-14.31", "$.settlements[2].value")]
    [InlineData("\"value\":14.31", "\"value\":\"14.31\"", "$.settlements[2].value")]
    [InlineData("\"value\":14.31", "\"value\":null", "$.settlements[2].value")]
    [InlineData(",\"value\":14.31", "", "$.settlements[2]")]
    [InlineData("\"value\":14.31", "\"value\":14.31,\"more\":1", "$.settlements[2]")]
    [InlineData("{\"symbol\":\"VIX\",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}", "null", "$.settlements[2]")]
    [InlineData("{\"symbol\":\"VIX\",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}", "{\"symbol\":\" \",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}", "$.settlements[2].symbol")]
    [InlineData("{\"symbol\":\"VIX\",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}", "{\"symbol\":\"VIX\",\"expiry\":\"2024-02-13 Pm\",\"value\":14.31}", "$.settlements[2].expiry")]
    [InlineData("{\"symbol\":\"VIX\",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}", "{\"symbol\":\"VIX\",\"expiry\":\"2024-02-11 Am\",\"value\":14.31}", "$.settlements[2].expiry")]
    [InlineData("{\"symbol\":\"VIX\",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}", "{\"symbol\":\"SPX\",\"expiry\":\"2024-02-13 Am\",\"value\":14.31}", "$.settlements[2]")]
    public void Wrong_rows_are_refused_at_their_place(string part, string wrong, string path)
    {
        string text = VixShieldJson.Serialize(s_settled);
        Assert.Contains(part, text, StringComparison.Ordinal);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<MarketSnapshot>(text.Replace(part, wrong, StringComparison.Ordinal)));
        Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_values_and_expiries_still_ahead_are_refused(NotPositive value)
    {
        MarketSnapshotBuilder builder = new(TestExpiries.Instant);
        Refusal.OfValue("value", value.Value, "greater than 0", () => builder.SetSettlement("SPX", s_close, value.Value));
        Refusal.OfArgument("symbol", () => builder.SetSettlement(" ", s_close, 1));
        Refusal.OfArgument("expiry", () => builder.SetSettlement("SPX", null!, 1));
        Refusal.OfArgument("expiry", () => builder.SetSettlement("SPX", TestExpiries.SpxwToday, 5000), "2024-02-13 Pm", "2024-02-13 14:30");
        Refusal.OfArgument("symbol", () => builder.Build().SettlementFor("", s_close));
        Refusal.OfArgument("expiry", () => builder.Build().SettlementFor("SPX", null!));
        Assert.Empty(builder.Build().Settlements);
        Assert.Single(new MarketSnapshotBuilder(s_close.Instant).SetSettlement("SPX", s_close, 5000).Build().Settlements);
    }

    [Fact]
    public void A_move_keeps_settlements()
    {
        MarketSnapshot moved = Crash.ApplyTo(s_settled);
        Assert.Equal(s_settled.Settlements.AsEnumerable(), moved.Settlements.AsEnumerable());
        Assert.Empty(Crash.ApplyTo(TestMarkets.Base).Settlements);
    }

    [Fact]
    public void A_move_at_the_close_leaves_what_settles_then_at_the_close()
    {
        Expiry today = TestExpiries.SpxwToday;
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(today.Instant).SetLevel("SPX", 5000).SetLevel("SPY", 500).SetLevel("VIX", 15).SetLevel("NDX", 17000)
            .Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 16, 0.05, PriceSource.Mid));
        MarketSnapshot moved = Crash.ApplyTo(builder.Build());
        Assert.Equal((4500d, 450d), (moved.Levels["SPX"], moved.Levels["SPY"]));
        Assert.Equal([new("SPX", today, 5000), new("SPY", today, 500)], moved.Settlements.AsEnumerable());
        Assert.Equal(moved.Settlements.AsEnumerable(), Crash.ApplyTo(moved).Settlements.AsEnumerable());
        Assert.Equal(4999, Crash.ApplyTo(builder.SetSettlement("SPX", today, 4999).Build()).SettlementFor("SPX", today));
    }

    private static MarketMove Crash => new("crash", "SPX", new(0, 4000, 3600), new(0, 15, 36), [new(30, 16, 24)], [new(9, 12, 30), new(30, 14, 26)], new(0, 80, 140));
}
