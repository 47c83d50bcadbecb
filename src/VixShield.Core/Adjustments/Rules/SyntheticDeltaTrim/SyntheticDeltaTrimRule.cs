using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when total delta leaves its band. Offers ES futures and at-the-money synthetic forwards, bought or sold: both change
/// delta and nothing else of first order.
/// </summary>
internal sealed class SyntheticDeltaTrimRule(SyntheticDeltaTrimOptions options) : IAdjustmentRule
{
    public string Name => "SyntheticDeltaTrim";

    internal static CatalogEntry Entry { get; } = new(
        "SyntheticDeltaTrim",
        "Moves total delta by index futures or synthetic forwards, which change nothing else of first order.",
        new CatalogParameter(nameof(SyntheticDeltaTrimOptions.UseIndexFutures), "switch", 0, 1, 1, "Whether ES futures are offered."),
        new CatalogParameter(nameof(SyntheticDeltaTrimOptions.UseSyntheticForwards), "switch", 0, 1, 1, "Whether SPX synthetic forwards are offered; they sell an option."),
        new CatalogParameter(nameof(SyntheticDeltaTrimOptions.MinimumDaysToExpiry), "calendar days", 0, 1000, 7, "Fewest days to expiry of the instrument."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(SyntheticDeltaTrimOptions.UseIndexFutures), options.UseIndexFutures ? 1 : 0, "switch"),
        new(nameof(SyntheticDeltaTrimOptions.UseSyntheticForwards), options.UseSyntheticForwards ? 1 : 0, "switch"),
        new(nameof(SyntheticDeltaTrimOptions.MinimumDaysToExpiry), options.MinimumDaysToExpiry, "calendar days"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        Band band = context.Policy.TotalDelta;
        double delta = context.Exposures.TotalDelta.Mid;
        bool outside = band.MarginOf(delta) < 0;

        List<TradeCandidate> candidates = [];
        List<string> left = [];
        double reach = Reach(context);
        if (options.UseIndexFutures)
            Offer(context, IndexFuture(context.Market), "ES", reach, candidates, left);
        if (options.UseSyntheticForwards)
            Offer(context, Synthetic(context.Market), "synthetic forward", reach, candidates, left);

        string reason = FormattableString.Invariant($"Total delta {delta:G6} $/1% is {(outside ? "outside" : "inside")} its band {band}.") + RuleText.NotOffered(left);
        if (!options.UseIndexFutures && !options.UseSyntheticForwards)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, delta, band.NearerEdge(delta), reason + " The options allow no instrument.");
        RuleStatus status = candidates.Count == 0 ? RuleStatus.MissingData : outside ? RuleStatus.Triggered : RuleStatus.NotTriggered;
        return new RuleOutcome(Name, status, delta, band.NearerEdge(delta), reason, candidates);
    }

    private static void Offer(in RuleContext context, Trade[]? longUnit, string what, double reach, List<TradeCandidate> candidates, List<string> left)
    {
        if (longUnit is null)
        {
            left.Add($"no {what} with a price and a spread in the market");
            return;
        }

        try
        {
            MappedExposures unit = context.ExposuresOf(longUnit);
            double cost = context.CostOf(longUnit);
            int lots = (int)Math.Clamp(Math.Ceiling(reach / Math.Abs(unit.PartialDelta)), 1, context.Policy.MaximumLots);
            string note = longUnit.Length == 1 ? "a future: no option and no premium; its price holds the interest and dividends to its expiry" : SyntheticNote.Of(context, longUnit, unit);
            candidates.Add(new TradeCandidate(what, longUnit, -lots, lots, cost, note));
        }
        catch (MissingDatumException missing)
        {
            left.Add(missing.Message);
        }
    }

    /// <summary>
    /// Dollars per 1 % that a trim may have to move: across the band from wherever the book stands, and as much again as the
    /// hedge's own total delta, because another rule's trade in the same combination may take the hedge away.
    /// </summary>
    private static double Reach(in RuleContext context)
    {
        Band band = context.Policy.TotalDelta;
        double delta = context.Exposures.TotalDelta.Mid;
        FactorMap map = context.Map;
        double hedge = context.Valuation.InFixedOrder
            .Where(l => l.Position.Role == LegRole.Hedge)
            .Sum(l => Math.Abs(l.Exposures.Map(map).TotalDelta.Mid));
        return Math.Max(Math.Abs(delta - band.Low), Math.Abs(delta - band.High)) + hedge;
    }

    private Trade[]? IndexFuture(MarketSnapshot market)
    {
        foreach (FutureMark mark in market.Futures)
        {
            if (mark.Contract == Contracts.Es && IsLongEnough(mark.Expiry, market))
                return [new Trade(new FutureLeg { Contract = mark.Contract, Quantity = 1, Expiry = mark.Expiry }, LegRole.Overlay)];
        }

        return null;
    }

    private Trade[]? Synthetic(MarketSnapshot market)
    {
        foreach (OptionChain chain in market.Chains)
        {
            if (chain.Symbol != Contracts.Spx.UnderlyingSymbol || market.SmileFor(chain.Symbol, chain.Expiry) is null || !IsLongEnough(chain.Expiry, market))
                continue;
            OptionQuote? nearest = chain.Quotes
                .Where(q => q.Bid > 0 && chain.HalfSpreadFor(q.Strike, OptionRight.Call) is not null && chain.HalfSpreadFor(q.Strike, OptionRight.Put) is not null)
                .MinBy(q => Math.Abs(q.Strike - chain.Forward));
            if (nearest is null)
                continue;
            // One root for both legs: SPX settles at the open and SPXW at the close, so a pair of the two would be no forward.
            ContractSpec contract = chain.Expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw;
            return [.. SyntheticForward.Create(contract, chain.Expiry, nearest.Strike, 1).Positions.Select(p => new Trade(p.Leg, LegRole.Overlay))];
        }

        return null;
    }

    private bool IsLongEnough(Expiry expiry, MarketSnapshot market) =>
        expiry.YearsFrom(market.ValuationInstant) * 365 >= options.MinimumDaysToExpiry;
}
