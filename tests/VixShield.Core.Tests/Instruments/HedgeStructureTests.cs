using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

/// <summary>Hedge ladders and VIX calendars.</summary>
public sealed class HedgeStructureTests
{
    private static readonly TenorBucket Near = new(0, 35);
    private static readonly TenorBucket Far = new(20, 120);

    [Fact]
    public void A_ladder_holds_its_legs_layer_by_layer_as_hedges()
    {
        HedgeLadder ladder = HedgeLadder.Create([new(2, Near, 5, Vx(TestExpiries.VixMarch, 3), Vx(TestExpiries.VixApril, 2)), new(5, Far, -4, Vx(TestExpiries.VixMay, -4)), new(9, Far, 1)]);

        Assert.Equal([2, 2, 5], ladder.Positions.Select(p => p.Layer!.Value));
        Assert.Equal([3, 2, -4], ladder.Positions.Select(p => p.Leg.Quantity));
        Assert.All(ladder.Positions, p => Assert.Equal((LegRole.Hedge, "hedge ladder"), (p.Role, p.Structure)));
        Assert.Equal(3, ladder.Layers.Length);
        Assert.Empty(ladder.Layers[2].Legs);
    }

    [Fact]
    public void Equal_ladders_are_equal_and_an_empty_layer_or_a_target_counts()
    {
        HedgeLadder ladder = HedgeLadder.Create([new(1, Near, 5, Vx(TestExpiries.VixMarch, 3))]);
        HedgeLadder same = HedgeLadder.Create([new(1, Near, 5, Vx(TestExpiries.VixMarch, 3))]);
        Assert.Equal(ladder, same);
        Assert.Equal(ladder.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(ladder, HedgeLadder.Create([new(1, Near, 6, Vx(TestExpiries.VixMarch, 3))]));
        Assert.NotEqual(ladder, HedgeLadder.Create([new(1, Near, 5, Vx(TestExpiries.VixMarch, 3)), new(2, Far, 0)]));
        Assert.NotEqual(ladder, HedgeLadder.Create([new(1, Near, 5, Vx(TestExpiries.VixMarch, 4))]));
        Assert.NotEqual(ladder, HedgeLadder.Create([new(1, Far, 5, Vx(TestExpiries.VixMarch, 3))]));
    }

    [Fact]
    public void Layers_that_do_not_ascend_or_do_not_exist_are_refused()
    {
        Refusal.OfArgument("layers", () => HedgeLadder.Create([]));
        Refusal.OfArgument("layers", () => HedgeLadder.Create(null!));
        Refusal.OfArgument("layers", () => HedgeLadder.Create([new(1, Near, 0), null!]));
        Refusal.OfArgument("layers", () => HedgeLadder.Create([new(2, Near, 0), new(2, Far, 0)]), "2", "ascend");
        Refusal.OfArgument("layers", () => HedgeLadder.Create([new(3, Near, 0), new(2, Far, 0)]), "layer 3");
        Refusal.OfArgument("layers", () => HedgeLadder.Create([new(1, Far, 0), new(2, Near, 0)]), "20-120 d", "0-35 d");
    }

    [Fact]
    public void A_layer_refuses_what_it_documents()
    {
        Refusal.OfValue("number", 0, "from 1", () => _ = new HedgeLayer(0, Near, 1));
        Refusal.OfValue("number", 1001, "1000", () => _ = new HedgeLayer(1001, Near, 1));
        Refusal.OfValue("target", -1_000_001, "1000000", () => _ = new HedgeLayer(1, Near, -1_000_001));
        Refusal.OfArgument("legs", () => _ = new HedgeLayer(1, Near, 1, Vx(TestExpiries.VixMarch, 1), null!));
        Refusal.OfArgument("legs", () => _ = new HedgeLayer(1, Near, 1, Vx(TestExpiries.VixMarch, 1), Vx(TestExpiries.VixMarch, -2)), "VX 2024-03-20 Am", "twice");
        Refusal.OfValue("minimumDays", -1, "from 0", () => _ = new TenorBucket(-1, 3));
        Refusal.OfValue("maximumDays", 3, "from 4", () => _ = new TenorBucket(4, 3));
    }

    [Theory]
    [InlineData(0, 35, 0, true)]
    [InlineData(0, 35, 35, true)]
    [InlineData(0, 35, 35.001, false)]
    [InlineData(20, 20, 19.999, false)]
    [InlineData(20, 20, double.NaN, false)]
    public void A_bucket_includes_both_ends(int low, int high, double days, bool inside) => Assert.Equal(inside, new TenorBucket(low, high).Contains(days));

    [Theory]
    [InlineData(3, OptionRight.Call)]
    [InlineData(-8, OptionRight.Put)]
    public void A_calendar_is_long_the_later_expiry_for_a_positive_quantity(int quantity, OptionRight right)
    {
        VixCalendar calendar = VixCalendar.Create(TestExpiries.VixMarch, TestExpiries.VixMay, 17.5, right, quantity);

        Assert.Equal((TestExpiries.VixMarch, -quantity), (calendar.Near.Expiry, calendar.Near.Quantity));
        Assert.Equal((TestExpiries.VixMay, quantity), (calendar.Far.Expiry, calendar.Far.Quantity));
        Assert.All(calendar.Positions, p => Assert.Equal((17.5, right, LegRole.Hedge), (((OptionLeg)p.Leg).Strike, ((OptionLeg)p.Leg).Right, p.Role)));
        Assert.Equal(Contracts.Vix, calendar.Near.Contract);
        Assert.Equal(calendar, VixCalendar.Create(TestExpiries.VixMarch, TestExpiries.VixMay, 17.5, right, quantity));
        Assert.NotEqual(calendar, VixCalendar.Create(TestExpiries.VixMarch, TestExpiries.VixMay, 17.5, right, quantity + 1));
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void A_calendar_refuses_illegal_values(NotPositive strike, IllegalQuantity quantity, Undefined right)
    {
        Refusal.OfValue("Strike", strike.Value, "greater than 0", () => Make(TestExpiries.VixMay, strike.Value, 1, OptionRight.Call));
        Refusal.OfValue("quantity", quantity.Value, "1,000,000", () => Make(TestExpiries.VixMay, 20, quantity.Value, OptionRight.Call));
        Refusal.OfValue("Right", (OptionRight)right.Value, "Call", () => Make(TestExpiries.VixMay, 20, 1, (OptionRight)right.Value));
    }

    [Fact]
    public void A_calendar_needs_two_opening_expiries_in_order()
    {
        Refusal.OfValue("far", TestExpiries.VixMarch, "after the near expiry", () => Make(TestExpiries.VixMarch, 20, 1, OptionRight.Call));
        Refusal.OfValue("far", TestExpiries.VixFebruary, "after the near expiry", () => Make(TestExpiries.VixFebruary, 20, 1, OptionRight.Call));
        Refusal.OfArgument("Expiry", () => Make(TestExpiries.SpxwApril, 20, 1, OptionRight.Call), "VIX", "Pm");
        Refusal.OfArgument("far", () => Make(null!, 20, 1, OptionRight.Call));
    }

    private static VixCalendar Make(Expiry far, double strike, int quantity, OptionRight right) =>
        VixCalendar.Create(TestExpiries.VixMarch, far, strike, right, quantity);

    private static FutureLeg Vx(Expiry expiry, int quantity) => new() { Contract = Contracts.Vx, Expiry = expiry, Quantity = quantity };
}
