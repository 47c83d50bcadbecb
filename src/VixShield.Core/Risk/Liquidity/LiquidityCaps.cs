using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// Largest positions by open interest and volume of a market's quotes and marks. Only counts of the contract itself count: XSP options are priced on SPX quotes and VXM
/// futures on VX marks, but neither trades as much as those.
/// </summary>
public static class LiquidityCaps
{
    /// <summary>The caps of a book's legs, in its order.</summary>
    /// <param name="book">The book.</param>
    /// <param name="market">The market.</param>
    /// <param name="policy">The limits.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ImmutableArray<LiquidityCap> Of(Book book, MarketSnapshot market, LiquidityPolicy policy) =>
        [.. Guard.NotNull(book, nameof(book)).Positions.Select(p => Of(p.Leg, market, policy))];

    /// <summary>The cap of one leg.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="market">The market.</param>
    /// <param name="policy">The limits.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static LiquidityCap Of(Leg leg, MarketSnapshot market, LiquidityPolicy policy)
    {
        Guard.NotNull(leg, nameof(leg));
        Guard.NotNull(market, nameof(market));
        Guard.NotNull(policy, nameof(policy));
        if (leg.ExpiryOrNull is not { } expiry)
            return new LiquidityCap(leg, LiquidityCapStatus.NotApplicable, null, "Shares have no open interest.");
        if (leg.HasExpiredBy(market.ValuationInstant))
            return new LiquidityCap(leg, LiquidityCapStatus.NotApplicable, null, "The leg has settled.");
        int days = expiry.Date.DayNumber - DateOnly.FromDateTime(UsTime.InChicago(market.ValuationInstant).DateTime).DayNumber;
        if (policy.For(days) is not { } limit)
            return new LiquidityCap(leg, LiquidityCapStatus.NoLimit, null, FormattableString.Invariant($"The policy has no limit at {days} days to expiry."));
        (long? openInterest, long? volume) = Counts(leg, expiry, market);
        long? byInterest = Share(openInterest, limit.OpenInterestShare);
        long? byVolume = Share(volume, limit.VolumeShare);
        if (byInterest is null && byVolume is null)
            return new LiquidityCap(leg, LiquidityCapStatus.MissingCounts, null, $"The market has neither open interest nor volume of {leg.Name}.");
        bool interestBinds = byVolume is null || byInterest <= byVolume;
        return interestBinds
            ? new LiquidityCap(leg, LiquidityCapStatus.Capped, byInterest, Binding(limit.OpenInterestShare, "open interest", openInterest!.Value, days))
            : new LiquidityCap(leg, LiquidityCapStatus.Capped, byVolume, Binding(limit.VolumeShare, "volume", volume!.Value, days));
    }

    // Decimal: 5 % of 1,000 are 50, not 49 and a fraction.
    private static long? Share(long? count, double share) => count is { } n ? (long)Math.Floor((decimal)share * n) : null;

    private static string Binding(double share, string what, long count, int days) =>
        FormattableString.Invariant($"{share * 100:G6} % of {what} {count}, {days} days to expiry");

    private static (long? OpenInterest, long? Volume) Counts(Leg leg, Expiry expiry, MarketSnapshot market)
    {
        if (leg is OptionLeg option)
        {
            OptionQuote? quote = option.Contract.UnderlyingScale == 1
                ? market.ChainFor(option.Contract.UnderlyingSymbol, expiry)?.QuoteFor(option.Strike, option.Right)
                : null;
            return (quote?.OpenInterest, quote?.Volume);
        }

        FutureMark? mark = market.MarkFor(leg.Contract, expiry);
        return mark?.Contract == leg.Contract ? (mark.OpenInterest, mark.Volume) : (null, null);
    }
}
