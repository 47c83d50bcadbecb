using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments;

public static class GuardrailTests
{
    private static readonly Leg ShortPut = Sample.Book.Positions.Single(p => p.Role == LegRole.ShortStrike && p.Leg is OptionLeg { Right: OptionRight.Put }).Leg;
    private static readonly Leg WingPut = Sample.Book.Positions.Single(p => p.Role == LegRole.Wing && p.Leg is OptionLeg { Right: OptionRight.Put }).Leg;

    [Fact]
    public static void A_vega_band_in_per_cent_of_a_negative_net_vega_keeps_its_edges_in_order()
    {
        // METHODS 9.2: V0 = -584.709, 15 % gives [-672.415, -497.003].
        Calibration calibration = Sample.Calibration with
        {
            Exposures = Sample.Calibration.Exposures with { VixEquivalentVega = new(-600, -584.709, -500) },
        };
        VegaBandState band = VegaBandState.Of(new VegaBand(0.15, 0.15, scale: VegaScale.NetVega, minimumScale: 1), calibration)!;
        Assert.Equal(-672.415, band.Hard.Low, 1e-3);
        Assert.Equal(-497.003, band.Hard.High, 1e-3);
    }

    [Fact]
    public static void The_band_on_a_hedged_book_is_as_wide_as_the_condor_alone_makes_it()
    {
        Calibration calibration = Sample.Calibration with
        {
            Exposures = Sample.Calibration.Exposures with { VixEquivalentVega = new(-60, -50, -40) },
            GrossCondorVega = 450,
        };
        VegaBandState band = VegaBandState.Of(new VegaBand(), calibration)!;
        Assert.Equal(new Band(-50 - 90, -50 + 90), band.Hard);
        Assert.Equal(new Band(-50 - 67.5, -50 + 67.5), band.Soft);
    }

    [Theory]
    [InlineData(100, 90)]
    [InlineData(-100, -100)]
    public static void The_carry_floor_is_a_fraction_of_a_gain_and_the_amount_of_a_cost(double initial, double floor)
    {
        Calibration calibration = Sample.Calibration with { Exposures = Sample.Calibration.Exposures with { Carry = new(initial, 0, 0, 0) } };
        GuardrailVerdict verdict = Judge(calibration).Single(v => v.Guardrail == "carry floor");
        Assert.Equal(floor, verdict.Limit!.Value, 1e-9);
    }

    [Fact]
    public static void Without_a_calibration_vega_and_carry_say_so_and_pass_nothing()
    {
        ImmutableArray<GuardrailVerdict> verdicts = Judge(null);
        Assert.Equal(["vega hard band", "vega soft band", "vega over betas", "carry floor"], verdicts.Where(v => v.Status == GuardrailStatus.MissingData).Select(v => v.Guardrail));
        Assert.All(verdicts.Where(v => v.Status == GuardrailStatus.MissingData), v => Assert.False(v.Holds));
    }

    [Fact]
    public static void Moving_a_wing_out_raises_the_maximum_loss()
    {
        var further = ((OptionLeg)WingPut) with { Strike = 3750 };
        GuardrailVerdict verdict = Broken("maximum loss", new Trade(WingPut with { Quantity = -10 }, LegRole.Wing), new Trade(further with { Quantity = 10 }, LegRole.Wing));
        Assert.Equal(125_000, verdict.Measured);
        Assert.Equal(100_000, verdict.Limit);
        Assert.Equal(-25_000, verdict.Margin);
    }

    [Fact]
    public static void Selling_the_call_wings_makes_the_loss_unbounded_and_still_a_verdict()
    {
        Leg wing = Sample.Book.Positions.Single(p => p.Role == LegRole.Wing && p.Leg is OptionLeg { Right: OptionRight.Call }).Leg;
        Assert.Equal(double.PositiveInfinity, Broken("maximum loss", new Trade(wing with { Quantity = -1 }, LegRole.Wing)).Measured);
    }

    [Fact]
    public static void Closing_or_opening_short_strikes_counts_each_contract()
    {
        Assert.Equal(3, Broken("short strikes untouched", new Trade(ShortPut with { Quantity = 3 }, LegRole.ShortStrike)).Measured);
        Assert.Equal(2, Broken("short strikes untouched", new Trade(ShortPut with { Quantity = -2 }, LegRole.ShortStrike)).Measured);
    }

    [Fact]
    public static void Hiding_a_sale_behind_another_role_does_not_help()
    {
        Assert.Equal(2, Broken("no new short options", new Trade(ShortPut with { Quantity = -2 }, LegRole.Overlay)).Measured);
        Leg owned = Sample.Book.Positions.Single(p => p.Layer == 3).Leg;
        Assert.True(Judge(Sample.Calibration, new Trade(owned with { Quantity = -20 }, LegRole.Hedge, 3)).Single(v => v.Guardrail == "no new short options").Holds);
        Assert.Equal(1, Broken("no new short options", new Trade(owned with { Quantity = -21 }, LegRole.Hedge, 3)).Measured);
    }

    private static GuardrailVerdict Broken(string guardrail, params ReadOnlySpan<Trade> trades)
    {
        GuardrailVerdict verdict = Judge(Sample.Calibration, trades).Single(v => v.Guardrail == guardrail);
        Assert.Equal(GuardrailStatus.Broken, verdict.Status);
        Assert.True(verdict.Margin < 0);
        return verdict;
    }

    internal static ImmutableArray<GuardrailVerdict> Judge(Calibration? calibration, params ReadOnlySpan<Trade> trades)
    {
        var context = new RuleContext(BookValuation.Of(Sample.Book, Sample.Market), FactorMap.Create(Sample.Market), AdjustmentPolicy.Default, new PlanInputs { Calibration = calibration });
        var room = new PlanRoom(context, []);
        return room.Guardrails.Judge(new PlanState(room, [.. trades], 0));
    }
}
