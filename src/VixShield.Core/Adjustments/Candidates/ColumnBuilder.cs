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
        var merged = new SortedDictionary<string, Merged>(StringComparer.Ordinal);
        foreach ((string origin, TradeCandidate candidate) in offered)
        {
            if (Capped(room, Oriented(room, candidate), leftOut) is not { } capped)
                continue;
            string key = KeyOf(capped.Unit);
            merged[key] = merged.GetValueOrDefault(key, new Merged(capped, ColumnSide.None, ColumnSide.None)).With(capped, origin);
        }

        return (Valued(room, [.. merged.Values]), [.. leftOut.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static ImmutableArray<PlanColumn> Valued(PlanRoom room, List<Merged> all)
    {
        // All units in one book: each leg is valued once, and repriced once in each scenario.
        BookValuation together = BookValuation.Of(Book.OfLegs(all.SelectMany(a => a.Candidate.Unit).Select(t => t.Leg)), room.Market);
        ImmutableArray<double>[] profits = room.StressProfitsByLeg(together);
        var columns = ImmutableArray.CreateBuilder<PlanColumn>(all.Count);
        int leg = 0;
        foreach ((TradeCandidate candidate, ColumnSide forwards, ColumnSide backwards) in all)
        {
            BookValuation valuation = together.Part(leg, candidate.Unit.Length);
            double[] stress = new double[room.Scenarios.Length];
            for (int end = leg + candidate.Unit.Length; leg < end; leg++)
            {
                for (int s = 0; s < stress.Length; s++)
                    stress[s] += profits[leg][s];
            }

            columns.Add(new PlanColumn(candidate, forwards, backwards, valuation, PolicyExposures.Of(valuation, room.Map, room.Policy), [.. stress]));
        }

        return columns.MoveToImmutable();
    }

    /// <summary>One of a unit and its reverse stands for both: that which buys the first of its legs by name.</summary>
    private static TradeCandidate Oriented(PlanRoom room, TradeCandidate candidate)
    {
        ImmutableArray<Trade> unit = [.. candidate.Unit.Select(t => Placed(room, t)).OrderBy(t => t.Leg.Name, StringComparer.Ordinal).ThenBy(t => t.Role).ThenBy(t => t.Layer).ThenBy(t => t.Structure, StringComparer.Ordinal).ThenBy(t => t.Leg.Quantity)];
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

    /// <summary>A trade that names no structure changes the first position of its instrument, role and layer: named, it is the same trade as one that names it.</summary>
    private static Trade Placed(PlanRoom room, Trade trade) => trade.Structure is not null
        ? trade
        : trade with { Structure = room.Live.Positions.Where(p => p.Role == trade.Role && p.Layer == trade.Layer && p.Leg.IsSameInstrument(trade.Leg)).Select(p => p.Structure).Order(StringComparer.Ordinal).FirstOrDefault() };

    /// <summary>Candidates of one unit: the widest lots of any, the lowest cost.</summary>
    private sealed record Merged(TradeCandidate Candidate, ColumnSide Forwards, ColumnSide Backwards)
    {
        internal Merged With(TradeCandidate more, string origin) => new(
            new TradeCandidate(
                Candidate.Label,
                Candidate.Unit,
                Math.Min(Candidate.MinimumLots, more.MinimumLots),
                Math.Max(Candidate.MaximumLots, more.MaximumLots),
                Math.Min(Candidate.CostPerLot, more.CostPerLot)),
            more.MaximumLots > 0 ? Forwards.With(more, origin) : Forwards,
            more.MinimumLots < 0 ? Backwards.With(more, origin) : Backwards);
    }

    // Position of the trades included: a contract of one layer is not that of another.
    private static string KeyOf(ImmutableArray<Trade> unit) =>
        string.Join("; ", unit.Select(t => FormattableString.Invariant($"{t} {t.Role} {t.Layer} {t.Structure}")).Order(StringComparer.Ordinal));
}
