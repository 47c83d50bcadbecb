using System.Collections.Immutable;
using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>Makes orders of lots, in a safe order: what only buys first, spreads next, what only sells last; within an order purchases before sales. Ties go by text.</summary>
internal static class PlanOrders
{
    internal static ImmutableArray<PlanOrder> Of(PlanColumns columns, ImmutableArray<int> lots, double fixedCost)
    {
        var orders = new List<PlanOrder>();
        for (int i = 0; i < columns.Count; i++)
        {
            if (lots[i] == 0)
                continue;
            PlanColumn column = columns[i];
            ImmutableArray<Trade> trades = [.. column.Candidate.TradesFor(lots[i]).OrderByDescending(t => t.Leg.Quantity > 0).ThenBy(t => t.Leg.Name, StringComparer.Ordinal)];
            orders.Add(new PlanOrder(
                column.SideOf(lots[i]).Label, trades, Math.Abs(lots[i]), (Math.Abs(lots[i]) * column.Candidate.CostPerLot) + fixedCost, column.SideOf(lots[i]).Note, column.SideOf(lots[i]).Origins));
        }

        return [.. orders.OrderBy(Rank).ThenBy(o => o.ToString(), StringComparer.Ordinal)];
    }

    private static int Rank(PlanOrder order) => order.Trades.All(t => t.Leg.Quantity > 0) ? 0 : order.Trades.All(t => t.Leg.Quantity < 0) ? 2 : 1;
}
