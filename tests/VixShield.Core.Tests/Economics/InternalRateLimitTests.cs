using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

/// <summary>Amounts, lengths and distances at the ends of what is looked for.</summary>
public static class InternalRateLimitTests
{
    private static readonly DateOnly Start = new(2024, 1, 2);

    [Theory]
    [InlineData("-1e-300;1e300")]
    [InlineData("1e308;-5e-324")]
    [InlineData("-1e-20;1e305")]
    [InlineData("-1e308;5e-324")]
    [InlineData("-1e-10;3e-310;-2e-320;1e-322;-1e-323")]
    [InlineData("-1e-151;1")]
    [InlineData("1;1.001e150")]
    [InlineData("1e308;1e308")]
    public static void Amounts_that_doubles_cannot_weigh_are_refused_with_a_cause(string list)
    {
        double[] flows = FlowCases.Parse(list);
        InternalRateReading reading = InternalRateOfReturn.Periodic(flows);
        Assert.Equal((InternalRateStatus.Undetermined, InternalRateCause.OutOfRange), (reading.Status, reading.Cause));
        Assert.Null(reading.Rate);
        Assert.Contains("from 1E-150 to 1E+150", reading.Reason, StringComparison.Ordinal);
        Assert.Contains("not known", reading.Reason, StringComparison.Ordinal);
        Assert.NotEqual(reading, InternalRateOfReturn.Periodic([1e200]));
    }

    /// <summary>Two flows have the rate of their quotient, however far apart they are: within doubles it is found, beyond it is counted.</summary>
    [SeededProperty]
    public static void The_whole_range_of_amounts_is_solved(short one, short other, byte distance, bool sign)
    {
        double from = one % 150, to = other % 150;
        int periods = 1 + (distance % 9);
        double factor = sign ? 1 : -1;
        InternalRateReading reading = InternalRateOfReturn.Periodic([factor * Math.Pow(10, from), .. new double[periods - 1], -factor * Math.Pow(10, to)]);
        double logarithm = (to - from) * Math.Log(10) / periods;
        double rate = Math.Exp(logarithm) - 1;
        Assert.Equal(1, reading.SignChanges);
        if (rate is > -1)
        {
            Assert.Equal(InternalRateStatus.Unique, reading.Status);
            Assert.Equal(logarithm, Math.Log(1 + reading.Rate!.Value), 1e-13 + (2.3e-16 / (1 + rate)) + (1e-15 * Math.Abs(logarithm)));
        }
        else
        {
            Assert.Equal((InternalRateCause.OutsideDomain, 1), (reading.Cause, reading.RootsOutsideDomain));
        }
    }

    /// <summary>A cent eight thousand years later is nothing at rates above 10 % a year: the rates there are those of the flows without it.</summary>
    [SeededProperty(MaxTest = 20)]
    public static void A_flow_far_away_hides_no_rate(int seed)
    {
        var random = new Random(seed);
        CashFlow[] near = [.. Enumerable.Range(0, 160).Select(k => new CashFlow(Start.AddDays(30 * k), (k % 2 == 0 ? -1 : 1) * random.Next(100, 100_000) / 100d))];
        double[] expected = [.. InternalRateOfReturn.Dated(near).Rates.Where(r => r > 0.1)];
        double[] actual = [.. InternalRateOfReturn.Dated([.. near, new CashFlow(new DateOnly(9999, 12, 31), 0.01)]).Rates.Where(r => r > 0.1)];
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-9 * (1 + expected[i]));
    }

    /// <summary>Where the square of each amount is more than 4 times the product of its neighbours, there are as many rates as sign changes (Kurtz 1992): amounts from 1e-137 to 1.</summary>
    [Fact]
    public static void All_of_dozens_of_rates_are_found_also_beside_a_flow_far_away()
    {
        const int last = 42;
        double[] flows = [.. Enumerable.Range(0, last + 1).Select(k => (k % 2 == 0 ? 1 : -1) * Math.Pow(10, -0.31 * (k - 21) * (k - 21)))];
        InternalRateReading near = InternalRateOfReturn.Periodic(flows);
        Assert.Equal(last, near.Rates.Length);
        // The amounts are the same from behind: with 1 + r, 1 / (1 + r) solves too.
        for (int i = 0; i < last; i++)
            Assert.Equal(0, Math.Log(1 + near.Rates[i]) + Math.Log(1 + near.Rates[last - 1 - i]), 1e-12 + (2.3e-16 / (1 + near.Rates[0])));
        InternalRateReading far = InternalRateOfReturn.Periodic([.. flows, .. new double[300_000], 1e-145]);
        Assert.Equal(near.Rates.Where(r => r > 1), far.Rates.Where(r => r > 1), (a, b) => Math.Abs(a - b) <= 1e-13 * (1 + a));
    }

    [Fact]
    public static void A_search_beyond_the_limit_is_refused_with_a_cause_and_one_within_is_not()
    {
        double[] flows = [.. Enumerable.Range(0, 1001).Select(k => k % 2 == 0 ? -1d : 1)];
        InternalRateReading tooLong = InternalRateOfReturn.Periodic([.. flows, 1, -1]);
        Assert.Equal((InternalRateStatus.Undetermined, InternalRateCause.TooManySignChanges), (tooLong.Status, tooLong.Cause));
        Assert.Contains("1002 sign changes times 1003 times", tooLong.Reason, StringComparison.Ordinal);
        // Sign changes cost, not flows: ten years of days with one change of sign.
        InternalRateReading days = InternalRateOfReturn.Dated(Enumerable.Range(0, 3650).Select(k => new CashFlow(Start.AddDays(k), k < 365 ? -10 : 1.2)));
        Assert.Equal(InternalRateStatus.Unique, days.Status);
        // Scenario cash flows carry the cause; no parameter of another function is named.
        CashFlow[] dated = [.. Enumerable.Range(0, 1100).Select(k => new CashFlow(Start.AddDays(k), k % 2 == 0 ? -1 : 1))];
        Assert.Equal(InternalRateCause.TooManySignChanges, ScenarioCashFlows.Of([new CashFlowScenario("long", 1, dated)], 0.05, 0.05, "test").InternalRate.Cause);
    }

    [Fact]
    public static void Amounts_of_flows_have_a_limit_that_is_named()
    {
        Refusal.OfValue("amount", 1e308, "1000000000000000", () => _ = new CashFlow(Start, 1e308));
        Refusal.OfValue("amount", -1.1e15, "1000000000000000", () => _ = new CashFlow(Start, -1.1e15));
        // Flows of one date may sum to more.
        CashFlow[] flows = [new(Start, -9e14), new(Start, -9e14), new(Start.AddDays(365), 9.9e14), new(Start.AddDays(365), 9.9e14)];
        Assert.Equal(0.1, InternalRateOfReturn.Dated(flows).Rate!.Value, 1e-14);
    }
}
