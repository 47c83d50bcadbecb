using VixShield.Market;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market;

/// <summary>Ex-dividend dates in a snapshot, its hash and its JSON.</summary>
public sealed class ExDividendDatesTests
{
    private static readonly DateOnly s_march = new(2024, 3, 15);
    private static readonly DateOnly s_june = new(2024, 6, 21);
    private static readonly MarketSnapshot s_dated = TestMarkets.Base.ToBuilder().SetExDividendDates("SPY", [s_june, s_march]).SetExDividendDates("QQQ", []).Build();

    [Fact]
    public void Dates_are_kept_in_order_and_setting_again_replaces()
    {
        Assert.Equal([s_march, s_june], s_dated.ExDividendDates["SPY"].AsEnumerable());
        Assert.Empty(s_dated.ExDividendDates["QQQ"]);
        Assert.Equal([s_june], s_dated.ToBuilder().SetExDividendDates("SPY", [s_june]).Build().ExDividendDates["SPY"].AsEnumerable());
        Assert.Equal(s_dated, s_dated.ToBuilder().Build());
        Assert.Empty(TestMarkets.Base.ExDividendDates);
    }

    [Fact]
    public void Dates_count_in_equality_and_hash_and_their_absence_leaves_the_hash()
    {
        MarketSnapshot other = s_dated.ToBuilder().SetExDividendDates("SPY", [s_march]).Build();
        MarketSnapshot unknown = TestMarkets.Base.ToBuilder().Build();
        Assert.Equal(3, new[] { s_dated, other, unknown }.Select(m => m.ContentHash).Distinct().Count());
        Assert.NotEqual(s_dated, other);
        Assert.NotEqual(s_dated, unknown);
        Assert.Equal(TestMarkets.Base.ContentHash, unknown.ContentHash);
        Assert.Equal(s_dated.ContentHash, TestMarkets.Base.ToBuilder().SetExDividendDates("QQQ", []).SetExDividendDates("SPY", [s_march, s_june]).Build().ContentHash);
    }

    [Fact]
    public void A_market_with_dates_reads_back_equal_and_one_without_has_no_such_member()
    {
        string text = VixShieldJson.Serialize(s_dated);
        Assert.Contains("\"exDividendDates\":{\"QQQ\":[],\"SPY\":[\"2024-03-15\",\"2024-06-21\"]}", text, StringComparison.Ordinal);
        Assert.Equal(s_dated, VixShieldJson.Parse<MarketSnapshot>(text));
        Assert.Equal(s_dated, VixShieldJson.Parse<MarketDocument>(VixShieldJson.Serialize(new MarketDocument(s_dated, null))).Snapshot);
        string without = VixShieldJson.Serialize(TestMarkets.Base);
        Assert.DoesNotContain("exDividendDates", without, StringComparison.Ordinal);
        Assert.Empty(VixShieldJson.Parse<MarketSnapshot>(without).ExDividendDates);
    }

    [Theory]
    [InlineData("[\"2024-03-15\",\"2024-06-21\"]", "null", "$.exDividendDates.SPY")]
    [InlineData("\"2024-06-21\"", "\"2024-03-15\"", "$.exDividendDates.SPY")]
    [InlineData("\"2024-06-21\"", "\"21.6.2024\"", "$.exDividendDates.SPY[1]")]
    [InlineData("\"2024-06-21\"", "null", "$.exDividendDates.SPY[1]")]
    [InlineData("\"QQQ\":[]", "\" \":[]", "$.exDividendDates. ")]
    [InlineData("\"QQQ\":[]", "\"SPY\":[]", "$")]
    public void Wrong_dates_are_refused_at_their_place(string part, string wrong, string path)
    {
        string text = VixShieldJson.Serialize(s_dated);
        Assert.Contains(part, text, StringComparison.Ordinal);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<MarketSnapshot>(text.Replace(part, wrong, StringComparison.Ordinal)));
        Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_symbols_and_repeated_dates_are_refused()
    {
        MarketSnapshotBuilder builder = new(TestExpiries.Instant);
        Refusal.OfArgument("symbol", () => builder.SetExDividendDates(" ", []));
        Refusal.OfArgument("dates", () => builder.SetExDividendDates("SPY", null!));
        Refusal.OfArgument("dates", () => builder.SetExDividendDates("SPY", [s_march, s_june, s_march]), "2024-03-15", "twice");
    }
}
