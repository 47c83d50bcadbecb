using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// Listed contracts as candidates, one contract a lot: the VX and ES futures next to expire, and the VIX calls of the most open interest. No option is offered for sale
/// beyond what is held; the guardrails judge the rest. Wings are the business of rules.
/// </summary>
internal static class ListedContracts
{
    internal const string Origin = "listed chain";

    internal static IEnumerable<TradeCandidate> Of(PlanRoom room, List<string> leftOut)
    {
        if (!room.Policy.Listed.IsUsed)
            yield break;
        foreach (TradeCandidate candidate in Futures(room, Contracts.Vx, LegRole.Hedge).Concat(Futures(room, Contracts.Es, LegRole.Overlay)).Concat(VixCalls(room, leftOut)))
            yield return candidate;
    }

    private static IEnumerable<TradeCandidate> Futures(PlanRoom room, ContractSpec contract, LegRole role) => room.Market.Futures
        .Where(m => m.Contract == contract && DaysTo(room, m.Expiry) >= room.Policy.Listed.MinimumDays)
        .OrderBy(m => m.Expiry)
        .Take(room.Policy.Listed.MaximumPerKind)
        .Select(m => Offer(room, new FutureLeg { Contract = contract, Quantity = 1, Expiry = m.Expiry }, role));

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

    private static double DaysTo(PlanRoom room, Expiries.Expiry expiry) => expiry.YearsFrom(room.Market.ValuationInstant) * 365;
}
