using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>Puts and calls of one expiry as quoted, with forward and discount factor.</summary>
internal sealed record QuotedExpiry(Expiry Expiry, double Years, double Forward, double Discount, OptionQuote[] Quotes)
{
    internal static double Tick(double price) => price < 3 ? 0.05 : 0.1;

    /// <summary>The out-of-the-money side at the expiry's own prices, with bids.</summary>
    internal SmileInput Smile() => new(Expiry, Forward, Years, Quotes
        .Where(q => q.Bid > 0 && q.Right == (q.Strike < Forward ? OptionRight.Put : OptionRight.Call))
        .Select(q => new SmileQuote(q.Strike, q.Right, q.Bid / Discount, q.Ask / Discount, Tick(q.Bid) / Discount)));

    internal ParityQuotes Parity() => new(Expiry, Quotes);

    /// <summary>Every strike with put and call, by ascending strike.</summary>
    internal StripQuote[] Strip() => [.. Quotes.GroupBy(q => q.Strike).OrderBy(g => g.Key).Select(g =>
    {
        OptionQuote? put = g.FirstOrDefault(q => q.Right == OptionRight.Put);
        OptionQuote? call = g.FirstOrDefault(q => q.Right == OptionRight.Call);
        return new StripQuote { Strike = g.Key, PutBid = put?.Bid, PutAsk = put?.Ask, CallBid = call?.Bid, CallAsk = call?.Ask };
    })];
}
