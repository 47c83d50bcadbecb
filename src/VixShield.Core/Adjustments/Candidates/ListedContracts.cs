using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// Listed contracts as candidates, one contract a lot: the VX and ES futures next to expire, and the VIX calls of the most open interest, or the options of the whole chain. No option is offered for sale
/// beyond what is held; the guardrails judge the rest.
/// </summary>
internal static class ListedContracts
{
    internal const string Origin = "listed chain";

    internal static IEnumerable<TradeCandidate> Of(PlanRoom room, List<string> leftOut)
    {
        if (!room.Policy.Listed.IsUsed)
            yield break;
        IEnumerable<TradeCandidate> options = room.Policy.Listed.WholeChain ? WholeChain.Of(room, leftOut) : VixCalls(room, leftOut);
        foreach (TradeCandidate candidate in Futures(room, Contracts.Vx, LegRole.Hedge).Concat(Futures(room, Contracts.Es, LegRole.Overlay)).Concat(options))
            yield return candidate;
    }

    private static IEnumerable<TradeCandidate> Futures(PlanRoom room, ContractSpec contract, LegRole role) => room.Market.Futures
        .Where(m => m.Contract == contract && IsWithinDays(room, m.Expiry))
        .OrderBy(m => m.Expiry)
        .Take(room.Policy.Listed.MaximumPerKind)
        .Select(m => m.Expiry)
        .Union(room.Policy.Listed.WholeChain ? Held(room, contract, role) : [])
        .Select(e => Offer(room, new FutureLeg { Contract = contract, Quantity = 1, Expiry = e }, role));

    /// <summary>The expiries of a future that the book holds in a role: the whole chain offers these too, whatever their days.</summary>
    private static IEnumerable<Expiry> Held(PlanRoom room, ContractSpec contract, LegRole role) => room.Live.Positions
        .Where(p => p.Role == role && p.Leg.Contract == contract && room.Market.MarkFor(contract, p.Leg.ExpiryOrNull!)?.Contract == contract)
        .Select(p => p.Leg.ExpiryOrNull!);

    /// <summary>Whether an expiry is as many days away as the policy asks for; the most days count with the whole chain alone.</summary>
    internal static bool IsWithinDays(PlanRoom room, Expiry expiry)
    {
        double days = DaysTo(room, expiry);
        return days >= room.Policy.Listed.MinimumDays && (!room.Policy.Listed.WholeChain || days <= room.Policy.Listed.MaximumDays);
    }

    private static IEnumerable<TradeCandidate> VixCalls(PlanRoom room, List<string> leftOut)
    {
        ListedCandidates limits = room.Policy.Listed;
        QuoteFilter filter = new(limits.MinimumBid, limits.MaximumRelativeSpread);
        var liquid = new List<(OptionChain Chain, OptionQuote Quote)>();
        int illiquid = 0;
        foreach (OptionChain chain in room.Market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol && DaysTo(room, c.Expiry) >= limits.MinimumDays))
        {
            if (room.Market.SmileFor(chain.Symbol, chain.Expiry) is null)
                continue;
            foreach (OptionQuote quote in chain.Quotes.Where(q => q.Right == OptionRight.Call && q.Strike >= chain.Forward))
            {
                if (filter.Takes(quote))
                    liquid.Add((chain, quote));
                else
                    illiquid++;
            }
        }

        if (illiquid > 0)
            leftOut.Add(FormattableString.Invariant($"{illiquid} listed VIX calls outside the filters ({limits})."));
        // Open interest where it is known, otherwise the narrower spread.
        return liquid
            .OrderByDescending(l => l.Quote.OpenInterest ?? 0)
            .ThenBy(l => (l.Quote.Ask - l.Quote.Bid) / l.Quote.Mid)
            .ThenBy(l => l.Chain.Expiry)
            .ThenBy(l => l.Quote.Strike)
            .Take(limits.MaximumPerKind)
            .Select(l => Offer(room, new OptionLeg { Contract = Contracts.Vix, Quantity = 1, Right = OptionRight.Call, Strike = l.Quote.Strike, Expiry = l.Chain.Expiry }, LegRole.Hedge));
    }

    private static TradeCandidate Offer(PlanRoom room, Leg leg, LegRole role)
    {
        // What is bought joins a position of that contract; a sale may only come out of one.
        Position? held = room.Live.Positions.Where(p => p.Role == role && p.Leg.IsSameInstrument(leg)).MinBy(p => p.Layer);
        int sellable = role == LegRole.Overlay ? room.Policy.MaximumLots : Math.Max(0, held?.Leg.Quantity ?? 0);
        Trade[] unit = [new(leg, role, held?.Layer, held?.Structure)];
        return new TradeCandidate($"listed {leg.Name}", unit, -sellable, room.Policy.MaximumLots, room.Context.CostOf(unit));
    }

    private static double DaysTo(PlanRoom room, Expiry expiry) => expiry.YearsFrom(room.Market.ValuationInstant) * 365;
}
