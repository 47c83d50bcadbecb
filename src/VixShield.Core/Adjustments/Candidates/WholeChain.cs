using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// The options of the whole chain as candidates, one contract a lot: what the book holds, and every out-of-the-money put and call on SPX and VIX within the policy's filters. Sold is only what is held; a short
/// option may be bought back unless it is a short strike that must stay.
/// </summary>
internal sealed class WholeChain
{
    private readonly PlanRoom _room;
    private readonly List<string> _leftOut;
    private readonly HashSet<Leg> _held;

    private WholeChain(PlanRoom room, List<string> leftOut)
    {
        _room = room;
        _leftOut = leftOut;
        _held = [.. room.Live.Positions.Select(p => p.Leg).OfType<OptionLeg>().Select(NetHoldings.InstrumentOf)];
    }

    internal static IEnumerable<TradeCandidate> Of(PlanRoom room, List<string> leftOut)
    {
        var chain = new WholeChain(room, leftOut);
        return chain.Held().Concat(chain.Listed(MarketSnapshot.VixSymbol)).Concat(chain.Listed(Contracts.Spx.UnderlyingSymbol));
    }

    /// <summary>Held options, whatever their expiry and moneyness. More of an instrument is bought where it is held first.</summary>
    private IEnumerable<TradeCandidate> Held()
    {
        var bought = new HashSet<Leg>();
        foreach (Position position in _room.Live.Positions)
        {
            if (position.Leg is not OptionLeg option)
                continue;
            bool isLong = option.Quantity > 0;
            if (!isLong && position.Role == LegRole.ShortStrike && _room.Policy.ShortStrikesUntouched)
                continue;
            int most = _room.Policy.MaximumLots;
            int fewest = isLong ? -Math.Min(most, option.Quantity) : 0;
            if (!isLong)
                most = Math.Min(most, -option.Quantity);
            else if (!bought.Add(NetHoldings.InstrumentOf(option)))
                most = 0;
            if (Offer(new Trade(NetHoldings.InstrumentOf(option), position.Role, position.Layer, position.Structure), fewest, most) is { } offer)
                yield return offer;
        }
    }

    private IEnumerable<TradeCandidate> Listed(string symbol)
    {
        ListedCandidates limits = _room.Policy.Listed;
        QuoteFilter filter = new(limits.MinimumBid, limits.MaximumRelativeSpread);
        var liquid = new List<(OptionChain Chain, ContractSpec Contract, OptionQuote Quote)>();
        int refused = 0;
        foreach (OptionChain chain in _room.Market.Chains.Where(c => c.Symbol == symbol && ListedContracts.IsWithinDays(_room, c.Expiry)))
        {
            if (ContractOf(chain) is not { } contract || _room.Market.SmileFor(chain.Symbol, chain.Expiry) is null)
                continue;
            foreach (OptionQuote quote in chain.Quotes.Where(q => (int)q.Right * (q.Strike - chain.Forward) >= 0))
            {
                if (filter.Takes(quote))
                    liquid.Add((chain, contract, quote));
                else
                    refused++;
            }
        }

        if (refused > 0)
            _leftOut.Add(FormattableString.Invariant($"{refused} listed options on {symbol} outside the filters ({limits})."));
        if (liquid.Count > limits.MaximumPerKind)
        {
            _leftOut.Add(FormattableString.Invariant($"{liquid.Count - limits.MaximumPerKind} listed options on {symbol} of less open interest, or of wider spread where that is not known ({limits})."));
            liquid = [.. liquid
                .OrderByDescending(l => l.Quote.OpenInterest ?? 0)
                .ThenBy(l => l.Quote.HalfSpread / l.Quote.Mid)
                .ThenBy(l => l.Chain.Expiry)
                .ThenBy(l => l.Quote.Strike)
                .ThenBy(l => l.Quote.Right)
                .Take(limits.MaximumPerKind)];
        }

        foreach ((OptionChain chain, ContractSpec contract, OptionQuote quote) in liquid)
        {
            var leg = new OptionLeg { Contract = contract, Quantity = 1, Right = quote.Right, Strike = quote.Strike, Expiry = chain.Expiry };
            if (_held.Contains(leg))
                continue;
            (LegRole role, string? structure) = PlaceOf(leg);
            if (Offer(new Trade(leg, role, null, structure), 0, _room.Policy.MaximumLots) is { } offer)
                yield return offer;
        }
    }

    /// <summary>What is bought joins the structure with short strikes or wings in its expiry, one that has them on its side where there is; otherwise the hedge.</summary>
    private (LegRole Role, string? Structure) PlaceOf(OptionLeg leg)
    {
        Position? beside = _room.Live.Positions
            .Where(p => p.Role is LegRole.ShortStrike or LegRole.Wing && p.Leg is OptionLeg option && SettlementForms.Key(option) == SettlementForms.Key(leg))
            .OrderByDescending(p => ((OptionLeg)p.Leg).Right == leg.Right)
            .ThenBy(p => p.Structure, StringComparer.Ordinal)
            .FirstOrDefault();
        return beside is null ? (LegRole.Hedge, null) : (LegRole.Wing, beside.Structure);
    }

    private TradeCandidate? Offer(Trade trade, int fewest, int most)
    {
        if (fewest == most)
            return null;
        Trade[] unit = [trade];
        try
        {
            return new TradeCandidate($"listed {trade.Leg.Name}", unit, fewest, most, _room.Context.CostOf(unit));
        }
        catch (MissingDatumException missing)
        {
            _leftOut.Add($"{trade.Leg.Name}: {missing.Message}");
            return null;
        }
    }

    /// <summary>The listed contract that a chain is of, or null.</summary>
    private static ContractSpec? ContractOf(OptionChain chain) => chain.Symbol == MarketSnapshot.VixSymbol
        ? (chain.Expiry.Style == Contracts.Vix.Settlement ? Contracts.Vix : null)
        : chain.Expiry.Style == Contracts.Spx.Settlement ? Contracts.Spx : Contracts.Spxw;
}
