using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Pricing.Batch;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Pricing.Batch;

public class ImpliedVolatilityBatchTests(ITestOutputHelper output)
{
    private const string File = "implied_vol.csv";
    private const double Epsilon = 2.220446049250313e-16;
    private const int LongestOdd = 256;

    public static TheoryData<KernelPath> Paths => [.. Enum.GetValues<KernelPath>().Where(ActiveKernel.Supports)];

    [ReferenceTheory]
    [Trait("Category", "Reference")]
    [MemberData(nameof(Paths))]
    public void Every_row_of_the_reference_table_is_met_on_every_path(KernelPath path) => Compare(ReferenceTable.Reference(File), path);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_row_of_the_golden_table_is_met_on_every_path(KernelPath path) => Compare(ReferenceTable.Golden(File), path);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_length_gives_the_bits_and_the_status_of_one_by_one(KernelPath path)
    {
        if (path == KernelPath.Portable && ActiveKernel.Path != KernelPath.Portable)
            return;
        VolatilityOptions options = VolatilityOptions.Mixed(LongestOdd + 8, seed: 71);
        for (int length = 0; length <= LongestOdd; length++)
        {
            int offset = length % 7;
            double[] onForward = new double[length];
            double[] onSpot = new double[length];
            ImpliedVolatilityStatus[] forwardStatus = new ImpliedVolatilityStatus[length];
            ImpliedVolatilityStatus[] spotStatus = new ImpliedVolatilityStatus[length];
            options.SolveOnForward(offset, length, onForward, forwardStatus, path);
            options.SolveOnSpot(offset, length, onSpot, spotStatus, path);
            for (int i = 0; i < length; i++)
            {
                options.Verify(offset + i, onForward: true, onForward[i], forwardStatus[i]);
                options.Verify(offset + i, onForward: false, onSpot[i], spotStatus[i]);
            }
        }
    }

    [Fact]
    public void An_ordinary_chain_needs_no_search()
    {
        foreach (int days in new[] { 1, 7, 30, 91, 365, 730 })
        {
            double years = days / 365.0;
            double[] strikes = [.. Enumerable.Range(0, 161).Select(i => 0.6 + 0.005 * i)];
            double[] volatilities = [.. strikes.Select(k => 0.14 + 0.35 * (k - 1) * (k - 1) - 0.25 * (k - 1))];
            OptionRight[] rights = [.. strikes.Select(k => k < 1.01 ? OptionRight.Put : OptionRight.Call)];
            double[] prices = [.. strikes.Select((k, i) => Black76.Price(1.01, k, years, volatilities[i], 0.04, rights[i]))];
            int[] quoted = [.. Enumerable.Range(0, strikes.Length).Where(i => prices[i] > 1e-12)];
            double[] solved = new double[quoted.Length];
            int redone = Black76Batch.ImpliedVolatility(
                quoted.Select(i => prices[i]).ToArray(),
                Math.Exp(-0.04 * years),
                new() { Forward = 1.01, Strike = quoted.Select(i => strikes[i]).ToArray(), Years = years, Rights = quoted.Select(i => rights[i]).ToArray() },
                solved,
                []);
            Assert.Equal(0, redone);
            for (int j = 0; j < quoted.Length; j++)
                Assert.Equal(volatilities[quoted[j]], solved[j], 11);
        }
    }

    [Fact]
    public void Volatilities_that_the_search_finds_are_counted_and_prices_beyond_a_bound_are_not()
    {
        double[] prices = [5.0, 0.0, 200.0, -1.0, 1e-300];
        double[] volatilities = new double[5];
        ImpliedVolatilityStatus[] statuses = new ImpliedVolatilityStatus[5];
        int redone = Black76Batch.ImpliedVolatility(
            prices, 1.0, new() { Forward = 100, Strike = 105, Years = 0.5, Right = OptionRight.Call }, volatilities, statuses);
        Assert.Equal(1, redone);
        Assert.Equal(
            [ImpliedVolatilityStatus.Ok, ImpliedVolatilityStatus.AtIntrinsic, ImpliedVolatilityStatus.AboveMaximum, ImpliedVolatilityStatus.BelowIntrinsic, ImpliedVolatilityStatus.Ok],
            statuses);
        Assert.Equal(0.0, volatilities[1]);
        Assert.True(double.IsNaN(volatilities[2]) && double.IsNaN(volatilities[3]));
    }

    [Fact]
    public void Volatilities_may_replace_the_prices_and_statuses_are_optional()
    {
        VolatilityOptions options = VolatilityOptions.Mixed(77, seed: 5);
        double[] apart = new double[77];
        options.SolveOnForward(0, 77, apart, [], ActiveKernel.Path);
        double[] prices = [.. options.Prices];
        Black76Batch.ImpliedVolatility(
            prices,
            options.Discounts,
            new() { Forward = options.Forwards, Strike = options.Strikes, Years = options.Years, Rights = options.Rights },
            prices,
            []);
        Assert.Equal(apart, prices);
    }

    [Fact]
    public void A_batch_that_cannot_be_meant_is_refused_before_anything_is_written()
    {
        double[] prices = [5.0, 6.0, 7.0];
        double[] volatilities = [1, 2, 3];
        Refused("prices is missing", () => Black76Batch.ImpliedVolatility(default, 1.0, Inputs(), volatilities, []));
        Refused("discounts is missing", () => Black76Batch.ImpliedVolatility(prices, default, Inputs(), volatilities, []));
        Refused("3", () => Black76Batch.ImpliedVolatility(prices, new double[2], Inputs(), volatilities, []));
        Refused("no room", () => Black76Batch.ImpliedVolatility(prices, 1.0, Inputs(), [], []));
        Refused("3 statuses", () => Black76Batch.ImpliedVolatility(5.0, 1.0, Inputs(), [], new ImpliedVolatilityStatus[3]));
        Refused("room for 2", () => Black76Batch.ImpliedVolatility(prices, 1.0, Inputs(), volatilities.AsSpan(0, 2), []));
        Refused("statuses", () => Black76Batch.ImpliedVolatility(prices, 1.0, Inputs(), volatilities, new ImpliedVolatilityStatus[2]));
        double[] both = [5, 6, 7, 8];
        Refused("overlaps", () => Black76Batch.ImpliedVolatility(both.AsSpan(0, 3), 1.0, Inputs(), both.AsSpan(1, 3), []));
        Assert.Equal([1.0, 2, 3], volatilities);

        static BlackInputs Inputs() => new() { Forward = 100, Strike = 105, Years = 0.5, Right = OptionRight.Call };
        static void Refused(string part, Action batch) => Assert.Contains(part, Assert.Throws<ArgumentException>(batch).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        VolatilityOptions options = VolatilityOptions.Mixed(200, seed: 9);
        double[] volatilities = new double[200];
        ImpliedVolatilityStatus[] statuses = new ImpliedVolatilityStatus[200];
        options.SolveOnForward(0, 200, volatilities, statuses, ActiveKernel.Path);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            options.SolveOnForward(i, 150, volatilities, statuses, ActiveKernel.Path);
            options.SolveOnSpot(i, 150, volatilities, statuses, ActiveKernel.Path);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Compare(ReferenceTable table, KernelPath path)
    {
        ReferenceTable.Row[] rows = [.. table.Rows];
        double[] volatilities = new double[rows.Length];
        ImpliedVolatilityStatus[] statuses = new ImpliedVolatilityStatus[rows.Length];
        double[] Column(string name) => [.. rows.Select(r => r.Number(name))];
        BlackInputs inputs = new()
        {
            Forward = Column("F"),
            Strike = Column("K"),
            Years = Column("T_years"),
            Rights = rows.Select(r => r.Text("flag") == "C" ? OptionRight.Call : OptionRight.Put).ToArray(),
        };
        int redone = VolatilityDriver.Compute(Column("price"), Column("df"), new BatchInputs(inputs), volatilities, statuses, path);
        Deviations deviations = new();
        for (int i = 0; i < rows.Length; i++)
        {
            ImpliedVolatilityStatus expected = Enum.Parse<ImpliedVolatilityStatus>(rows[i].Text("status"), ignoreCase: true);
            double sigma = rows[i].Number("sigma");
            deviations.Check(statuses[i] == expected, $"{rows[i]}: {statuses[i]}");
            if (expected == ImpliedVolatilityStatus.Ok)
                deviations.Compare(sigma, volatilities[i], Math.Max(8 * Epsilon, 8 * rows[i].Number("attainable_rel")) * sigma, rows[i]);
            else
                deviations.Check(volatilities[i].Equals(sigma), $"{rows[i]}: volatility {volatilities[i]}");
        }

        output.WriteLine($"{table.Name} on {path}: worst {deviations.Worst:F3} of the tolerance at {deviations.WorstPlace}; {redone} of {rows.Length} redone");
        deviations.Verify();
    }
}
