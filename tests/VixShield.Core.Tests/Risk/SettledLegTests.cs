using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Risk.SettledCase;

namespace VixShield.Tests.Risk;

/// <summary>Legs at and after their expiry: fixed amounts at their settlement values.</summary>
public sealed class SettledLegTests
{
    private const double Rounding = 1e-12;

    [Law(Arbitrary = [typeof(SettledCase)])]
    public void A_settled_option_is_worth_the_intrinsic_value_of_its_settlement_value_and_depends_on_nothing(SettledCase c)
    {
        LegValuation value = Value(c.Leg, c.Settled);
        Assert.Equal(c.Intrinsic(c.Settlement), value.Price);
        Assert.Equal(value.Price * (100 * c.Quantity), value.Value);
        Assert.Equal(value.Value, value.Mark);
        Assert.True(value.IsSettled);
        Assert.Equal((c.Settlement, 0d), (value.SettlementValue, value.Years));
        Assert.Empty(value.Exposures.Items);
        Assert.Equal(default, value.Exposures.Carry);
        Assert.Empty(value.Warnings);
        Assert.Null(value.UnitGreeks);
        Assert.Null(value.AmericanUnitGreeks);
        Assert.True(value is { Forward: null, ForwardSource: null, Volatility: null, DividendYield: null });
    }

    [Law(Arbitrary = [typeof(SettledCase)])]
    public void Calls_and_puts_obey_parity_at_settlement_and_long_and_short_cancel(SettledCase c)
    {
        double call = Value(c.Leg with { Right = OptionRight.Call }, c.Settled).Price;
        double put = Value(c.Leg with { Right = OptionRight.Put }, c.Settled).Price;
        Assert.Equal((c.Settlement * c.Contract.UnderlyingScale) - c.Leg.Strike, call - put, Rounding * c.Leg.Strike);
        Assert.Equal(0, Math.Min(call, put));
        Assert.Equal(0, BookValuation.Of(Book.OfLegs(c.Leg, c.Leg with { Quantity = -c.Quantity }), c.Settled).Value);
    }

    [Law(Arbitrary = [typeof(SettledCase)])]
    public void Without_a_settlement_value_only_the_close_at_its_very_instant_is_one(SettledCase c)
    {
        MarketSnapshot market = c.Market.Build();
        if (c.Minutes == 0 && c.Contract.Settlement == SettlementStyle.Pm && c.Contract.UnderlyingSymbol != "VIX")
        {
            LegValuation value = Value(c.Leg, market);
            Assert.Equal(c.Intrinsic(c.Settlement * 1.01), value.Price);
            Assert.Equal((true, c.Settlement * 1.01), (value.IsSettled, value.SettlementValue));
            Missing(c.Leg, new MarketSnapshotBuilder(c.Expiry.Instant).Build());
        }
        else
        {
            Missing(c.Leg, market);
        }

        // That of the same day's other settlement is none.
        Expiry other = c.Expiry.Style == SettlementStyle.Am ? TestExpiries.SpxwMarch : TestExpiries.SpxMarch;
        DateTimeOffset later = TestExpiries.SpxwMarch.Instant.AddMinutes(1);
        Missing(c.Leg, new MarketSnapshotBuilder(later).SetLevel(c.Contract.UnderlyingSymbol, 1).SetSettlement(c.Contract.UnderlyingSymbol, other, 1).Build());
    }

    [Law(Arbitrary = [typeof(SettledCase)])]
    public void Until_the_expiry_instant_an_option_is_alive(SettledCase c)
    {
        MarketSnapshot market = new MarketSnapshotBuilder(c.Expiry.Instant.AddTicks(-1)).SetLevel(c.Contract.UnderlyingSymbol, c.Settlement).Build();
        Exception refusal = Assert.ThrowsAny<Exception>(() => Value(c.Leg, market));
        // Alive, it needs its forward, or is of a kind that is not valued alive.
        Assert.True(refusal is NotSupportedException or MissingDatumException { Key.Kind: DatumKind.Forward }, refusal.ToString());
    }

    [Theory]
    [InlineData("VX", "VIX")]
    [InlineData("VXM", "VIX")]
    [InlineData("ES", "SPX")]
    [InlineData("MES", "SPX")]
    public void A_settled_future_stands_at_the_settlement_value_and_is_worth_nothing(string contract, string underlying)
    {
        ContractSpec spec = new[] { Contracts.Vx, Contracts.Vxm, Contracts.Es, Contracts.Mes }.Single(c => c.Symbol == contract);
        foreach (int quantity in new[] { 3, -4 })
        {
            FutureLeg leg = new() { Contract = spec, Expiry = TestExpiries.SpxMarch, Quantity = quantity };
            foreach (int minutes in new[] { 0, 1, 5000 })
            {
                MarketSnapshotBuilder builder = new MarketSnapshotBuilder(leg.Expiry.Instant.AddMinutes(minutes)).SetLevel(underlying, 99);
                Missing(leg, builder.Build());
                LegValuation value = Value(leg, builder.SetSettlement(underlying, leg.Expiry, 87.25).Build());
                Assert.Equal((87.25, 87.25 * spec.Multiplier * quantity, 0d), (value.Price, value.Mark, value.Value));
                Assert.Equal((true, 87.25, 0d), (value.IsSettled, value.SettlementValue, value.Years));
                Assert.Empty(value.Exposures.Items);
                Assert.Equal(default, value.Exposures.Carry);
            }
        }
    }

    [Law(Arbitrary = [typeof(SettledCase)])]
    public void A_book_of_settled_legs_alone_has_a_value(SettledCase c)
    {
        Expiry future = TestExpiries.Open(2024, 3, 14);
        MarketSnapshot market = c.Settled.ToBuilder().SetSettlement("VIX", future, 14).Build();
        BookValuation valuation = BookValuation.Of(Book.OfLegs(c.Leg, new FutureLeg { Contract = Contracts.Vx, Expiry = future, Quantity = 2 }), market);
        Assert.Equal(c.Intrinsic(c.Settlement) * (100 * c.Quantity), valuation.Value);
        Assert.Equal(valuation.Value + 28_000, valuation.Mark, Rounding * (28_000 + Math.Abs(valuation.Value)));
        Assert.Empty(valuation.Net.Items);
        MappedExposures mapped = valuation.Net.Map(FactorMap.Create(TestMarkets.Base));
        Assert.Equal((default, 0d, 0d, default), (mapped.TotalDelta, mapped.SpxGamma, mapped.RawVega, mapped.Carry));
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 200)]
    public void Settled_legs_add_a_fixed_amount_to_a_book_and_nothing_to_its_exposures(Book book, bool call, bool isLong)
    {
        Expiry past = TestExpiries.Close(2024, 2, 12);
        OptionLeg settled = new()
        {
            Contract = Contracts.Xsp, Expiry = past, Strike = call ? 490 : 510, Right = call ? OptionRight.Call : OptionRight.Put, Quantity = isLong ? 7 : -7,
        };
        MarketSnapshot market = TestMarkets.Base.ToBuilder().SetSettlement("SPX", past, 5000).Build();
        BookValuation without = BookValuation.Of(book, market);
        BookValuation with = BookValuation.Of(book.Add(new Position(settled, LegRole.ShortStrike, "old", 3)), market);
        Assert.Equal(without.Net.Items.AsEnumerable(), with.Net.Items);
        Assert.Equal(without.Net.Carry, with.Net.Carry);
        Assert.Equal(without.Value + (isLong ? 7000 : -7000), with.Value, Rounding * (7000 + without.Legs.Sum(l => Math.Abs(l.Value))));
        Assert.Empty(with.ByStructure("old").Items);
        Assert.All(without.Legs, l => Assert.True(!l.IsSettled && l.SettlementValue is null));
    }

    private static void Missing(Leg leg, MarketSnapshot market)
    {
        var missing = Assert.Throws<MissingDatumException>(() => Value(leg, market));
        Expiry expiry = leg is OptionLeg option ? option.Expiry : ((FutureLeg)leg).Expiry;
        Assert.Equal(new DatumKey(DatumKind.Settlement, leg.Contract.UnderlyingSymbol, expiry), missing.Key);
        Assert.Contains(leg.Name, missing.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"Settlement of {leg.Contract.UnderlyingSymbol} for {expiry}"), missing.Message, StringComparison.Ordinal);
    }
}
