using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Instruments;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>What trades make of a book, revalued in full: the hard guardrails that are broken, and what is compared.</summary>
internal sealed record Repair(ImmutableHashSet<string> Broken, double Cost, double Carry, double StressLoss, double MaximumLoss)
{
    /// <summary>Whether the market quotes what the repair trades; where it does not, nothing is done.</summary>
    internal bool IsPossible { get; init; } = true;

    internal int MeasuredBroken => Broken.Count(FullCheck.Measured.Contains);

    internal static Repair Of(RandomBook book, IReadOnlyCollection<Trade> trades, int orders)
    {
        double cost = FullCheck.CostOf(trades, orders, book);
        Book after = book.Held.Apply([.. trades]);
        return new Repair(
            FullCheck.Broken(book, trades, cost),
            cost,
            FullCheck.Exposures(after, book.Market).Carry.Total,
            Math.Max(0, cost - FullCheck.Stress(after, book.Market).Min()),
            FullCheck.MaximumLoss(after, FullCheck.IsCondor).Sum(g => g.Loss));
    }

    /// <summary>The library's plan with its own rules and listed contracts; what is not feasible trades nothing.</summary>
    internal static Repair Of(RandomBook book, AdjustmentPlan plan) => Of(book, plan.Best?.Trades ?? [], plan.Best?.Orders.Length ?? 0) with { IsPossible = plan.Best is not null };
}
