using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The trades that buy back VIX beta, nearest expiry first, futures before calls, and why others are not offered.</summary>
internal sealed class HedgeBetaOffers(RuleContext context, RestoreHedgeBetaOptions options, double shortfall)
{
    private readonly List<string> _notOffered = [];

    internal List<TradeCandidate> Candidates { get; } = [];

    internal string NotOffered => _notOffered.Count == 0 ? string.Empty : " Not offered: " + string.Join("; ", _notOffered) + ".";

    internal void Collect()
    {
        MarketSnapshot market = context.Market;
        if (options.UseFutures)
        {
            Expiry[] tenors = [.. market.Futures.Where(f => f.Contract == Contracts.Vx && IsLongEnough(f.Expiry)).Select(f => f.Expiry).Order().Take(options.MaximumTenors)];
            if (tenors.Length == 0)
                _notOffered.Add(FormattableString.Invariant($"no VX future of at least {options.MinimumDays:G6} days is in the market"));
            foreach (Expiry tenor in tenors)
                Add([Offer(new FutureLeg { Contract = Contracts.Vx, Expiry = tenor, Quantity = 1 })]);
        }

        if (options.UseOptions)
        {
            OptionChain[] chains = [.. market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol && IsLongEnough(c.Expiry)).OrderBy(c => c.Expiry).Take(options.MaximumTenors)];
            if (chains.Length == 0)
                _notOffered.Add(FormattableString.Invariant($"no VIX options of at least {options.MinimumDays:G6} days are in the market"));
            foreach (OptionChain chain in chains)
                Add(Calls(chain));
        }

        if (!options.UseFutures && !options.UseOptions)
            _notOffered.Add("futures and calls are both switched off");
    }

    // The cheapest per dollar of vega; the lower strike of equally cheap ones.
    private void Add(IEnumerable<Priced?> priced) => Candidates.AddRange(priced
        .OfType<Priced>()
        .OrderBy(p => p.Cost / p.Vega)
        .ThenBy(p => (p.Leg as OptionLeg)?.Strike)
        .Take(options.CallsPerExpiry)
        .Select(ToCandidate));

    private List<Priced?> Calls(OptionChain chain)
    {
        if (context.Market.SmileFor(chain.Symbol, chain.Expiry) is not { } smile)
        {
            _notOffered.Add($"VIX {chain.Expiry} has no volatilities");
            return [];
        }

        var calls = new List<Priced?>();
        foreach (OptionQuote quote in chain.Quotes)
        {
            if (quote.Right != OptionRight.Call || quote.Bid < options.MinimumBid || !(quote.Ask >= quote.Bid))
                continue;
            double delta = Black76.Greeks(chain.Forward, quote.Strike, chain.Years, smile.VolatilityAt(quote.Strike), chain.Rate, OptionRight.Call).Delta;
            if (delta >= options.MinimumCallDelta && delta <= options.MaximumCallDelta)
                calls.Add(Offer(new OptionLeg { Contract = Contracts.Vix, Expiry = chain.Expiry, Strike = quote.Strike, Right = OptionRight.Call, Quantity = 1 }, delta));
        }

        if (calls.Count == 0)
            _notOffered.Add(FormattableString.Invariant($"no VIX {chain.Expiry} call with a bid of {options.MinimumBid:G6} and a delta from {options.MinimumCallDelta:G6} to {options.MaximumCallDelta:G6}"));
        return calls;
    }

    private Priced? Offer(Leg leg, double? delta = null)
    {
        HedgePlace place = HedgePlace.For(leg, context.Book, context.Market.ValuationInstant);
        Trade[] unit = [new Trade(leg, LegRole.Hedge, place.Layer, place.Structure)];
        try
        {
            MappedExposures exposures = context.ExposuresOf(unit);
            double vega = VegaBandState.Measure(context.Policy.Vega, exposures);
            if (vega > 0)
                return new Priced(leg, unit, exposures, vega, context.CostOf(unit), delta);
            _notOffered.Add(context.Policy.Vega.Measure == VegaMeasure.Raw
                ? $"{leg.Name} has no raw vega: only the VIX-equivalent measure sees VX futures and VIX options"
                : $"{leg.Name} has no positive beta to VIX");
        }
        catch (MissingDatumException missing)
        {
            _notOffered.Add(missing.Message.TrimEnd('.'));
        }

        return null;
    }

    private TradeCandidate ToCandidate(Priced priced)
    {
        double needed = shortfall / priced.Vega;
        // A shortfall of a whole number of lots is that number, not one more by its last bit.
        int lots = (int)Math.Clamp(Math.Ceiling(needed - 1e-9), 1, context.Policy.MaximumLots);
        string call = priced.Delta is { } delta ? FormattableString.Invariant($"delta {delta:G6}; its vega falls with VIX and its premium decays; ") : string.Empty;
        double over = (lots * priced.Vega) - shortfall;
        string left = Math.Abs(over) <= 1e-9 * shortfall ? FormattableString.Invariant($"{lots} lots restore it")
            : over > 0 ? FormattableString.Invariant($"{needed:G6} lots would restore it, {lots} go {over:G6} beyond")
            : FormattableString.Invariant($"{lots} lots leave {-over:G6} missing");
        return new TradeCandidate(
            $"buy {priced.Leg.Name}",
            priced.Unit,
            0,
            lots,
            priced.Cost,
            FormattableString.Invariant($"a lot is {priced.Vega:G6} $ per VIX point; {call}one $ per VIX point takes {priced.Exposures.Carry.Total / priced.Vega:G6} $ carry a day and costs {priced.Cost / priced.Vega:G6} $ to trade; ")
            + FormattableString.Invariant($"total delta changes by {priced.Exposures.TotalDelta.Mid:G6} $/1% a lot, by design; {left}"));
    }

    private bool IsLongEnough(Expiry expiry)
    {
        double days = expiry.YearsFrom(context.Market.ValuationInstant) * 365;
        return days > 0 && days >= options.MinimumDays;
    }

    private sealed record Priced(Leg Leg, Trade[] Unit, MappedExposures Exposures, double Vega, double Cost, double? Delta);
}
