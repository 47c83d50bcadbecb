using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>The rules and listed contracts of the library on the random books: no oracle knows the best plan, but nothing may be called feasible that is not.</summary>
public static class DefaultPlanTests
{
    [Fact]
    public static void No_alternative_that_is_called_feasible_breaks_a_hard_guardrail()
    {
        int shown = 0;
        foreach ((RandomBook book, AdjustmentPlan plan) in DefaultPlans.All)
        {
            foreach (PlanAlternative alternative in plan.Alternatives.Where(a => a.IsFeasible))
            {
                ImmutableHashSet<string> broken = FullCheck.Broken(book, alternative.Trades, FullCheck.CostOf(alternative.Trades, alternative.Orders.Length, book));
                Assert.True(broken.IsEmpty, $"{alternative} breaks {string.Join(", ", broken)}: {book}");
                shown++;
            }
        }

        Assert.True(shown > RandomBookSource.Count, "Hardly anything was called feasible.");
    }

    [Fact]
    public static void Where_there_is_no_plan_what_is_broken_is_broken_by_this_count_as_well()
    {
        foreach ((RandomBook book, AdjustmentPlan plan) in DefaultPlans.All)
        {
            bool holds = FullCheck.Broken(book, [], 0).IsEmpty;
            Assert.Equal(holds, plan.Alternatives[0].IsFeasible);
            Assert.False(holds && plan.Best is null, $"{plan.Status}, though doing nothing suffices: {book}");
            Assert.Equal(plan.Best is null, plan.Status is not (PlanStatus.Feasible or PlanStatus.NothingToDo));
            Assert.True(plan.Status != PlanStatus.Infeasible || !plan.AtFault.IsEmpty, $"No guardrail is at fault: {book}");
        }
    }
}
