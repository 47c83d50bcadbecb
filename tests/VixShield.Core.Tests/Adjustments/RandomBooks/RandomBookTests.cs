using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>Plans over a few known offers against every combination of them, on three hundred random books.</summary>
public static class RandomBookTests
{
    private const double Cent = 0.01;

    private static readonly Lazy<ImmutableArray<(RandomBook Book, AdjustmentPlan Plan, Enumeration Every)>> Judged = new(() =>
    [
        .. RandomBookSource.All.AsParallel().AsOrdered().Select(b => (b, OfferRule.Planner(b).Plan(b.Held, b.Market, b.Inputs), Enumeration.Of(b))),
    ]);

    [Fact]
    public static void The_books_are_hard_enough_to_tell_planners_apart()
    {
        int broken = RandomBookSource.All.Count(b => FullCheck.Broken(b, [], 0).Count >= 2);
        int feasible = Judged.Value.Count(j => j.Every.Best is not null);
        Assert.True(broken >= 0.2 * RandomBookSource.Count, FormattableString.Invariant($"{broken} books start with two or more hard guardrails broken."));
        Assert.True(feasible >= 0.6 * RandomBookSource.Count, FormattableString.Invariant($"{feasible} books can be repaired."));
        Assert.True(feasible < RandomBookSource.Count, "Every book can be repaired: nothing is asked of the planner that it must refuse.");
    }

    [Fact]
    public static void A_plan_is_feasible_where_a_combination_is_and_none_is_cheaper() => AssertNone(j => (j.Every.Best, j.Plan.Status) switch
    {
        (null, PlanStatus.Infeasible) => null,
        ({ } best, PlanStatus.Feasible) when Math.Abs(best.Objective - j.Plan.Best!.Objective) <= Cent && best.Lots.Any(l => l != 0) => null,
        ({ } best, PlanStatus.NothingToDo) when best.Lots.All(l => l == 0) => null,
        ({ } best, _) => FormattableString.Invariant($"{j.Plan.Status} at {j.Plan.Best?.Objective}: {j.Plan.Best}; combination [{string.Join(", ", best.Lots)}] at {best.Objective}"),
        (null, _) => $"{j.Plan}, and no combination is feasible",
    });

    [Fact]
    public static void What_is_called_feasible_breaks_nothing_when_revalued_in_full() => AssertNone(j => j.Plan.Alternatives
        .Select(a => FullCheck.Broken(j.Book, a.Trades, FullCheck.CostOf(a.Trades, a.Orders.Length, j.Book)) is var broken && a.IsFeasible != broken.IsEmpty
            ? $"{a} is called {(a.IsFeasible ? "feasible" : "refused")}, and broken is: {string.Join(", ", broken)}"
            : null)
        .FirstOrDefault(f => f is not null));

    [Fact]
    public static void Guardrails_at_fault_exclude_each_other_and_no_fewer_of_them_do() => AssertNone(j =>
    {
        if (j.Plan.Status != PlanStatus.Infeasible)
            return j.Plan.AtFault.IsEmpty ? null : "There is a plan, and guardrails are at fault.";
        string[] names = [.. j.Plan.AtFault.Select(f => f.Verdict.Guardrail)];
        if (names.Length == 0 || j.Plan.Alternatives.Any(a => a.IsFeasible))
            return "No guardrail is at fault, or what is shown is feasible.";
        if (j.Every.CanKeep(names))
            return $"{string.Join(", ", names)} can be kept together.";
        return names.FirstOrDefault(n => !j.Every.CanKeep(names.Where(x => x != n))) is { } idle ? $"{string.Join(", ", names)} exclude each other without {idle}." : null;
    });

    private static void AssertNone(Func<(RandomBook Book, AdjustmentPlan Plan, Enumeration Every), string?> fault)
    {
        string[] faults = [.. Judged.Value.AsParallel().AsOrdered().Select(j => (j.Book, Fault: fault(j))).Where(f => f.Fault is not null).Select(f => $"{f.Fault}\n    {f.Book}")];
        Assert.True(faults.Length == 0, FormattableString.Invariant($"{faults.Length} of {RandomBookSource.Count}:\n{string.Join('\n', faults.Take(5))}"));
    }
}
