using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

/// <summary>A leg cannot exist invalid, whether it is constructed or changed.</summary>
public sealed class LegRefusalTests
{
    private static readonly OptionLeg Option = new()
    {
        Contract = Contracts.Spxw, Quantity = -3, Right = OptionRight.Put, Strike = 4800, Expiry = TestExpiries.SpxwMarch,
    };

    private static readonly FutureLeg Future = new() { Contract = Contracts.Vx, Quantity = 2, Expiry = TestExpiries.VixMarch };

    private static readonly SecurityLeg Shares = new() { Contract = Contracts.SpyShares, Quantity = -100 };

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void A_strike_is_finite_and_above_0(NotPositive strike)
    {
        Refusal.OfValue("Strike", strike.Value, "greater than 0", () => _ = Option with { Strike = strike.Value });
        Refusal.OfValue("Strike", strike.Value, "greater than 0", () => _ = new OptionLeg
        {
            Contract = Contracts.Vix, Quantity = 1, Right = OptionRight.Call, Strike = strike.Value, Expiry = TestExpiries.VixMarch,
        });
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void A_quantity_is_not_0_and_at_most_a_million(IllegalQuantity quantity)
    {
        Action[] calls =
        [
            () => _ = Option with { Quantity = quantity.Value },
            () => _ = Future with { Quantity = quantity.Value },
            () => _ = Shares with { Quantity = quantity.Value },
            () => _ = new FutureLeg { Contract = Contracts.Es, Quantity = quantity.Value, Expiry = TestExpiries.SpxMarch },
            () => _ = new SecurityLeg { Contract = Contracts.VxxShares, Quantity = quantity.Value },
        ];
        Assert.All(calls, call => Refusal.OfValue("Quantity", quantity.Value, "1,000,000", call));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(-1_000_000)]
    [InlineData(-1)]
    public void The_largest_and_the_smallest_quantities_are_legal(int quantity) => Assert.Equal(quantity, (Option with { Quantity = quantity }).Quantity);

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void A_right_is_call_or_put(Undefined right)
    {
        Refusal.OfValue("Right", (OptionRight)right.Value, "Call, Put", () => _ = Option with { Right = (OptionRight)right.Value });
        Refusal.OfValue("Right", default(OptionRight), "Call, Put", () => _ = Option with { Right = default });
    }

    [Fact]
    public void Contract_and_expiry_settle_alike_by_every_door()
    {
        Refusal.OfArgument("Expiry", () => _ = Option with { Expiry = TestExpiries.SpxMarch }, "SPXW", "Pm", "2024-03-15 Am");
        Refusal.OfArgument("Contract", () => _ = Option with { Contract = Contracts.Spx }, "SPX", "Am", "2024-03-15 Pm");
        Refusal.OfArgument("Expiry", () => _ = Future with { Expiry = TestExpiries.SpxwMarch }, "VX", "Am", "Pm");
        // The order in which an initialiser names the two does not open a door.
        Refusal.OfArgument("Contract", () => _ = new FutureLeg { Expiry = TestExpiries.SpxwMarch, Quantity = 1, Contract = Contracts.Es }, "ES", "Am", "Pm");
        Refusal.OfArgument("Expiry", () => _ = new FutureLeg { Contract = Contracts.Es, Quantity = 1, Expiry = TestExpiries.SpxwMarch }, "ES", "Am", "Pm");
    }

    [Fact]
    public void A_contract_of_another_kind_is_refused_for_every_leg_and_contract()
    {
        foreach (ContractSpec contract in Contracts.All)
        {
            if (contract.Kind != ContractKind.Option)
                Refusal.OfValue("Contract", contract, "Option", () => _ = Option with { Contract = contract });
            if (contract.Kind != ContractKind.Future)
                Refusal.OfValue("Contract", contract, "Future", () => _ = Future with { Contract = contract });
            if (contract.Kind != ContractKind.Security)
                Refusal.OfValue("Contract", contract, "Security", () => _ = Shares with { Contract = contract });
        }
    }

    [Fact]
    public void Nothing_may_be_null()
    {
        Refusal.OfArgument("Contract", () => _ = Option with { Contract = null! });
        Refusal.OfArgument("Expiry", () => _ = Option with { Expiry = null! });
        Refusal.OfArgument("Contract", () => _ = Future with { Contract = null! });
        Refusal.OfArgument("Expiry", () => _ = Future with { Expiry = null! });
        Refusal.OfArgument("Contract", () => _ = Shares with { Contract = null! });
        Assert.False(Option.IsSameInstrument(null!));
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public bool Legs_are_the_same_instrument_exactly_when_they_are_equal_at_one_quantity(Leg a, Leg b) =>
        a.IsSameInstrument(b) == (a.Name == b.Name) && a.IsSameInstrument(a with { Quantity = -a.Quantity })
        && !a.Equals(a with { Quantity = -a.Quantity });

    [Fact]
    public void One_changed_term_makes_another_instrument()
    {
        OptionLeg[] others =
        [
            Option with { Right = OptionRight.Call }, Option with { Strike = 4800.5 }, Option with { Expiry = TestExpiries.SpxwApril },
            Option with { Contract = Contracts.Xsp },
        ];
        Assert.All(others, o => Assert.False(o.IsSameInstrument(Option)));
        Assert.False(Option.IsSameInstrument(Future));
        Assert.False((Future with { Contract = Contracts.Vxm }).IsSameInstrument(Future));
    }

    [Fact]
    public void Positions_and_trades_refuse_what_they_document()
    {
        Refusal.OfArgument("Leg", () => _ = new Position(null!));
        Refusal.OfArgument("Leg", () => _ = new Trade(null!));
        Refusal.OfValue("Role", (LegRole)9, "Hedge", () => _ = new Position(Option, (LegRole)9));
        Refusal.OfValue("Role", (LegRole)(-1), "Hedge", () => _ = new Trade(Option, (LegRole)(-1)));
        Refusal.OfArgument("Structure", () => _ = new Position(Option, structure: " "));
        Refusal.OfArgument("Structure", () => _ = new Trade(Option, structure: ""));
        foreach (int layer in new[] { 0, -1, 1001, int.MinValue })
        {
            Refusal.OfValue("Layer", layer, "from 1 to 1000", () => _ = new Position(Option, layer: layer));
            Refusal.OfValue("Layer", layer, "from 1 to 1000", () => _ = new Trade(Option, layer: layer));
            Refusal.OfValue("Layer", layer, "from 1 to 1000", () => _ = new Position(Option) with { Layer = layer });
            Refusal.OfValue("Layer", layer, "from 1 to 1000", () => _ = new Trade(Option) with { Layer = layer });
        }

        Refusal.OfArgument("Structure", () => _ = new Position(Option) with { Structure = "\t" });
        Refusal.OfArgument("Leg", () => _ = new Trade(Option) with { Leg = null! });
        Assert.Null((new Position(Option, layer: 3) with { Layer = null }).Layer);
    }
}
