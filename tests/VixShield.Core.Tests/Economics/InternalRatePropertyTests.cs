using FsCheck;
using FsCheck.Fluent;
using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class InternalRatePropertyTests
{
    private const double Epsilon = 2.220446049250313e-16;

    [SeededProperty(Arbitrary = [typeof(FlowCases)], MaxTest = 300)]
    public static void The_value_at_every_rate_is_0(double[] flows)
    {
        foreach (double rate in InternalRateOfReturn.Periodic(flows).Rates)
        {
            if (rate is < -1 + 1e-3 or > 1e6)
                continue;
            double size = flows.Select((f, k) => Math.Abs(f) * Math.Pow(1 + rate, -k)).Sum();
            // Half a unit in the last place of 1 + rate, as often as there are periods.
            double tolerance = 4 * Epsilon * flows.Length * (1 + (1 / (1 + rate))) * size;
            Assert.True(Math.Abs(NetPresentValue.Periodic(flows, rate)) <= tolerance, FormattableString.Invariant($"{rate}: {NetPresentValue.Periodic(flows, rate)} against {tolerance}"));
        }
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)], MaxTest = 300)]
    public static void The_value_of_dated_flows_at_every_rate_is_0(CashFlow[] flows)
    {
        DateOnly first = flows.Min(f => f.Date);
        foreach (double rate in InternalRateOfReturn.Dated(flows).Rates)
        {
            double size = flows.Sum(f => Math.Abs(f.Amount) * Math.Pow(1 + rate, -(f.Date.DayNumber - first.DayNumber) / 365d));
            double tolerance = 32 * Epsilon * (1 + (1 / (1 + rate))) * size;
            Assert.True(Math.Abs(NetPresentValue.Dated(flows, rate)) <= tolerance, FormattableString.Invariant($"{rate}: {NetPresentValue.Dated(flows, rate)} against {tolerance}"));
        }
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)], MaxTest = 100)]
    public static void A_scan_finds_no_change_of_sign_without_a_rate(double[] flows) =>
        InternalRateTests.AssertNoRootIsMissing(flows, InternalRateOfReturn.Periodic(flows));

    [SeededProperty(MaxTest = 400)]
    public static Property Flows_made_from_rates_have_exactly_these()
    {
        // 20 (1 + rate), far enough apart that rounding cannot join two triple roots.
        int[] grid = [2, 10, 16, 22, 30, 45, 70];
        Gen<(int Root, int Times)[]> roots =
            from count in Gen.Choose(1, 3)
            from places in Gen.Shuffle(grid)
            from times in Gen.Choose(1, 3).ArrayOf(count)
            select places.Take(count).Order().Zip(times).ToArray();
        return Prop.ForAll(Arb.From(from r in roots from pairs in Gen.Choose(0, 1) from sign in Gen.Elements(1, -1) select (r, pairs, sign)), c =>
        {
            double[] flows = [c.sign];
            foreach ((int root, int times) in c.r)
            {
                for (int i = 0; i < times; i++)
                    flows = Times(flows, [20, -root]);
            }

            if (c.pairs == 1)
                flows = Times(flows, [3, 1, 2]);
            InternalRateReading reading = InternalRateOfReturn.Periodic(flows);
            string said = FormattableString.Invariant($"{string.Join(", ", c.r)}: {reading}");
            Assert.True(reading.Rates.Length == c.r.Length, said);
            for (int i = 0; i < c.r.Length; i++)
                Assert.True(Math.Abs((c.r[i].Root / 20d) - 1 - reading.Rates[i]) <= 1e-9, said + FormattableString.Invariant($" off by {(c.r[i].Root / 20d) - 1 - reading.Rates[i]}"));
        });
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)], MaxTest = 200)]
    public static void Scale_sign_and_zeros_in_front_and_behind_leave_the_rates(double[] flows, PositiveInt zeros)
    {
        int count = zeros.Get % 40;
        InternalRateReading plain = InternalRateOfReturn.Periodic(flows);
        // A power of 2 changes no bit.
        AssertSame(plain, InternalRateOfReturn.Periodic([.. flows.Select(f => 1024 * f)]), 0);
        InternalRateReading other = InternalRateOfReturn.Periodic([.. flows.Select(f => -f)]);
        Assert.Equal(plain.Rates.AsEnumerable(), other.Rates.AsEnumerable());
        Assert.Equal((plain.Status, plain.SignChanges, plain.IsPositiveRateProvedUnique), (other.Status, other.SignChanges, other.IsPositiveRateProvedUnique));
        AssertSame(plain, InternalRateOfReturn.Periodic([.. new double[count], .. flows, .. new double[count]]), 0);
        AssertSame(plain, InternalRateOfReturn.Periodic([.. flows.Select(f => f * 1.7e-7)]), Closeness(flows, plain));
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)], MaxTest = 200)]
    public static void Order_zero_flows_and_split_flows_leave_the_rates_of_dated_flows(CashFlow[] flows, int shift)
    {
        InternalRateReading plain = InternalRateOfReturn.Dated(flows);
        CashFlow[] split = [.. flows.SelectMany(f => new[] { new CashFlow(f.Date, f.Amount / 4), new CashFlow(f.Date, f.Amount / 4 * 3) })];
        AssertSame(plain, InternalRateOfReturn.Dated(split.Reverse()), 1e-9);
        AssertSame(plain, InternalRateOfReturn.Dated([.. flows, .. flows.Select(f => new CashFlow(f.Date.AddDays(1 + (Math.Abs(shift) % 50)), 0))]), 0);
        AssertSame(plain, InternalRateOfReturn.Dated(flows.Select(f => new CashFlow(f.Date.AddDays(shift % 1000), f.Amount))), 0);
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)], MaxTest = 200)]
    public static void A_year_of_365_days_is_a_period(double[] flows)
    {
        InternalRateReading periodic = InternalRateOfReturn.Periodic(flows);
        InternalRateReading dated = InternalRateOfReturn.Dated(flows.Select((f, k) => new CashFlow(new DateOnly(2000, 1, 1).AddDays(365 * k), f)));
        Assert.Equal(periodic.Rates.Length, dated.Rates.Length + dated.RootsOutsideDomain);
        double[] inside = [.. periodic.Rates.Where(r => r is > InternalRateOfReturn.LowestDatedRate and < InternalRateOfReturn.HighestDatedRate)];
        Assert.Equal(inside.Length, dated.Rates.Length);
        for (int i = 0; i < inside.Length; i++)
            Assert.Equal(inside[i], dated.Rates[i], 1e-9 * (1 + inside[i]));
        Assert.Equal((periodic.SignChanges, periodic.IsPositiveRateProvedUnique), (dated.SignChanges, dated.IsPositiveRateProvedUnique));
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)])]
    public static void The_counting_rules_hold(double[] flows)
    {
        InternalRateReading reading = InternalRateOfReturn.Periodic(flows);
        int[] signs = [.. flows.Select(Math.Sign).Where(s => s != 0)];
        Assert.Equal(signs.Zip(signs.Skip(1), (a, b) => a != b).Count(x => x), reading.SignChanges);
        Assert.True(reading.Rates.Length <= reading.SignChanges);
        Assert.True(reading.SignChanges % 2 == 0 || reading.Rates.Length + reading.RootsOutsideDomain > 0);
        Assert.Equal(reading.Rates.Order(), reading.Rates);
        if (reading.SignChanges == 1)
            Assert.Equal(1, reading.Rates.Length + reading.RootsOutsideDomain);
        if (reading.IsPositiveRateProvedUnique)
            Assert.Single(reading.Rates, r => r > 0);
    }

    private static double[] Times(double[] a, double[] b)
    {
        var product = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
                product[i + j] += a[i] * b[j];
        }

        return product;
    }

    private static void AssertSame(InternalRateReading expected, InternalRateReading actual, double tolerance)
    {
        Assert.Equal((expected.Status, expected.Cause, expected.RootsOutsideDomain), (actual.Status, actual.Cause, actual.RootsOutsideDomain));
        for (int i = 0; i < expected.Rates.Length; i++)
            Assert.Equal(expected.Rates[i], actual.Rates[i], tolerance * (1 + expected.Rates[i]));
    }

    // The rounding of the scaled flows over the least slope at a root, relative to its terms.
    private static double Closeness(double[] flows, InternalRateReading reading) => reading.Rates.Select(rate =>
    {
        double size = 0, slope = 0;
        for (int k = 0; k < flows.Length; k++)
        {
            double term = flows[k] * Math.Pow(1 + rate, -k);
            size += Math.Abs(term);
            slope += k * term;
        }

        return Math.Min(1e-7, 16 * Epsilon * Math.Max(1, size / Math.Abs(slope)));
    }).DefaultIfEmpty(0).Max();
}
