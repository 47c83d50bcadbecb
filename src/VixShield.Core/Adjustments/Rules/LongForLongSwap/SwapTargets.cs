using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>Listed contracts that a long of the hedge can be swapped for: the same contract and right at another strike or expiry, nothing that the book is short of.</summary>
internal static class SwapTargets
{
    /// <summary>The holding itself as a contract with a price, or null with the reason.</summary>
    internal static LongContract? Held(in RuleContext context, HedgeHolding holding, QuoteFilter filter, List<string> left)
    {
        double? price = holding.Leg switch
        {
            OptionLeg option when QuoteFilter.QuoteOf(option, context.Market) is { } quote && filter.Takes(quote) => quote.Mid,
            FutureLeg future when context.Market.MarkFor(future.Contract, future.Expiry) is { } mark && mark.Contract == future.Contract && filter.Takes(mark) => mark.Price,
            _ => null,
        };
        if (price is not { } middle)
        {
            left.Add($"{holding.Leg.Name} has no quote of its own within the filters");
            return null;
        }

        LongContract held = LongContract.Of(context, holding.Leg, middle);
        if (held.Vega > 0)
            return held;
        left.Add($"{holding.Leg.Name} has no positive vega to keep");
        return null;
    }

    /// <summary>The nearest in vega per dollar of premium, so that equal vega costs about equal premium; futures by price, likewise. Ties: expiry, then strike.</summary>
    internal static IEnumerable<LongContract> For(in RuleContext context, LongContract held, QuoteFilter filter, int targets)
    {
        RuleContext local = context;
        return Listed(context, held.Leg, filter)
            .Where(l => !local.Book.Positions.Any(p => p.Leg.Quantity < 0 && p.Leg.IsSameInstrument(l.Leg)))
            .Select(l => Value(local, l.Leg, l.Price))
            .OfType<LongContract>()
            .Where(c => c.Vega > 0)
            .OrderBy(c => Math.Abs(Numerics.ElementaryFunctions.LogRatio(c.VegaPerPremium, held.VegaPerPremium)))
            .ThenBy(c => c.Leg.ExpiryOrNull)
            .ThenBy(c => (c.Leg as OptionLeg)?.Strike)
            .Take(targets);
    }

    private static LongContract? Value(in RuleContext context, Leg leg, double price)
    {
        try
        {
            return LongContract.Of(context, leg, price);
        }
        catch (MissingDatumException)
        {
            // A listed contract that cannot be valued is one target fewer.
            return null;
        }
    }

    private static IEnumerable<(Leg Leg, double Price)> Listed(RuleContext context, Leg held, QuoteFilter filter)
    {
        MarketSnapshot market = context.Market;
        if (held is FutureLeg future)
        {
            foreach (FutureMark mark in market.Futures.Where(m => m.Contract == future.Contract && m.Expiry != future.Expiry && filter.Takes(m)))
                yield return (future with { Expiry = mark.Expiry }, mark.Price);
        }
        else if (held is OptionLeg option)
        {
            foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == option.Contract.UnderlyingSymbol && c.Expiry.Style == option.Expiry.Style))
            {
                foreach (OptionQuote quote in chain.Quotes.Where(q => q.Right == option.Right && filter.Takes(q)))
                {
                    OptionLeg other = option with { Expiry = chain.Expiry, Strike = quote.Strike };
                    if (!other.IsSameInstrument(option))
                        yield return (other, quote.Mid);
                }
            }
        }
    }
}
