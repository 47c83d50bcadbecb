using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Adjustments.RandomBooks;

namespace VixShield.Tests.Optimization;

/// <summary>
/// Plans of random books over their few offers, with this solver and with the enumeration of up to three trades, which is exact for those: never dearer, none refused that the other finds, and nothing called
/// feasible that a full revaluation by other code refuses.
/// </summary>
public static class RandomBookPlanTests
{
    private const int Books = 24;

    private static readonly Lazy<ImmutableArray<(RandomBook Book, AdjustmentPlan Known, AdjustmentPlan Plan)>> Made = new(() =>
    [
        .. RandomBookSource.All.Where(b => b.Number % (RandomBookSource.Count / Books) == 0).Select(b => (b, OfferRule.Planner(b).Plan(b.Held, b.Market, b.Inputs), PlanOf(b))),
    ]);

    [Fact]
    public static void No_plan_is_dearer_than_the_best_of_three_trades_and_none_is_missed()
    {
        foreach ((RandomBook book, AdjustmentPlan known, AdjustmentPlan plan) in Made.Value)
        {
            if (known.Best is { } best)
                Assert.True(plan.Best is not null && plan.Best.Objective <= best.Objective + 0.01, $"{plan}; with three trades at most {known}: {book}");
            if (plan.Status == PlanStatus.Infeasible)
                Assert.True(known.Status == PlanStatus.Infeasible, $"{plan}; {known}: {book}");
            if (plan.Best is { } found && plan.Record.Bound is { } bound)
                Assert.True(bound <= found.Objective + 0.01, $"bound {bound} above {found}: {book}");
        }

        Assert.Contains(Made.Value, m => m.Plan.Status == PlanStatus.Feasible);
        Assert.Contains(Made.Value, m => m.Plan.Status == PlanStatus.Infeasible);
    }

    [Fact]
    public static void What_is_called_feasible_breaks_nothing_when_revalued_in_full()
    {
        foreach ((RandomBook book, _, AdjustmentPlan plan) in Made.Value)
        {
            foreach (PlanAlternative shown in plan.Alternatives)
            {
                ImmutableHashSet<string> broken = FullCheck.Broken(book, shown.Trades, FullCheck.CostOf(shown.Trades, shown.Orders.Length, book));
                Assert.True(shown.IsFeasible == broken.IsEmpty, $"{shown} is called {(shown.IsFeasible ? "feasible" : "refused")}, and broken is {string.Join(", ", broken)}: {book}");
            }
        }
    }

    [Fact]
    public static void Without_a_plan_some_guardrails_are_at_fault()
    {
        foreach ((RandomBook book, _, AdjustmentPlan plan) in Made.Value.Where(m => m.Plan.Status == PlanStatus.Infeasible))
        {
            Assert.True(!plan.AtFault.IsEmpty, $"{plan}: {book}");
            Assert.DoesNotContain(plan.Alternatives, a => a.IsFeasible);
        }
    }

    private static AdjustmentPlan PlanOf(RandomBook book) =>
        new AdjustmentPlanner(book.Policy, new RuleSetBuilder().Add(new OfferRule("Offers", book.Offers)).Build(), new OrToolsAdjustmentSolver()).Plan(book.Held, book.Market, book.Inputs);
}
