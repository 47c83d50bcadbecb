using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk;

/// <summary>Small markets in which a book compiles, and books with prices of their own: margin is asked for at the prices given here, not at the market's.</summary>
internal static class MarginMarket
{
    internal static readonly Expiry Soon = TestExpiries.SpxwWeek;
    internal static readonly Expiry Near = TestExpiries.SpxwMarch;
    internal static readonly Expiry Far = TestExpiries.SpxwApril;

    internal static MarketSnapshot Of(double spot, double vix = 15)
    {
        var builder = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", spot).SetLevel("VIX", vix).SetLevel("SPY", spot / 10);
        foreach (Expiry expiry in new[] { Soon, Near, Far, TestExpiries.SpxMarch })
            builder.Set(Chain("SPX", expiry, spot));
        foreach (Expiry expiry in new[] { TestExpiries.VixMarch, TestExpiries.VixApril, TestExpiries.VixMay })
        {
            builder.Set(new FutureMark(Contracts.Vx, expiry, vix, 0.05, PriceSource.Settlement));
            builder.Set(Chain("VIX", expiry, vix));
        }

        builder.Set(new FutureMark(Contracts.Es, TestExpiries.SpxMarch, spot, 0.25, PriceSource.Settlement));
        return builder.Build();
    }

    internal static OptionLeg Option(double strike, OptionRight right, int quantity, Expiry? expiry = null, ContractSpec? contract = null) => new()
    {
        Contract = contract ?? Contracts.Spxw, Expiry = expiry ?? Near, Strike = strike, Right = right, Quantity = quantity,
    };

    internal static MarginBook Compile(MarketSnapshot market, MarginRules rules, IEnumerable<Leg> legs) =>
        MarginBook.Of(BookValuation.Of(Book.OfLegs(legs), market), rules);

    /// <summary>The figures of priced legs with SPX (or VIX) at a level.</summary>
    internal static MarginFigures Figures(MarginRules rules, double spot, params (Leg Leg, double Price)[] legs)
    {
        MarginBook book = Compile(Of(spot, legs.Any(l => l.Leg.Contract.UnderlyingSymbol == "VIX") ? spot : 15), rules, legs.Select(l => l.Leg));
        return book.Evaluate([.. legs.Select(l => l.Price)], [.. book.LevelSymbols.Select(_ => spot)]);
    }

    private static OptionChain Chain(string symbol, Expiry expiry, double level) =>
        new(symbol, expiry, TestExpiries.Instant, level, PriceSource.Mid, 0.99, [], [new SmileNode(level * 0.8, 0.3), new SmileNode(level * 1.2, 0.3)]);
}
