using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;

namespace VixShield.TermStructure;

/// <summary>The out-of-the-money quotes of one VIX expiry as volatilities on its parity forward: what a model has to meet.</summary>
internal sealed class VixSmileTarget
{
    private VixSmileTarget(OptionChain chain, ImmutableArray<(double Strike, OptionRight Right, double Volatility)> quotes, double? settlement)
    {
        Expiry = chain.Expiry;
        Years = chain.Years;
        Forward = chain.Forward;
        Quotes = quotes;
        Settlement = settlement;
    }

    internal Expiry Expiry { get; }

    internal double Years { get; }

    internal double Forward { get; }

    internal double? Settlement { get; }

    internal ImmutableArray<(double Strike, OptionRight Right, double Volatility)> Quotes { get; }

    /// <summary>The expiries of a market that can be calibrated to, nearest first, and a sentence for each that cannot.</summary>
    internal static ImmutableArray<VixSmileTarget> Of(MarketSnapshot market, VixCalibrationOptions options, List<string> warnings)
    {
        ImmutableArray<VixSmileTarget>.Builder targets = ImmutableArray.CreateBuilder<VixSmileTarget>();
        foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol).OrderBy(c => c.Expiry))
        {
            if (!options.IncludeWeeklies && !IsMonthly(chain.Expiry))
                continue;
            if (chain.Years * 365 < options.MinimumDays)
            {
                warnings.Add(FormattableString.Invariant($"{chain.Expiry} left out: {chain.Years * 365:F2} days to expiry, the least are {options.MinimumDays:G6}."));
                continue;
            }

            ImmutableArray<(double Strike, OptionRight Right, double Volatility)> quotes = [.. chain.Quotes.Select(q => Usable(q, chain, options)).OfType<(double, OptionRight, double)>()];
            if (quotes.Length < options.MinimumQuotes)
                warnings.Add(FormattableString.Invariant($"{chain.Expiry} left out: {quotes.Length} quotes with a bid of {options.MinimumBid:G6} or more, the fewest are {options.MinimumQuotes}."));
            else
                targets.Add(new VixSmileTarget(chain, quotes, market.MarkFor(Contracts.Vx, chain.Expiry)?.Price));
        }

        return targets.ToImmutable();
    }

    /// <summary>The futures to be matched: parity forwards where there are VIX options, VX contracts elsewhere; weekly contracts only where asked for.</summary>
    internal static VixFuturesCurve FuturesOf(MarketSnapshot market, ImmutableArray<VixSmileTarget> targets, VixCalibrationOptions options)
    {
        Dictionary<Expiry, double> prices = [];
        if (market.HasVixFutures)
        {
            foreach (VixFuture future in market.VixFutures.Points.Where(p => options.IncludeWeeklies || IsMonthly(p.Expiry)))
                prices[future.Expiry] = future.Price;
        }

        foreach (VixSmileTarget target in targets)
            prices[target.Expiry] = target.Forward;
        return new VixFuturesCurve(
            market.ValuationInstant, market.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol)), prices.Select(p => new VixFuture(p.Key, p.Value)));
    }

    /// <summary>Whether a contract settles on the monthly day of its month; a date that the rule does not cover counts as monthly.</summary>
    internal static bool IsMonthly(Expiry expiry) =>
        !VixContractDates.Covers(expiry.Date, TradingCalendar.UsOptions)
        || ExpiryRules.VixMonthly.Resolve(expiry.Date.Year, expiry.Date.Month, TradingCalendar.UsOptions).Date == expiry.Date;

    /// <summary>The result for this expiry under a law of VIX.</summary>
    internal VixExpiryCalibration Judge(VixDistribution law) => new(Expiry, Years, Forward)
    {
        ForwardResidual = law.Future - Forward,
        Settlement = Settlement,
        Quotes = [.. Quotes.Select(q => new VixQuoteResidual(q.Strike, q.Right, q.Volatility, law.VolatilityAt(q.Strike)))],
    };

    private static (double Strike, OptionRight Right, double Volatility)? Usable(OptionQuote quote, OptionChain chain, VixCalibrationOptions options)
    {
        OptionRight right = quote.Strike < chain.Forward ? OptionRight.Put : OptionRight.Call;
        if (quote.Right != right || quote.Bid < options.MinimumBid || !(quote.Bid > 0) || quote.Ask < quote.Bid || quote.Strike > options.MaximumStrike)
            return null;
        double middle = (quote.Bid + quote.Ask) / 2;
        return Black76.TryImpliedVolatility(middle, chain.Forward, quote.Strike, chain.Years, chain.DiscountFactor, right, out double volatility) == ImpliedVolatilityStatus.Ok && volatility > 0
            ? (quote.Strike, right, volatility)
            : null;
    }
}
