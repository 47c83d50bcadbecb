using VixShield.Expiries;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Serialization;

public sealed class EventFilesTests
{
    private const string Calendar =
        """{"schema":"vixshield.events/1","coverage":[{"kind":"cpi","from":"2023-01-01","until":"2023-12-31"}],"events":[{"instant":"2023-03-14T08:30:00-04:00","kind":"cpi","source":"bls","detail":"February 2023"}]}""";

    [Fact]
    public void A_calendar_reads_back_equal()
    {
        EventCalendar calendar = VixShieldJson.Parse<EventCalendar>(Calendar);
        ScheduledEvent only = Assert.Single(calendar.Events);
        Assert.Equal(("cpi", "bls", "February 2023", false), (only.Kind, only.Source, only.Detail, only.IsProjected));
        Assert.Equal(Calendar, VixShieldJson.Serialize(calendar));

        var full = new EventCalendar(
            [.. calendar.Coverage, new EventCoverage("fomc_decision", new(2022, 6, 1), new(2024, 1, 31))],
            [.. calendar.Events, new ScheduledEvent(new(2024, 1, 31, 14, 0, 0, TimeSpan.FromHours(-5)), "fomc_decision", "fed \"calendar\"") { IsProjected = true }]);
        EventCalendar back = VixShieldJson.Parse<EventCalendar>(VixShieldJson.Serialize(full, indented: true));
        Assert.Equal(full, back);
        Assert.True(back.Events[^1].IsProjected);
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 100)]
    public void A_market_keeps_its_clock_and_its_hash(EventCase c)
    {
        MarketSnapshot market = c.Market();
        MarketSnapshot back = VixShieldJson.Parse<MarketSnapshot>(VixShieldJson.Serialize(market));
        Assert.Equal(market, back);
        Assert.Equal(market.ContentHash, back.ContentHash);
        Assert.Equal(c.Clock, back.EventClocks["SPX"]);
        Assert.Equal(market.Surface("SPX").VolatilityAtMoneyness(-1, 0.1), back.Surface("SPX").VolatilityAtMoneyness(-1, 0.1));
        Assert.DoesNotContain("eventClocks", VixShieldJson.Serialize(c.Market(withClock: false)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"from\":\"2023-01-01\"", "\"from\":\"2024-01-01\"", "$.coverage[0].until")]
    [InlineData("\"until\":\"2023-12-31\"", "\"until\":\"2023-03-13\"", "$.events")]
    [InlineData("\"kind\":\"cpi\",\"source\"", "\"kind\":\" cpi\",\"source\"", "$.events[0].kind")]
    [InlineData("\"source\":\"bls\"", "\"source\":\"\"", "$.events[0].source")]
    [InlineData("\"source\":\"bls\",", "", "$.events[0]")]
    [InlineData("\"source\":\"bls\"", "\"source\":\"bls\",\"days\":2", "$.events[0].days")]
    [InlineData("\"source\":\"bls\"", "\"source\":\"bls\",\"hours\":2", "$.events[0]")]
    [InlineData("\"coverage\":[{\"kind\":\"cpi\",\"from\":\"2023-01-01\",\"until\":\"2023-12-31\"}]", "\"coverage\":[]", "$.coverage")]
    [InlineData("\"events\":[{", "\"events\":[null,{", "$.events[0]")]
    public void What_is_no_calendar_is_refused_at_its_place(string found, string replaced, string path)
    {
        Assert.Contains(found, Calendar, StringComparison.Ordinal);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<EventCalendar>(Calendar.Replace(found, replaced, StringComparison.Ordinal)));
        Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"days\":2,", "", "$.eventClocks.SPX[0].days")]
    [InlineData("\"days\":2,", "\"days\":-2,", "$.eventClocks.SPX[0].days")]
    [InlineData("\"SPX\":[", "\"VIX\":[", "$.eventClocks.VIX.symbol")]
    [InlineData("\"SPX\":[", "\"SPXW\":[", "$.eventClocks.SPXW")]
    [InlineData("\"eventClocks\":{\"SPX\":[", "\"eventClocks\":{\"SPX\":null,\"NDX\":[", "$.eventClocks.SPX")]
    public void A_clock_that_says_too_little_or_too_much_is_refused(string found, string replaced, string path)
    {
        const string Market =
            """{"schema":"vixshield.market/1","valuation":"2023-02-15T15:15:00-06:00","notes":[],"levels":{"SPX":4147.6},"futures":[],"chains":[{"symbol":"SPX","expiry":"2023-03-31 Pm","forward":4161.31,"forwardSource":"optionParity","discountFactor":0.99,"puts":[],"calls":[],"volatilities":[[4000,0.2]]},{"symbol":"VIX","expiry":"2023-03-22 Am","forward":20.1,"forwardSource":"optionParity","discountFactor":0.99,"puts":[],"calls":[],"volatilities":[[20,0.9]]}],"eventClocks":{"SPX":[{"days":2,"instant":"2023-03-14T08:30:00-04:00","kind":"cpi","source":"bls"}]}}""";
        Assert.Equal(2, VixShieldJson.Parse<MarketSnapshot>(Market).EventClocks["SPX"].Weights[0].Days);
        var error = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<MarketSnapshot>(Market.Replace(found, replaced, StringComparison.Ordinal)));
        Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
    }
}
