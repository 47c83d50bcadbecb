using FsCheck;
using FsCheck.Fluent;
using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class FundingTests
{
    [SeededProperty(Arbitrary = [typeof(FundingTests)])]
    public static void Weights_sum_to_1_and_the_rate_is_cost_over_capital(FundingState state)
    {
        if (state.Capital == 0)
        {
            Assert.Null(state.Rate);
            Assert.Null(state.CashWeight);
            Assert.NotEmpty(state.Reason);
            return;
        }

        Assert.Equal(1, (state.CashWeight + state.BillWeight + state.MarginLoanWeight)!.Value, 4.5e-16);
        double cost = (state.Cash * state.CashRate) + (state.Bills * state.BillRate) + (state.MarginLoan * state.MarginLoanRate);
        Assert.Equal(cost / (state.Cash + state.Bills + state.MarginLoan), state.Rate!.Value, 1e-15);
        double[] rates = [.. new[] { (state.Cash, state.CashRate), (state.Bills, state.BillRate), (state.MarginLoan, state.MarginLoanRate) }.Where(p => p.Item1 > 0).Select(p => p.Item2)];
        Assert.InRange(state.Rate.Value, rates.Min() - 1e-16, rates.Max() + 1e-16);
    }

    [SeededProperty(Arbitrary = [typeof(FundingTests)])]
    public static void Mix_and_rates_add_up_and_the_way_back_is_the_opposite(FundingState before, FundingState after)
    {
        FundingChange there = FundingChange.Between(before, after);
        FundingChange back = FundingChange.Between(after, before);
        Assert.Equal(after.Capital - before.Capital, there.CapitalChange);
        if (there.Status != FundingChangeStatus.Measured)
        {
            Assert.True(before.Capital == 0 || after.Capital == 0);
            Assert.Null(there.RateChange);
            Assert.Null(there.FromMix);
            Assert.Null(there.FromRates);
            Assert.Null(there.IsWithin(1));
            return;
        }

        Assert.Equal(after.Rate!.Value - before.Rate!.Value, there.RateChange!.Value, 1e-16);
        Assert.Equal(there.RateChange.Value, (there.FromMix + there.FromRates)!.Value, 1e-15);
        Assert.Equal(-there.FromMix!.Value, back.FromMix!.Value, 1e-16);
        Assert.Equal(-there.FromRates!.Value, back.FromRates!.Value, 1e-16);
        // A rise of exactly the tolerance is within it, whatever its last bit.
        Assert.Equal(there.RateChange.Value <= 0.001 + 1e-14, there.IsWithin(0.001));
    }

    [Fact]
    public static void More_of_the_same_mix_costs_more_dollars_at_the_same_rate()
    {
        FundingState before = State(100_000, 200_000, 50_000);
        FundingChange change = FundingChange.Between(before, State(200_000, 400_000, 100_000));
        Assert.Equal(0, change.RateChange!.Value, 1e-17);
        Assert.Equal(before.AnnualCost, change.AnnualCostChange, 1e-9);
        Assert.True(change.IsWithin(0));
        // 100,000 more on loan at 7 %: the rate rises by the mix alone.
        FundingChange loan = FundingChange.Between(before, State(100_000, 200_000, 150_000));
        Assert.Equal(0d, loan.FromRates);
        Assert.Equal((1000 + 1000 + 10_500) / 450_000d - (1000 + 1000 + 3500) / 350_000d, loan.RateChange!.Value, 1e-16);
        Assert.False(loan.IsWithin(0.01));
        Assert.True(loan.IsWithin(0.02));
    }

    [Fact]
    public static void No_capital_has_no_cost_and_says_so()
    {
        var none = new FundingState();
        Assert.Null(none.Rate);
        Assert.Equal(FundingChangeStatus.NoCapital, FundingChange.Between(none, none).Status);
        Assert.Equal(FundingChangeStatus.NoCapitalBefore, FundingChange.Between(none, State(1, 0, 0)).Status);
        Assert.Equal(FundingChangeStatus.NoCapitalAfter, FundingChange.Between(State(1, 0, 0), none).Status);
        Assert.Contains("no capital", FundingChange.Between(none, State(1, 0, 0)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void Illegal_amounts_and_rates_are_refused()
    {
        Refusal.OfValue("Cash", -1.0, "at least 0", () => _ = new FundingState { Cash = -1 });
        Refusal.OfValue("MarginLoanRate", double.NaN, "finite", () => _ = new FundingState { MarginLoanRate = double.NaN });
        Refusal.OfValue("Cash", double.MaxValue, "1000000000000000", () => _ = new FundingState { Cash = double.MaxValue });
        Refusal.OfValue("Bills", double.NaN, "finite", () => _ = new FundingState { Bills = double.NaN });
        Refusal.OfValue("BillRate", -1.7e308, "1000", () => _ = new FundingState { BillRate = -1.7e308 });
        // At the limits everything is a number.
        var most = new FundingState { Cash = 1e15, CashRate = 1000, Bills = 1e15, BillRate = 1000, MarginLoan = 1e15, MarginLoanRate = 1000 };
        FundingChange change = FundingChange.Between(most, new FundingState { Cash = 5e-324, CashRate = -1000 });
        Assert.Equal(-2000, change.RateChange!.Value, 1e-12);
        Assert.Equal(-3e18, change.AnnualCostChange);
        Refusal.OfValue("tolerance", -0.1, "at least 0", () => FundingChange.Between(State(1, 1, 1), State(1, 1, 1)).IsWithin(-0.1));
    }

    public static Arbitrary<FundingState> States() => Arb.From(
        from cash in Amount()
        from bills in Amount()
        from loan in Amount()
        from rates in Gen.Choose(-20, 90).ArrayOf(3)
        select new FundingState { Cash = cash, Bills = bills, MarginLoan = loan, CashRate = rates[0] / 1000d, BillRate = rates[1] / 1000d, MarginLoanRate = rates[2] / 1000d });

    private static Gen<double> Amount() => Gen.Frequency((2, Gen.Constant(0d)), (3, Gen.Choose(1, 100_000_000).Select(i => i / 100d)), (1, Gen.Elements(1e-9, 1e12)));

    private static FundingState State(double cash, double bills, double loan) =>
        new() { Cash = cash, Bills = bills, MarginLoan = loan, CashRate = 0.01, BillRate = 0.005, MarginLoanRate = 0.07 };
}
