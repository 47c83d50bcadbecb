using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class InternalRateTests
{
    private static readonly DateOnly Start = new(2024, 1, 2);

    [Theory]
    [InlineData(InternalRateCause.AllZero, "0")]
    [InlineData(InternalRateCause.AllZero, "0;0;0")]
    [InlineData(InternalRateCause.AllInflows, "0;5;0")]
    [InlineData(InternalRateCause.AllInflows, "100;200")]
    [InlineData(InternalRateCause.AllOutflows, "-100;0;-200")]
    [InlineData(InternalRateCause.NoRoot, "1000;-2000;1500")]
    [InlineData(InternalRateCause.NoRoot, "-1000;2000;-1500")]
    public static void Flows_without_a_rate_say_why(InternalRateCause cause, string list)
    {
        double[] flows = FlowCases.Parse(list);
        InternalRateReading periodic = InternalRateOfReturn.Periodic(flows);
        InternalRateReading dated = InternalRateOfReturn.Dated(flows.Select((f, k) => new CashFlow(Start.AddDays(365 * k), f)));
        foreach (InternalRateReading reading in new[] { periodic, dated })
        {
            Assert.Equal((InternalRateStatus.NoSolution, cause), (reading.Status, reading.Cause));
            Assert.Null(reading.Rate);
            Assert.Empty(reading.Rates);
            Assert.NotEmpty(reading.Reason);
        }
    }

    [Fact]
    public static void No_flows_are_all_zero()
    {
        Assert.Equal(InternalRateCause.AllZero, InternalRateOfReturn.Periodic([]).Cause);
        Assert.Equal(InternalRateCause.AllZero, InternalRateOfReturn.Dated([]).Cause);
    }

    [Fact]
    public static void Several_rates_are_all_there_and_none_is_chosen()
    {
        InternalRateReading reading = InternalRateOfReturn.Periodic([-1000, 2300, -1320]);
        Assert.Equal(InternalRateStatus.MultipleRoots, reading.Status);
        Assert.Equal([0.1, 0.2], reading.Rates.Select(r => Math.Round(r, 12)));
        Assert.Null(reading.Rate);
        Assert.Equal(2, reading.SignChanges);
        Assert.Contains("0.1, 0.2", reading.Reason, StringComparison.Ordinal);
        Assert.Equal(reading, InternalRateOfReturn.Periodic([-500, 1150, -660]));
        Assert.NotEqual(reading, InternalRateOfReturn.Periodic([-1000, 2300, -1319]));
    }

    [Fact]
    public static void A_week_that_doubles_is_beyond_the_domain_of_yearly_rates_and_is_counted()
    {
        InternalRateReading reading = InternalRateOfReturn.Dated([new CashFlow(Start, -100), new CashFlow(Start.AddDays(7), 200)]);
        Assert.Equal((InternalRateStatus.NoSolution, InternalRateCause.OutsideDomain, 1), (reading.Status, reading.Cause, reading.RootsOutsideDomain));
        // Another root inside does not hide it: two years earlier a payment and its return.
        InternalRateReading both = InternalRateOfReturn.Dated([new CashFlow(Start, -100), new CashFlow(Start.AddDays(7), 200), new CashFlow(Start.AddDays(737), -101)]);
        Assert.Equal((InternalRateStatus.Unique, 1), (both.Status, both.RootsOutsideDomain));
        Assert.Contains("1 outside", both.Reason, StringComparison.Ordinal);
    }

    /// <summary>-1, 2x, -x^2 has the one rate x - 1, which it touches: with amounts that a double cannot hold too, scaled by cents.</summary>
    [SeededProperty]
    public static void A_rate_that_the_value_only_touches_is_found_once(ushort rate, ushort amount, bool sign)
    {
        decimal x = 1 + (rate % 2000 / 1000m) - 0.9m, scale = (1 + amount) / 100m * (sign ? 1 : -1);
        InternalRateReading reading = InternalRateOfReturn.Periodic([(double)-scale, (double)(2 * scale * x), (double)(-scale * x * x)]);
        Assert.Equal(InternalRateStatus.Unique, reading.Status);
        Assert.Equal((double)(x - 1), reading.Rate!.Value, 1e-13);
        Assert.Equal(2, reading.SignChanges);
        // A part in 200 million more or less in the middle, and there are two or none.
        InternalRateReading crossed = InternalRateOfReturn.Periodic([(double)-scale, (double)(2.00000001m * scale * x), (double)(-scale * x * x)]);
        InternalRateReading apart = InternalRateOfReturn.Periodic([(double)-scale, (double)(1.99999999m * scale * x), (double)(-scale * x * x)]);
        Assert.Equal(2, crossed.Rates.Length);
        Assert.Equal(InternalRateCause.NoRoot, apart.Cause);
    }

    [Fact]
    public static void A_zero_net_has_the_rate_0_and_not_a_small_one()
    {
        Assert.Equal(0d, InternalRateOfReturn.Periodic([-100, 0, 100]).Rate);
        Assert.Equal(0d, InternalRateOfReturn.Periodic([0.1, 0.2, -0.3]).Rate);
        Assert.Equal(0d, InternalRateOfReturn.Dated([new CashFlow(Start, -70.1), new CashFlow(Start.AddDays(77), 70.1)]).Rate);
    }

    [Fact]
    public static void Amounts_that_cancel_on_one_date_up_to_rounding_are_nothing()
    {
        CashFlow[] flows = [new(Start, 0.1), new(Start, 0.2), new(Start, -0.3), new(Start.AddDays(10), 5)];
        Assert.Equal(InternalRateCause.AllInflows, InternalRateOfReturn.Dated(flows).Cause);
    }

    [Theory]
    [InlineData(60, 0.004)]
    [InlineData(360, 0.0025)]
    [InlineData(360, 1e-9)]
    [InlineData(360, -0.004)]
    [InlineData(360, 4.0)]
    public static void An_annuity_has_the_rate_it_was_made_with(int periods, double rate)
    {
        double[] flows = [0, .. Enumerable.Repeat(1d, periods)];
        foreach (double scale in new[] { 1e-3, 1, 1e9 })
        {
            // The present value by the closed form, in decimal digits where they matter.
            double annuity = Enumerable.Range(1, periods).Sum(k => Math.Pow(1 + rate, -k));
            double[] loan = [-annuity * scale, .. flows.Skip(1).Select(f => f * scale)];
            InternalRateReading reading = InternalRateOfReturn.Periodic(loan);
            Assert.Equal(rate, reading.Rate!.Value, 1e-13 * (1 + Math.Abs(rate)));
            Assert.True(reading.SignChanges == 1);
        }
    }

    [Fact]
    public static void Hundreds_of_flows_of_alternating_sign_are_solved()
    {
        var random = new Random(7);
        double[] flows = [.. Enumerable.Range(0, 360).Select(k => (k % 2 == 0 ? -1 : 1) * random.Next(1, 100_000) / 100d)];
        InternalRateReading reading = InternalRateOfReturn.Periodic(flows);
        Assert.Equal(359, reading.SignChanges);
        AssertNoRootIsMissing(flows, reading);

        CashFlow[] dated = [.. Enumerable.Range(0, 400).Select(_ => new CashFlow(Start.AddDays(random.Next(0, 2000)), random.Next(-100_000, 100_000) / 100d))];
        InternalRateReading rates = InternalRateOfReturn.Dated(dated);
        Assert.Equal(rates, InternalRateOfReturn.Dated(dated.Reverse()));
        foreach (double rate in rates.Rates)
            Assert.True(Math.Abs(NetPresentValue.Dated(dated, rate)) <= 1e-12 * dated.Sum(f => Math.Abs(f.Amount) * Math.Pow(1 + rate, -(f.Date.DayNumber - Start.DayNumber) / 365d)));
    }

    [Fact]
    public static void Illegal_flows_are_refused_by_name()
    {
        Refusal.OfValue("flows", double.NaN, "finite", () => InternalRateOfReturn.Periodic([1, double.NaN]));
        Refusal.OfValue("amount", double.PositiveInfinity, "finite", () => _ = new CashFlow(Start, double.PositiveInfinity));
        Assert.Throws<ArgumentNullException>(() => InternalRateOfReturn.Dated(null!));
        Assert.Throws<ArgumentNullException>(() => InternalRateOfReturn.Dated([null!]));
    }

    /// <summary>Scans (1 + rate) in steps of a thousandth of its logarithm from e^-7 to e^7: each change of sign of a naive value has a rate beside it.</summary>
    internal static void AssertNoRootIsMissing(double[] flows, InternalRateReading reading)
    {
        const double step = 0.001;
        double before = 0;
        double at = -7;
        for (double u = -7; u <= 7; u += step)
        {
            double value = 0, size = 0;
            for (int k = 0; k < flows.Length; k++)
            {
                // Times a positive factor that keeps the powers below 1.
                double term = flows[k] * Math.Exp(((u < 0 ? flows.Length - 1 : 0) - k) * u);
                value += term;
                size += Math.Abs(term);
            }

            if (Math.Abs(value) < 1e-13 * size)
                continue;
            if (before * value < 0)
                Assert.True(reading.Rates.Any(r => r >= Math.Exp(at) - 1 - 1e-9 && r <= Math.Exp(u) - 1 + 1e-9), FormattableString.Invariant($"no rate from {Math.Exp(at) - 1} to {Math.Exp(u) - 1}: {reading}"));
            before = value;
            at = u;
        }
    }
}
