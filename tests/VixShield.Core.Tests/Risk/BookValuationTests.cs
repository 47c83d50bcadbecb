using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

public sealed class BookValuationTests
{
    // Sums of up to a hundred products: relative to the sum of their sizes.
    private const double SumRounding = 1e-13;

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Totals_do_not_depend_on_the_order_of_positions_to_the_bit(Book book, int seed)
    {
        Position[] shuffled = [.. book.Positions];
        new Random(seed).Shuffle(shuffled);
        BookValuation one = BookValuation.Of(book, TestMarkets.Base);
        BookValuation other = BookValuation.Of(Book.OfPositions(shuffled), TestMarkets.Base);

        Assert.Equal(BitConverter.DoubleToInt64Bits(one.Value), BitConverter.DoubleToInt64Bits(other.Value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(one.Mark), BitConverter.DoubleToInt64Bits(other.Mark));
        Assert.True(one.Net.Items.SequenceEqual(other.Net.Items));
        Assert.Equal(one.Net.Carry, other.Net.Carry);
        Assert.True(one.ByRole(LegRole.Hedge).Items.SequenceEqual(other.ByRole(LegRole.Hedge).Items));
        Assert.Equal(book.Positions, one.Legs.Select(l => l.Position));
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Everything_is_linear_in_quantity(Book book, int factor)
    {
        int n = factor % 7 == 0 ? -3 : factor % 7;
        BookValuation one = BookValuation.Of(book, TestMarkets.Base);
        BookValuation many = BookValuation.Of(
            Book.OfPositions(book.Positions.Select(p => p with { Leg = p.Leg with { Quantity = n * p.Leg.Quantity } })), TestMarkets.Base);
        double size = one.Legs.Sum(l => Math.Abs(n * l.Mark));

        Assert.Equal(n * one.Mark, many.Mark, SumRounding * size);
        Assert.Equal(n * one.Value, many.Value, SumRounding * size);
        Assert.Equal(n * one.Net.Carry.Total, many.Net.Carry.Total, SumRounding * size);
        Assert.Equal(one.Net.Items.Select(i => i.Factor), many.Net.Items.Select(i => i.Factor));
        foreach (FactorExposure item in one.Net.Items)
        {
            double gross = one.Legs.Sum(l => Math.Abs(n * l.Exposures[item.Factor]));
            Assert.Equal(n * item.FirstOrder, many.Net[item.Factor], SumRounding * gross);
            double grossSecond = one.Legs.Sum(l => Math.Abs(n * l.Exposures.SecondOrder(item.Factor)));
            Assert.Equal(n * item.SecondOrder, many.Net.SecondOrder(item.Factor), SumRounding * grossSecond);
        }
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Groups_by_role_layer_and_structure_each_add_up_to_the_book(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        FactorExposures byRole = FactorExposures.Sum(Enum.GetValues<LegRole>().Select(valuation.ByRole));
        FactorExposures byLayer = FactorExposures.Sum(valuation.Layers.Select(valuation.ByLayer)) + valuation.SumOf(l => l.Position.Layer is null);
        FactorExposures byStructure = FactorExposures.Sum(valuation.Structures.Select(valuation.ByStructure)) + valuation.SumOf(l => l.Position.Structure is null);

        Assert.All([byRole, byLayer, byStructure], sum => Assert.All(valuation.Net.Items, item => Assert.Equal(
            item.FirstOrder, sum[item.Factor], SumRounding * valuation.Legs.Sum(l => Math.Abs(l.Exposures[item.Factor])))));
        Assert.Empty(valuation.ByLayer(99).Items);
        Assert.Empty(valuation.ByStructure("no such").Items);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void A_mark_is_price_times_size_and_a_future_is_worth_nothing(Leg leg)
    {
        LegValuation valuation = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0];
        Assert.Equal(valuation.Price * (leg.Contract.Multiplier * leg.Quantity), valuation.Mark);
        Assert.Equal(leg.Kind == ContractKind.Future ? 0 : valuation.Mark, valuation.Value);
        Assert.True(valuation.Price > 0);
    }

    [Fact]
    public void The_empty_book_is_worth_nothing_and_depends_on_nothing()
    {
        BookValuation valuation = BookValuation.Of(Book.Empty, new MarketSnapshotBuilder(TestExpiries.Instant).Build());
        Assert.Equal((0d, 0d), (valuation.Value, valuation.Mark));
        Assert.Empty(valuation.Net.Items);
        Assert.Equal(default, valuation.Net.Carry);
        MappedExposures mapped = valuation.Net.Map(FactorMap.Create(TestMarkets.Base));
        Assert.Equal((default, 0d, default), (mapped.TotalDelta, mapped.PartialDelta, mapped.VixEquivalentVega));
    }

    [Fact]
    public void Missing_data_are_named_with_the_leg_that_needs_them()
    {
        MarketSnapshot market = TestMarkets.Base;
        OptionLeg put = Option(Contracts.Spxw, TestExpiries.SpxwMarch, 4800);
        OptionLeg vixPut = Option(Contracts.Vix, TestExpiries.VixMarch, 15);
        FutureLeg vx = Future(Contracts.Vx, TestExpiries.VixMarch);
        FutureLeg es = Future(Contracts.Es, TestExpiries.SpxMarch);
        SecurityLeg spy = new() { Contract = Contracts.SpyShares, Quantity = -10 };

        Missing(put with { Expiry = TestExpiries.Close(2024, 5, 17) }, market, DatumKind.Forward, "SPX", "2024-05-17 Pm");
        Missing(vixPut with { Expiry = TestExpiries.VixJune }, market, DatumKind.Forward, "VIX", "2024-06-18 Am");
        Missing(Future(Contracts.Vx, TestExpiries.Open(2024, 7, 17)), market, DatumKind.FuturePrice, "VX", "2024-07-17");
        Missing(es with { Expiry = TestExpiries.Open(2024, 9, 20) }, market, DatumKind.FuturePrice, "ES", "2024-09-20");
        foreach (Leg leg in new Leg[] { put, es })
            Missing(leg, Without(market, "SPX"), DatumKind.Level, "SPX");
        foreach (Leg leg in new Leg[] { vx, vixPut })
            Missing(leg, Without(market, "VIX"), DatumKind.Level, "VIX");
        Missing(spy, Without(market, "SPY"), DatumKind.Level, "SPY");
        Missing(put with { Expiry = TestExpiries.Close(2024, 2, 12) }, market, DatumKind.Settlement, "SPX", "2024-02-12 Pm");
        Missing(Future(Contracts.Vx, TestExpiries.Open(2024, 2, 7)), market, DatumKind.Settlement, "VIX", "2024-02-07 Am");
        MarketSnapshot noVx = Copy(market, futures: false);
        Missing(vixPut, noVx, DatumKind.FuturePrice, "VX");
        Missing(vx, noVx, DatumKind.FuturePrice, "VX");
        OptionChain empty = new("SPX", TestExpiries.SpxwMarch, TestExpiries.Instant, 5000, PriceSource.Mid, 1, []);
        Missing(put, market.ToBuilder().Set(empty).Build(), DatumKind.Volatility, "SPX", "2024-03-15 Pm");
    }

    [Fact]
    public void American_index_options_and_European_fund_options_are_refused_by_name()
    {
        ContractSpec oex = ContractSpec.Option("OEX", 100, Contracts.Spx.Tick, ExerciseStyle.American, SettlementStyle.Pm, UnderlyingKind.EquityIndex, "SPX");
        Assert.Contains("OEX", Assert.Throws<NotSupportedException>(() => Value(Option(oex, TestExpiries.SpxwMarch, 5000))).Message, StringComparison.Ordinal);
        ContractSpec european = ContractSpec.Option("VXXE", 100, Contracts.Spx.Tick, ExerciseStyle.European, SettlementStyle.Pm, UnderlyingKind.VolatilityFund, "VXX");
        Assert.Contains("VXXE", Assert.Throws<NotSupportedException>(() => Value(Option(european, TestExpiries.SpxwMarch, 15))).Message, StringComparison.Ordinal);
        Refusal.OfArgument("book", () => BookValuation.Of(null!, TestMarkets.Base));
        Refusal.OfArgument("market", () => BookValuation.Of(Book.Empty, null!));
        static BookValuation Value(Leg leg) => BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base);
    }

    private static void Missing(Leg leg, MarketSnapshot market, DatumKind kind, string symbol, string word = "")
    {
        var missing = Assert.Throws<MissingDatumException>(() => BookValuation.Of(Book.OfLegs(leg), market));
        Assert.Equal((kind, symbol), (missing.Key.Kind, missing.Key.Symbol));
        Assert.Contains(missing.Key.ToString(), missing.Message, StringComparison.Ordinal);
        Assert.Contains(leg.Name, missing.Message, StringComparison.Ordinal);
        Assert.Contains(word, missing.Message, StringComparison.Ordinal);
    }

    private static MarketSnapshot Without(MarketSnapshot market, string level) => Copy(market, level);

    private static MarketSnapshot Copy(MarketSnapshot market, string? withoutLevel = null, bool futures = true)
    {
        MarketSnapshotBuilder builder = new(market.ValuationInstant);
        foreach ((string symbol, double value) in market.Levels.Where(l => l.Key != withoutLevel))
            builder.SetLevel(symbol, value);
        foreach (FutureMark mark in market.Futures.Where(_ => futures))
            builder.Set(mark);
        foreach (OptionChain chain in market.Chains)
            builder.Set(chain);
        return builder.Build();
    }

    private static OptionLeg Option(ContractSpec contract, Expiry expiry, double strike) =>
        new() { Contract = contract, Expiry = expiry, Strike = strike, Right = OptionRight.Put, Quantity = -2 };

    private static FutureLeg Future(ContractSpec contract, Expiry expiry) => new() { Contract = contract, Expiry = expiry, Quantity = 3 };
}
