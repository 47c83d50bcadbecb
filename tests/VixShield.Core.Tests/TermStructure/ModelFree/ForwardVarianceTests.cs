using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Tests.Volatility.Replication;
using VixShield.Volatility;

namespace VixShield.Tests.TermStructure;

public sealed class ForwardVarianceTests
{
    [ReferenceFact]
    [Trait("Category", "Reference")]
    public void Forward_variances_are_those_of_the_table()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("forward_variance.csv").Rows)
        {
            ForwardVariance made = ForwardVariance.Between(row.Number("days1") / 365, row.Number("vol1"), row.Number("days2") / 365, row.Number("vol2"));
            double expected = row.Number("forward_variance");
            // A difference of two total variances: relative to their size.
            double size = Math.Abs(expected) + (2 * made.TotalVarianceToEnd!.Value / (made.EndYears - made.StartYears));
            deviations.Compare(expected, made.Variance!.Value, 1e-14 * size, $"{row} variance");
            deviations.Check(made.Status == (row.Text("status") == "ok" ? ForwardVarianceStatus.Ok : ForwardVarianceStatus.CalendarArbitrage), $"{row}: {made.Status}");
            deviations.Check(double.IsNaN(row.Number("forward_vol")) == made.Volatility is null, $"{row}: {made.Volatility}");
            if (made.Volatility is { } volatility)
                deviations.Compare(row.Number("forward_vol"), volatility, 1e-14 * size / expected * volatility, $"{row} volatility");
            Assert.Equal((made.Variance, made.Variance), (made.Low, made.High));
        }

        deviations.Verify();
    }

    [SeededProperty]
    public void Windows_add_up_and_volatilities_scale(FsCheck.NormalFloat a, FsCheck.NormalFloat b, FsCheck.NormalFloat c)
    {
        double[] volatilities = [5 + Math.Abs(a.Get % 60), 5 + Math.Abs(b.Get % 60), 5 + Math.Abs(c.Get % 60)];
        double[] years = [9d / 365, 30d / 365, 93d / 365];
        ForwardVariance first = ForwardVariance.Between(years[0], volatilities[0], years[1], volatilities[1]);
        ForwardVariance second = ForwardVariance.Between(years[1], volatilities[1], years[2], volatilities[2]);
        ForwardVariance whole = ForwardVariance.Between(years[0], volatilities[0], years[2], volatilities[2]);
        double sum = ((first.Variance!.Value * (years[1] - years[0])) + (second.Variance!.Value * (years[2] - years[1]))) / (years[2] - years[0]);
        Assert.Equal(whole.Variance!.Value, sum, 1e-14 * 10);
        ForwardVariance scaled = ForwardVariance.Between(years[0], 3 * volatilities[0], years[2], 3 * volatilities[2]);
        Assert.Equal(9 * whole.Variance.Value, scaled.Variance!.Value, 1e-13 * 10);
        Assert.Equal(whole.Status, scaled.Status);
        Assert.Equal(whole.Variance > 0, whole.Status == ForwardVarianceStatus.Ok);
        // From now on it is the variance itself.
        Assert.Equal(volatilities[2] * volatilities[2] / 1e4, ForwardVariance.Between(0, volatilities[0], years[2], volatilities[2]).Variance!.Value, 1e-15);
    }

    [Law(Arbitrary = [typeof(FlatCase)], MaxTest = 20)]
    public void Strips_of_one_volatility_have_it_forward_inside_their_band(FlatCase c)
    {
        VarianceStrip[] strips = [.. new[] { 1, 1.4, 2, 2.9 }.Select(m => (c with { Years = m * c.Years }).Replicate(5, 5))];
        ForwardVariance pair = ForwardVariance.Between(strips[0], strips[3]);
        Assert.Equal(ForwardVarianceStatus.Ok, pair.Status);
        double naive = ((strips[3].Years * strips[3].Variance!.Value) - (strips[0].Years * strips[0].Variance!.Value)) / (strips[3].Years - strips[0].Years);
        Assert.Equal(naive, pair.Variance!.Value, 1e-13);
        Assert.InRange(c.Volatility * c.Volatility, pair.Low!.Value, pair.High!.Value);
        ForwardVariance window = ForwardVariance.Over(strips.Reverse(), 1.2 * c.Years, 2.5 * c.Years);
        Assert.InRange(window.Variance!.Value, window.Low!.Value, window.High!.Value);
        Assert.Equal(c.Volatility * c.Volatility, window.Variance!.Value, 4 * c.Discretisation + 1e-8);
        Assert.Equal(0.4 * c.Years * 365, window.StartBracketDays!.Value, 1e-6);
        Assert.Equal(0.9 * c.Years * 365, window.EndBracketDays!.Value, 1e-6);
        // Ends at expiries interpolate nothing: the window of two strips is their pair.
        ForwardVariance whole = ForwardVariance.Over(strips, strips[0].Years, strips[3].Years);
        Assert.Equal((pair.Variance, pair.Low, pair.High, 0, 0, 0), (whole.Variance, whole.Low, whole.High, whole.Interpolation, whole.StartBracketDays, whole.EndBracketDays));
        // Additivity of windows with an end between expiries.
        double middle = 1.7 * c.Years;
        double parts = (ForwardVariance.Over(strips, 1.2 * c.Years, middle).Variance!.Value * 0.5) + (ForwardVariance.Over(strips, middle, 2.5 * c.Years).Variance!.Value * 0.8);
        Assert.Equal(window.Variance.Value, parts / 1.3, 1e-12);
    }

    [Law(Arbitrary = [typeof(FlatCase)], MaxTest = 20)]
    public void A_window_without_strips_on_both_sides_of_an_end_has_no_number(FlatCase c)
    {
        VarianceStrip[] strips = [c.Replicate(5, 5), (c with { Years = 2 * c.Years }).Replicate(5, 5)];
        VarianceStrip failed = VarianceStrip.Replicate(3 * c.Years, 0, []);
        foreach (ForwardVariance none in new[]
                 {
                     ForwardVariance.Over(strips, 0.9 * c.Years, 1.5 * c.Years),
                     ForwardVariance.Over(strips, 1.5 * c.Years, 2.1 * c.Years),
                     ForwardVariance.Over([.. strips, failed], 1.5 * c.Years, 2.1 * c.Years),
                     ForwardVariance.Over([], 0.1, 0.2),
                 })
        {
            Assert.Equal((ForwardVarianceStatus.NotCovered, null, null, null, null), (none.Status, none.Variance, none.Low, none.High, none.Volatility));
            Assert.Contains("days", none.Reason, StringComparison.Ordinal);
        }

        ForwardVariance pair = ForwardVariance.Between(strips[0], failed);
        Assert.Equal((ForwardVarianceStatus.StripFailed, null), (pair.Status, pair.Variance));
        Assert.Contains(failed.Reason, pair.Reason, StringComparison.Ordinal);
        Assert.Equal(ConsistencyVerdict.NotAvailable, pair.JensenGap(20).Verdict);
        Assert.Null(pair.JensenGap(20).Value);
        Refusal.OfArgument("far", () => ForwardVariance.Between(strips[1], strips[0]));
        Refusal.OfArgument("strips", () => ForwardVariance.Over([strips[0], strips[0]], 0.1, 0.2));
    }

    [Fact]
    public void Jensen_is_violated_exactly_above_the_forward_volatility()
    {
        ForwardVariance variance = ForwardVariance.Between(0.1, 18, 0.2, 20);
        double bound = variance.Volatility!.Value;
        Assert.Equal(ConsistencyVerdict.Inside, variance.JensenGap(bound - 1e-6).Verdict);
        ConsistencyGap violated = variance.JensenGap(bound + 0.1);
        Assert.Equal(ConsistencyVerdict.OutsideBelow, violated.Verdict);
        Assert.Equal((bound * bound) - ((bound + 0.1) * (bound + 0.1)), violated.Value!.Value, 1e-10);
        Assert.Equal(violated.Value.Value, violated.Excess!.Value, 1e-10);
        Assert.Equal(ConsistencyVerdict.Inside, variance.JensenGap(bound + 0.1, 0.15).Verdict);
        // Far below is no violation: convexity has no upper limit here.
        Assert.Equal((ConsistencyVerdict.Inside, 0), (variance.JensenGap(1).Verdict, variance.JensenGap(1).Excess));
        Refusal.OfArgument("price", () => variance.JensenGap(0));
        Refusal.OfArgument("halfSpread", () => variance.JensenGap(20, 20));
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_numbers_are_refused_and_huge_ones_are_a_status(Negative bad)
    {
        Refusal.OfArgument("nearYears", () => ForwardVariance.Between(bad.Value, 20, 1, 20));
        Refusal.OfArgument("farYears", () => ForwardVariance.Between(0.1, 20, bad.Value, 20));
        Refusal.OfArgument("farVolatility", () => ForwardVariance.Between(0.1, 20, 1, bad.Value));
        Refusal.OfArgument("nearVolatility", () => ForwardVariance.Between(0.1, bad.Value, 1, 20));
        Refusal.OfArgument("farYears", () => ForwardVariance.Between(0.1, 20, 0.1, 20));
        ForwardVariance huge = ForwardVariance.Between(0.1, 20, 1, 1e200);
        Assert.Equal((ForwardVarianceStatus.BeyondRange, null), (huge.Status, huge.Variance));
        // Nothing to nothing is not above 0.
        Assert.Equal((ForwardVarianceStatus.CalendarArbitrage, 0), (ForwardVariance.Between(0.1, 0, 1, 0).Status, ForwardVariance.Between(0.1, 0, 1, 0).Variance));
    }
}
