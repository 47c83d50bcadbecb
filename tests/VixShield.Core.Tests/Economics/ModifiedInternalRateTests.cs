using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class ModifiedInternalRateTests
{
    private static readonly DateOnly Start = new(2024, 1, 2);

    [Fact]
    public static void The_documented_spreadsheet_example_is_met()
    {
        // -120000 at 10 % finance and 12 % reinvestment: 12.61 % in the documentation of the spreadsheet function MIRR.
        double[] flows = [-120_000, 39_000, 30_000, 21_000, 37_000, 46_000];
        Assert.Equal(0.1261, ModifiedInternalRate.Periodic(flows, 0.10, 0.12).Rate!.Value, 5e-5);
        // With 14 % reinvested: 13.48 %.
        Assert.Equal(0.1348, ModifiedInternalRate.Periodic(flows, 0.10, 0.14).Rate!.Value, 5e-5);
        // After three years: -4.80 %.
        Assert.Equal(-0.0480, ModifiedInternalRate.Periodic(flows.AsSpan(0, 4), 0.10, 0.12).Rate!.Value, 5e-5);
    }

    [Theory]
    [InlineData(ModifiedRateStatus.NoOutflow, "0")]
    [InlineData(ModifiedRateStatus.NoOutflow, "0;0")]
    [InlineData(ModifiedRateStatus.NoOutflow, "5;0;7")]
    [InlineData(ModifiedRateStatus.NoInflow, "-5;0;-7")]
    public static void One_sign_alone_has_no_rate(ModifiedRateStatus status, string list)
    {
        double[] flows = FlowCases.Parse(list);
        ModifiedRateReading reading = ModifiedInternalRate.Periodic(flows, 0.05, 0.04);
        Assert.Equal(status, reading.Status);
        Assert.Null(reading.Rate);
        Assert.NotEmpty(reading.Reason);
        Assert.Equal(status, ModifiedInternalRate.Dated(flows.Select((f, k) => new CashFlow(Start.AddDays(k), f)), 0.05, 0.04).Status);
    }

    [Fact]
    public static void No_flows_have_no_rate() => Assert.Equal(ModifiedRateStatus.NoOutflow, ModifiedInternalRate.Periodic([], 0.05, 0.04).Status);

    [Fact]
    public static void Flows_of_one_day_have_no_rate() => Assert.Equal(
        ModifiedRateStatus.NoTime, ModifiedInternalRate.Dated([new CashFlow(Start, -5), new CashFlow(Start, 6)], 0.05, 0.04).Status);

    [Fact]
    public static void A_rate_of_total_loss_is_refused()
    {
        Refusal.OfValue("financeRate", -1.0, "greater than -1", () => ModifiedInternalRate.Periodic([-1, 1], -1, 0));
        Refusal.OfValue("reinvestmentRate", double.NaN, "finite", () => ModifiedInternalRate.Dated([], 0, double.NaN));
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)])]
    public static void With_both_rates_at_an_internal_rate_it_is_that_rate(double[] flows)
    {
        foreach (double rate in InternalRateOfReturn.Periodic(flows).Rates.Where(r => r is > -0.6 and < 1))
        {
            double modified = ModifiedInternalRate.Periodic(flows, rate, rate).Rate!.Value;
            Assert.Equal(rate, modified, 1e-10 * (1 + rate));
        }
    }

    [SeededProperty(Arbitrary = [typeof(FlowCases)])]
    public static void It_leads_from_what_is_paid_to_what_is_received(CashFlow[] flows, byte finance, byte reinvestment)
    {
        double paidAt = (finance - 100) / 1000d;
        double receivedAt = (reinvestment - 100) / 1000d;
        ModifiedRateReading reading = ModifiedInternalRate.Dated(flows.Reverse(), paidAt, receivedAt);
        int first = flows.Min(f => f.Date.DayNumber);
        int last = flows.Max(f => f.Date.DayNumber);
        double paid = flows.Where(f => f.Amount < 0).Sum(f => -f.Amount * Math.Pow(1 + paidAt, -(f.Date.DayNumber - first) / 365d));
        double received = flows.Where(f => f.Amount > 0).Sum(f => f.Amount * Math.Pow(1 + receivedAt, (last - f.Date.DayNumber) / 365d));
        Assert.Equal(paid, reading.PaidAtStart, 1e-12 * paid);
        Assert.Equal(received, reading.ReceivedAtEnd, 1e-12 * received);
        // Half a unit in the last place of 1 + rate is much next to a total loss.
        if (reading.Rate is { } rate)
            Assert.Equal(0, ((last - first) / 365d * Math.Log(1 + rate)) - Math.Log(received / paid), 1e-10 + (1e-15 * (last - first) / (1 + rate)));
        else
            Assert.NotEqual(ModifiedRateStatus.Ok, reading.Status);
    }

    [Fact]
    public static void The_value_is_the_sum_of_discounted_flows()
    {
        Assert.Equal(-100 + (60 / 1.1) + (70 / 1.21), NetPresentValue.Periodic([-100, 60, 70], 0.1), 1e-12);
        Assert.Equal(0d, NetPresentValue.Periodic([], 0.1));
        CashFlow[] flows = [new(Start.AddDays(730), 70), new(Start, -100), new(Start.AddDays(365), 60)];
        Assert.Equal(NetPresentValue.Periodic([-100, 60, 70], 0.1), NetPresentValue.Dated(flows, 0.1), 1e-12);
        Assert.True(double.IsNaN(NetPresentValue.Periodic([1, 2], -1)));
        Assert.True(double.IsNaN(NetPresentValue.Periodic([1, double.NaN], 0.1)));
        Assert.True(double.IsNaN(NetPresentValue.Dated(flows, double.PositiveInfinity)));
    }
}
