using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

public sealed class TickRuleTests
{
    private static readonly DateOnly LastOldDay = new(2022, 10, 31);
    private static readonly DateOnly FirstNewDay = new(2022, 11, 1);

    [Fact]
    public void A_new_date_replaces_every_band_of_the_old_one()
    {
        Assert.Equal(0.10, Contracts.Vix.Tick.TickAt(LastOldDay, 3));
        Assert.Equal(0.05, Contracts.Vix.Tick.TickAt(FirstNewDay, 3));
        Assert.Equal(0.01, Contracts.Vix.Tick.TickAt(FirstNewDay, 2.99));
        // From the later date on one band is left: the old band above 3 must not shine through.
        TickRule simplified = TickRule.Create(
            new TickBand(FirstNewDay, 0, 0.01), new TickBand(DateOnly.MinValue, 3, 0.10), new TickBand(DateOnly.MinValue, 0, 0.05));
        Assert.Equal(0.01, simplified.TickAt(FirstNewDay, 100));
        Assert.Equal(0.10, simplified.TickAt(LastOldDay, 100));
    }

    // Quotes of 2023-02-15 (SPX, VIX options) and 2018-02-05, 2024-08-05 (VX settlements are finer than the tick and are not quotes).
    [Theory]
    [InlineData("SPXW", 12.3, true)]
    [InlineData("SPXW", 2.85, true)]
    [InlineData("SPXW", 12.35, false)]
    [InlineData("SPX", 4147.6, true)]
    [InlineData("VIX", 2.97, true)]
    [InlineData("VIX", 3.15, true)]
    [InlineData("VIX", 3.12, false)]
    [InlineData("XSP", 412.37, true)]
    public void Quotes_of_2023_are_on_their_ticks(string symbol, double price, bool onTick) =>
        Assert.Equal(onTick, Contracts.Find(symbol, ContractKind.Option)!.Tick.IsOnTick(new DateOnly(2023, 2, 15), price));

    [Law]
    public bool Whole_ticks_are_on_the_tick_with_either_sign_and_halves_are_not(int steps, bool cents)
    {
        TickRule rule = TickRule.Uniform(cents ? 0.01 : 0.05);
        double tick = cents ? 0.01 : 0.05;
        int count = Math.Abs(steps % 500_000);
        // As text gives it, not as repeated addition would.
        double price = (double)Math.Round((decimal)tick * count, 2);
        return rule.IsOnTick(FirstNewDay, price) && rule.IsOnTick(FirstNewDay, -price) && !rule.IsOnTick(FirstNewDay, price + (tick / 2));
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void A_band_refuses_illegal_numbers(NotPositive tick, Negative level)
    {
        Refusal.OfValue("tick", tick.Value, "greater than 0", () => _ = new TickBand(FirstNewDay, 0, tick.Value));
        Refusal.OfValue("tick", tick.Value, "greater than 0", () => TickRule.Uniform(tick.Value));
        Refusal.OfValue("fromPrice", level.Value, "at least 0", () => _ = new TickBand(FirstNewDay, level.Value, 0.05));
    }

    [Fact]
    public void A_rule_refuses_what_leaves_a_price_or_a_date_undecided()
    {
        Refusal.OfArgument("bands", () => TickRule.Create());
        Refusal.OfArgument("bands", () => TickRule.Create(new TickBand(LastOldDay, 0, 0.1), null!));
        Refusal.OfArgument("bands", () => TickRule.Create(new TickBand(LastOldDay, 3, 0.1)), "2022-10-31", "start at price 0");
        Refusal.OfArgument("bands", () => TickRule.Create(new TickBand(LastOldDay, 0, 0.1), new TickBand(FirstNewDay, 3, 0.1)), "2022-11-01");
        Refusal.OfArgument("bands", () => TickRule.Create(new TickBand(LastOldDay, 0, 0.1), new TickBand(LastOldDay, 0, 0.2)), "Two bands");
        TickRule late = TickRule.Create(new TickBand(FirstNewDay, 0, 0.1));
        Refusal.OfValue("date", LastOldDay, "2022-11-01", () => late.TickAt(LastOldDay, 1));
        Refusal.OfValue("price", double.NaN, "finite", () => late.TickAt(FirstNewDay, double.NaN));
        Refusal.OfValue("price", double.PositiveInfinity, "finite", () => late.IsOnTick(FirstNewDay, double.PositiveInfinity));
    }

    [Fact]
    public void Rules_are_equal_whatever_the_order_of_their_bands()
    {
        TickBand low = new(LastOldDay, 0, 0.05);
        TickBand high = new(LastOldDay, 3, 0.10);
        Assert.Equal(TickRule.Create(low, high), TickRule.Create(high, low));
        Assert.Equal(TickRule.Create(low, high).GetHashCode(), TickRule.Create(high, low).GetHashCode());
        Assert.NotEqual(TickRule.Create(low), TickRule.Create(low, high));
    }
}
