using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Instruments;
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
        VegaBandState band = VegaBandState.Of(new VegaBand(0.15, 0.15, scale: VegaScale.NetVega), calibration)!;
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
        GuardrailVerdict verdict = Judge(Sample.Book, calibration).Single(v => v.Guardrail == "carry floor");
        Assert.Equal(floor, verdict.Limit!.Value, 1e-9);
    }

    [Fact]
    public static void Without_a_calibration_vega_and_carry_say_so_and_pass_nothing()
    {
        ImmutableArray<GuardrailVerdict> verdicts = Judge(Sample.Book, null);
        Assert.Equal(["vega hard band", "vega soft band", "carry floor"], verdicts.Where(v => v.Status == GuardrailStatus.MissingData).Select(v => v.Guardrail));
        Assert.All(verdicts.Where(v => v.Status == GuardrailStatus.MissingData), v => Assert.False(v.Holds));
    }

    [Fact]
    public static void Moving_a_wing_out_raises_the_maximum_loss()
    {
        var further = ((OptionLeg)WingPut) with { Strike = 3750 };
        Book after = Sample.Book.Apply(new Trade(WingPut with { Quantity = -10 }, LegRole.Wing), new Trade(further with { Quantity = 10 }, LegRole.Wing));
        GuardrailVerdict verdict = Broken(after, "maximum loss");
        Assert.Equal(125_000, verdict.Measured);
        Assert.Equal(100_000, verdict.Limit);
        Assert.Equal(-25_000, verdict.Margin);
    }

    [Fact]
    public static void Selling_the_call_wings_makes_the_loss_unbounded_and_still_a_verdict()
    {
        Leg wing = Sample.Book.Positions.Single(p => p.Role == LegRole.Wing && p.Leg is OptionLeg { Right: OptionRight.Call }).Leg;
        Assert.Equal(double.PositiveInfinity, Broken(Sample.Book.Apply(new Trade(wing with { Quantity = -1 }, LegRole.Wing)), "maximum loss").Measured);
    }

    [Fact]
    public static void Closing_or_opening_short_strikes_counts_each_contract()
    {
        Assert.Equal(3, Broken(Sample.Book.Apply(new Trade(ShortPut with { Quantity = 3 }, LegRole.ShortStrike)), "short strikes untouched").Measured);
        Assert.Equal(2, Broken(Sample.Book.Apply(new Trade(ShortPut with { Quantity = -2 }, LegRole.ShortStrike)), "short strikes untouched").Measured);
    }

    [Fact]
    public static void Hiding_a_sale_behind_another_role_does_not_help()
    {
        Assert.Equal(2, Broken(Sample.Book.Apply(new Trade(ShortPut with { Quantity = -2 }, LegRole.Overlay)), "no new short options").Measured);
        Leg owned = Sample.Book.Positions.Single(p => p.Layer == 3).Leg;
        Assert.True(Judge(Sample.Book.Apply(new Trade(owned with { Quantity = -20 }, LegRole.Hedge, 3))).Single(v => v.Guardrail == "no new short options").Holds);
        Assert.Equal(1, Broken(Sample.Book.Apply(new Trade(owned with { Quantity = -21 }, LegRole.Hedge, 3)), "no new short options").Measured);
    }

    private static GuardrailVerdict Broken(Book after, string guardrail)
    {
        GuardrailVerdict verdict = Judge(after).Single(v => v.Guardrail == guardrail);
        Assert.Equal(GuardrailStatus.Broken, verdict.Status);
        Assert.True(verdict.Margin < 0);
        return verdict;
    }

    private static ImmutableArray<GuardrailVerdict> Judge(Book after) => Judge(after, Sample.Calibration);

    private static ImmutableArray<GuardrailVerdict> Judge(Book after, Calibration? calibration) =>
        new GuardrailSet(AdjustmentPolicy.Default, calibration).Judge(new PlanState(Sample.Book, after, 0, -1000, 500));
}
