using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>Plans of the random books with the rules and listed contracts that a planner has by default. The search is a tenth of the default one, so that three hundred plans take a minute; that can only make it find less.</summary>
internal static class DefaultPlans
{
    internal const int Nodes = 200_000;

    private static readonly Lazy<ImmutableArray<(RandomBook Book, AdjustmentPlan Plan)>> Made = new(() => [.. RandomBookSource.All.AsParallel().AsOrdered().Select(b => (b, PlanOf(b)))]);

    internal static ImmutableArray<(RandomBook Book, AdjustmentPlan Plan)> All => Made.Value;

    private static AdjustmentPlan PlanOf(RandomBook book) => new AdjustmentPlanner(
        book.Policy with { Listed = new ListedCandidates() }, RuleSet.Default, new EnumerationSolver(new EnumerationSolverOptions { MaximumNodes = Nodes })).Plan(book.Held, book.Market, book.Inputs);
}
