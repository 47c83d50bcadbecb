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

    [SeededProperty(Arbitrary = [typeof(FlowCases)])]
    public static void A_payment_and_its_return_on_one_date_change_nothing(CashFlow[] flows, byte at, ushort amount)
    {
        DateOnly date = flows[at % flows.Length].Date;
        ModifiedRateReading plain = ModifiedInternalRate.Dated(flows, 0.1, 0.02);
        // In whole dollars, which leave the sum of cents as it was up to rounding.
        ModifiedRateReading more = ModifiedInternalRate.Dated([new CashFlow(date, amount), .. flows, new CashFlow(date, -amount)], 0.1, 0.02);
        Assert.Equal(plain.Status, more.Status);
        double paid = (plain.PaidAtStart ?? 0) + amount, received = (plain.ReceivedAtEnd ?? 0) + amount;
        Assert.Equal(plain.PaidAtStart!.Value, more.PaidAtStart!.Value, 1e-13 * paid);
        Assert.Equal(plain.ReceivedAtEnd!.Value, more.ReceivedAtEnd!.Value, 1e-13 * received);
    }

    [Fact]
    public static void Flows_of_one_date_are_added_before_they_are_paid_or_received()
    {
        CashFlow[] flows = [new(new(2023, 1, 1), -100), new(new(2023, 7, 2), 60), new(new(2023, 7, 2), -60), new(new(2024, 1, 1), 110)];
        Assert.Equal(0.10, ModifiedInternalRate.Dated(flows, 0.10, 0).Rate!.Value, 1e-14);
        // 0.1 + 0.2 - 0.3 is nothing, not a receipt of 5e-17.
        CashFlow[] cancels = [new(Start, -5), new(Start.AddDays(10), 0.1), new(Start.AddDays(10), 0.2), new(Start.AddDays(10), -0.3)];
        Assert.Equal(ModifiedRateStatus.NoInflow, ModifiedInternalRate.Dated(cancels, 0.1, 0).Status);
    }

    [Theory]
    [InlineData(0.2, 0.0, true, false)]
    [InlineData(0.0, -0.2, false, true)]
    [InlineData(0.2, -0.2, true, true)]
    [InlineData(-0.2, 0.0, true, false)]
    [InlineData(0.0, 0.2, false, true)]
    public static void A_value_beyond_doubles_is_out_of_range_and_not_none(double finance, double reinvestment, bool isPaidBeyond, bool isReceivedBeyond)
    {
        var flows = new double[5001];
        (flows[0], flows[5000]) = (1, -1);
        ModifiedRateReading reading = ModifiedInternalRate.Periodic(flows, finance, reinvestment);
        Assert.Equal(ModifiedRateStatus.OutOfRange, reading.Status);
        Assert.Null(reading.Rate);
        Assert.Equal((isPaidBeyond, isReceivedBeyond), (reading.PaidAtStart is null, reading.ReceivedAtEnd is null));
        Assert.Contains(isPaidBeyond ? "paid" : "received", reading.Reason, StringComparison.Ordinal);
        Assert.Contains("beyond the range of doubles", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_factor_beyond_doubles_may_meet_a_small_amount()
    {
        var flows = new double[8001];
        (flows[0], flows[8000]) = (1, -1e-300);
        // 0.9^-8000 is 1e366.
        ModifiedRateReading reading = ModifiedInternalRate.Periodic(flows, -0.1, 0);
        double expected = Math.Pow(0.9, -4000) * 1e-300 * Math.Pow(0.9, -4000);
        Assert.Equal(expected, reading.PaidAtStart!.Value, 1e-11 * expected);
        Assert.Equal(ModifiedRateStatus.Ok, reading.Status);
    }

    [Fact]
    public static void Rates_of_extreme_flows_are_numbers_or_null()
    {
        double[] amounts = [double.MaxValue, -double.MaxValue, 1e-320, -1e-320, 1, -1, 0];
        foreach (double a in amounts)
        {
            foreach (double b in amounts)
            {
                foreach (double rate in new[] { -1 + 1e-16, -0.5, 0, 1e9, 1e300 })
                {
                    ModifiedRateReading reading = ModifiedInternalRate.Periodic([a, .. new double[2000], b, b, a], rate, rate);
                    Assert.Equal(reading.Status == ModifiedRateStatus.Ok, reading.Rate is not null);
                    foreach (double? number in new[] { reading.Rate, reading.PaidAtStart, reading.ReceivedAtEnd })
                        Assert.True(number is null || double.IsFinite(number.Value), $"{reading}");
                    Assert.Equal(reading.Status == ModifiedRateStatus.NoOutflow, a >= 0 && b >= 0);
                    Assert.Equal(reading.Status == ModifiedRateStatus.NoInflow, a <= 0 && b <= 0 && (a < 0 || b < 0));
                }
            }
        }
    }

    [Fact]
    public static void The_value_of_legal_flows_is_never_not_a_number()
    {
        CashFlow[] flows = [new(new(2000, 1, 1), 1), new(new(2200, 1, 1), -1e15), new(new(2201, 1, 1), 1e15)];
        Assert.Equal(double.PositiveInfinity, NetPresentValue.Dated(flows, -1 + 1e-16));
        Assert.Equal(double.NegativeInfinity, NetPresentValue.Dated(flows.Select(f => new CashFlow(f.Date, -f.Amount)), -1 + 1e-16));
        // Two flows of one far date cancel, whatever the factor; and a factor beyond doubles may meet a small amount.
        Assert.Equal(0d, NetPresentValue.Dated([new(Start, 0), new(Start.AddDays(200_000), 1e15), new(Start.AddDays(200_000), -1e15)], -1 + 1e-16));
        double far = NetPresentValue.Dated([new(Start, 0), new(Start.AddDays(365 * 800), 1e-100)], -0.6);
        Assert.Equal(Math.Pow(0.4, -400) * 1e-100 * Math.Pow(0.4, -400), far, 1e-11 * far);
    }

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
        (int Day, double Amount)[] net = [.. flows.GroupBy(f => f.Date.DayNumber).Select(g => (g.Key, g.Sum(f => f.Amount)))];
        double paid = net.Where(f => f.Amount < 0).Sum(f => -f.Amount * Math.Pow(1 + paidAt, -(f.Day - first) / 365d));
        double received = net.Where(f => f.Amount > 0).Sum(f => f.Amount * Math.Pow(1 + receivedAt, (last - f.Day) / 365d));
        Assert.Equal(paid, reading.PaidAtStart!.Value, 1e-12 * paid);
        Assert.Equal(received, reading.ReceivedAtEnd!.Value, 1e-12 * received);
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
