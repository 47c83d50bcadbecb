using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>The VIX and its kin from a market's own option quotes.</summary>
public static class IndexReplication
{
    // Forward and level of the strip come from its own quotes when this many strikes have both sides; with fewer, from the chain's forward.
    private const int FewestPairs = 3;

    private const double MinutesPerYear = 525_600;

    /// <summary>
    /// Replicates the variance of one expiry. Where the chain has both sides at three strikes or more, the forward is the strip's own, as the index rule has it; otherwise (tables of
    /// out-of-the-money options) that of the chain. Time is counted as the rule does, in minutes of the clock in Chicago.
    /// </summary>
    /// <param name="chain">The chain.</param>
    /// <exception cref="ArgumentNullException">The chain is null.</exception>
    public static VarianceStrip Strip(OptionChain chain)
    {
        Guard.NotNull(chain, nameof(chain));
        StripQuote[] quotes = [.. chain.Quotes.GroupBy(q => q.Strike).Select(strike =>
        {
            OptionQuote? put = strike.FirstOrDefault(q => q.Right == OptionRight.Put);
            OptionQuote? call = strike.FirstOrDefault(q => q.Right == OptionRight.Call);
            return new StripQuote { Strike = strike.Key, PutBid = put?.Bid, PutAsk = put?.Ask, CallBid = call?.Bid, CallAsk = call?.Ask };
        })];
        bool hasBoth = quotes.Count(q => q.PutBid is not null && q.CallBid is not null) >= FewestPairs;
        double years = WallClockYears(chain);
        return VarianceStrip.Replicate(years, -ElementaryFunctions.Log(chain.DiscountFactor) / years, quotes, hasBoth ? null : chain.Forward);
    }

    /// <summary>
    /// Replicates an index of a market from the expiries at the end of a week (Fridays; the day before where Friday is a holiday): the rule of the 30-day index, with which the others come
    /// nearest to what is published.
    /// </summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The window.</param>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <returns>The index with every number on the way, or a status that says what is missing.</returns>
    /// <exception cref="ArgumentException">An argument is missing.</exception>
    public static VarianceIndex Of(MarketSnapshot market, VarianceWindow window, string symbol = "SPX")
    {
        Guard.NotNull(market, nameof(market));
        Guard.NotNull(window, nameof(window));
        Guard.NotBlank(symbol, nameof(symbol));
        return VarianceIndex.Of(
            market.Chains
                .Where(c => c.Symbol == symbol && EndsItsWeek(c.Expiry.Date))
                .Select(Strip),
            window);
    }

    /// <summary>The rule counts days of 1,440 minutes: an hour of daylight saving between the quotes and the expiry does not count.</summary>
    private static double WallClockYears(OptionChain chain) =>
        (UsTime.InChicago(chain.Expiry.Instant).DateTime - UsTime.InChicago(chain.ValuationInstant).DateTime).TotalMinutes / MinutesPerYear;

    private static bool EndsItsWeek(DateOnly date)
    {
        for (DateOnly day = date.AddDays(1); day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday); day = day.AddDays(1))
        {
            if (TradingCalendar.UsOptions.IsSession(day))
                return false;
        }

        return true;
    }
}
