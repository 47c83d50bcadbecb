using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>How wide the quotes of the legs held are: those that are too wide, the widest share that counts (null when nothing was measured), and what is missing.</summary>
internal sealed record SpreadFinding(ImmutableArray<string> Causes, double? Widest, string? Missing, string Text)
{
    internal static SpreadFinding Of(in RuleContext context, StandAsideOptions options)
    {
        if (options.MaximumRelativeHalfSpread is not { } most)
            return new SpreadFinding([], null, null, "Quotes were not looked at.");
        DateTimeOffset instant = context.Market.ValuationInstant;
        // Shares have no quotes in a market; one instrument counts once, whatever holds it.
        LegValuation[] legs = [.. context.Valuation.Legs
            .Where(l => !l.Position.Leg.HasExpiredBy(instant) && l.Position.Leg is OptionLeg or FutureLeg)
            .DistinctBy(l => l.Position.Leg with { Quantity = 1 })
            .OrderBy(l => l.Position.Leg.Name, StringComparer.Ordinal)];
        if (legs.Length == 0)
            return new SpreadFinding([], null, null, "The book holds nothing with a quote.");

        var causes = new List<string>();
        var missing = new List<string>();
        double? widest = null;
        foreach (LegValuation leg in legs)
        {
            (double? half, double middle, bool unusable) = QuoteOf(leg, context.Market);
            if (unusable)
            {
                causes.Add($"The quote of {leg.Position.Leg.Name} is crossed or has no offer.");
            }
            else if (half is not { } points || !(middle > 0))
            {
                missing.Add(leg.Position.Leg.Name);
            }
            else
            {
                double share = points > options.SmallHalfSpread ? points / middle : 0;
                widest = Math.Max(widest ?? 0, share);
                if (share > most)
                    causes.Add(FormattableString.Invariant($"The half-spread of {leg.Position.Leg.Name} is {points:G6} points, {share:G6} of its middle; at most {most:G6} is allowed."));
            }
        }

        return new SpreadFinding(
            [.. causes],
            widest,
            missing.Count == 0 ? null : $"There is no quote of {string.Join(", ", missing)}.",
            FormattableString.Invariant($"The widest half-spread held is {widest ?? 0:G6} of its middle ({most:G6} is allowed; half-spreads up to {options.SmallHalfSpread:G6} points count as 0)."));
    }

    private static (double? Half, double Middle, bool Unusable) QuoteOf(LegValuation valued, MarketSnapshot market)
    {
        if (valued.Position.Leg is FutureLeg future)
            return (market.MarkFor(future.Contract, future.Expiry)?.HalfSpread, valued.Price, false);
        var option = (OptionLeg)valued.Position.Leg;
        double scale = option.Contract.UnderlyingScale;
        double strike = option.Strike / scale;
        if (market.ChainFor(option.Contract.UnderlyingSymbol, option.Expiry) is not { } chain)
            return (null, 0, false);
        OptionQuote? own = chain.QuoteFor(strike, option.Right);
        double? half = chain.HalfSpreadFor(strike, option.Right) * scale;
        if (half is not null)
            return (half, own is null ? valued.Price : own.Mid * scale, false);
        bool quoted = own is not null || chain.QuoteFor(strike, option.Right == OptionRight.Call ? OptionRight.Put : OptionRight.Call) is not null;
        return (null, 0, quoted);
    }
}
