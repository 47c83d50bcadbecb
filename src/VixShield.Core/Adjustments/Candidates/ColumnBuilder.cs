using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Makes columns of candidates: the same unit offered twice, or the other way round, becomes one; sizes are capped by what the market's counts allow; the order is that of the texts, so that the order of
/// rules and positions does not matter.
/// </summary>
internal static class ColumnBuilder
{
    /// <summary>The columns, and in words what was left out and why.</summary>
    internal static (ImmutableArray<PlanColumn> Columns, ImmutableArray<string> LeftOut) Of(PlanRoom room)
    {
        var leftOut = new List<string>();
        IEnumerable<(string Origin, TradeCandidate Candidate)> offered = room.Outcomes
            .SelectMany(o => o.Candidates.Select(c => (o.Rule, c)))
            .Concat(ListedContracts.Of(room, leftOut).Select(c => (ListedContracts.Origin, c)));
        var merged = new SortedDictionary<string, (TradeCandidate Candidate, List<string> Origins)>(StringComparer.Ordinal);
        foreach ((string origin, TradeCandidate candidate) in offered)
        {
            if (Capped(room, Oriented(candidate), leftOut) is not { } capped)
                continue;
            string key = KeyOf(capped.Unit);
            if (merged.TryGetValue(key, out (TradeCandidate Candidate, List<string> Origins) same))
            {
                if (!same.Origins.Contains(origin))
                    same.Origins.Add(origin);
                same.Origins.Sort(StringComparer.Ordinal);
                merged[key] = (Union(same.Candidate, capped), same.Origins);
            }
            else
            {
                merged.Add(key, (capped, [origin]));
            }
        }

        return (Valued(room, [.. merged.Values]), [.. leftOut.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static ImmutableArray<PlanColumn> Valued(PlanRoom room, List<(TradeCandidate Candidate, List<string> Origins)> all)
    {
        // All units in one book: each leg is repriced once in each scenario.
        BookValuation together = BookValuation.Of(Book.OfLegs(all.SelectMany(a => a.Candidate.Unit).Select(t => t.Leg)), room.Market);
        ImmutableArray<double>[] profits = room.StressProfitsByLeg(together);
        var columns = ImmutableArray.CreateBuilder<PlanColumn>(all.Count);
        int leg = 0;
        foreach ((TradeCandidate candidate, List<string> origins) in all)
        {
            BookValuation valuation = BookValuation.Of(Book.OfLegs(candidate.Unit.Select(t => t.Leg)), room.Market);
            int first = leg;
            leg += candidate.Unit.Length;
            ImmutableArray<double> stress = [.. Enumerable.Range(0, room.Scenarios.Length).Select(s => Enumerable.Range(first, candidate.Unit.Length).Sum(l => profits[l][s]))];
            columns.Add(new PlanColumn(candidate, [.. origins], valuation, PolicyExposures.Of(valuation, room.Map, room.Policy), stress));
        }

        return columns.MoveToImmutable();
    }

    /// <summary>One of a unit and its reverse stands for both: that which buys the first of its legs by name.</summary>
    private static TradeCandidate Oriented(TradeCandidate candidate)
    {
        ImmutableArray<Trade> unit = [.. candidate.Unit.OrderBy(t => t.Leg.Name, StringComparer.Ordinal).ThenBy(t => t.Role).ThenBy(t => t.Layer).ThenBy(t => t.Structure, StringComparer.Ordinal).ThenBy(t => t.Leg.Quantity)];
        return unit[0].Leg.Quantity > 0
            ? new TradeCandidate(candidate.Label, unit, candidate.MinimumLots, candidate.MaximumLots, candidate.CostPerLot, candidate.Note)
            : new TradeCandidate(candidate.Label, unit.Select(Reverse), -candidate.MaximumLots, -candidate.MinimumLots, candidate.CostPerLot, candidate.Note);
    }

    private static Trade Reverse(Trade trade) => trade with { Leg = trade.Leg with { Quantity = -trade.Leg.Quantity } };

    private static TradeCandidate? Capped(PlanRoom room, TradeCandidate candidate, List<string> leftOut)
    {
        int most = room.Policy.MaximumLots;
        if (room.Policy.Participation is { } participation)
        {
            foreach (Trade trade in candidate.Unit)
            {
                LiquidityCap cap = LiquidityCaps.Of(trade.Leg, room.Market, participation);
                if (cap.Most is { } contracts)
                {
                    most = (int)Math.Min(most, contracts / Math.Abs(trade.Leg.Quantity));
                    if (most == 0)
                        leftOut.Add($"{candidate.Label}: {cap.Reason} allows no lot.");
                }
                else if (cap.Status == LiquidityCapStatus.MissingCounts)
                {
                    leftOut.Add($"{candidate.Label}: {cap.Reason}");
                    most = 0;
                }
            }
        }

        return most == 0
            ? null
            : new TradeCandidate(candidate.Label, candidate.Unit, Math.Max(candidate.MinimumLots, -most), Math.Min(candidate.MaximumLots, most), candidate.CostPerLot, candidate.Note);
    }

    private static TradeCandidate Union(TradeCandidate first, TradeCandidate second) => new(
        Both(first.Label, second.Label, " / ")!,
        first.Unit,
        Math.Min(first.MinimumLots, second.MinimumLots),
        Math.Max(first.MaximumLots, second.MaximumLots),
        Math.Max(first.CostPerLot, second.CostPerLot),
        Both(first.Note, second.Note, "; "));

    /// <summary>Both texts, in an order of their own, so that the order of the rules does not matter; one where they are the same.</summary>
    private static string? Both(string? first, string? second, string between)
    {
        string[] parts = [.. new[] { first, second }.OfType<string>().SelectMany(t => t.Split(between)).Distinct().Order(StringComparer.Ordinal)];
        return parts.Length == 0 ? null : string.Join(between, parts);
    }

    // Position of the trades included: a contract of one layer is not that of another.
    private static string KeyOf(ImmutableArray<Trade> unit) =>
        string.Join("; ", unit.Select(t => FormattableString.Invariant($"{t} {t.Role} {t.Layer} {t.Structure}")).Order(StringComparer.Ordinal));
}
