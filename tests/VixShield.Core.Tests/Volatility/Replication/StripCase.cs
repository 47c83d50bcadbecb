using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

/// <summary>A time, a rate and quotes in ticks of 0.05 around a smile, some of them with zero bids, without offers, crossed or missing.</summary>
public sealed record StripCase(double Years, double Rate, StripQuote[] Quotes)
{
    public static Arbitrary<StripCase> Cases() => Arb.From(
        from forwardSteps in Generators.Uniform(-8, 8)
        from minutes in Gen.Choose(1_000, 90_000)
        from rate in Generators.Uniform(-0.03, 0.10)
        from volatility in Generators.Uniform(0.08, 0.6)
        from step in Gen.Elements(2.5, 5.0, 10.0, 25.0)
        from first in Gen.Choose(-35, 0)
        from above in Gen.Choose(0, 35)
        let count = above - first + 1
        from damages in Gen.ArrayOf(Gen.Choose(0, 1000), 2 * count)
        let forward = 1000 + (forwardSteps * step)
        let years = minutes / 525_600.0
        select new StripCase(years, rate, [.. Enumerable.Range(0, count).Select(i => Quote(
            (Math.Round(1000 / step) + first + i) * step, forward, years, rate, volatility, damages[2 * i], damages[(2 * i) + 1]))]));

    public VarianceStrip Replicate(double? forward = null) => VarianceStrip.Replicate(Years, Rate, Quotes, forward);

    /// <summary>A quote without a spread, on a flat volatility and not rounded.</summary>
    public static StripQuote Exact(double strike, double forward, double years, double rate, double volatility)
    {
        // A difference of two terms may come out below 0 in the far wings.
        double put = Math.Max(0, NaiveBlack.Price(forward, strike, years, volatility, Math.Exp(-rate * years), OptionRight.Put));
        double call = Math.Max(0, NaiveBlack.Price(forward, strike, years, volatility, Math.Exp(-rate * years), OptionRight.Call));
        return new StripQuote { Strike = strike, PutBid = put, PutAsk = put, CallBid = call, CallAsk = call };
    }

    private static StripQuote Quote(double strike, double forward, double years, double rate, double volatility, int putDamage, int callDamage)
    {
        StripQuote exact = Exact(strike, forward, years, rate, volatility);
        (double? putBid, double? putAsk) = Side(exact.PutBid!.Value, putDamage);
        (double? callBid, double? callAsk) = Side(exact.CallBid!.Value, callDamage);
        return new StripQuote { Strike = strike, PutBid = putBid, PutAsk = putAsk, CallBid = callBid, CallAsk = callAsk };
    }

    private static (double? Bid, double? Ask) Side(double middle, int damage)
    {
        double bid = Math.Max(0, Ticks(middle - 0.05 - (0.01 * middle)));
        double ask = Math.Max(0.05, Ticks(middle + 0.05 + (0.01 * middle)));
        return damage switch
        {
            < 20 => (bid, null),
            < 30 => (bid, 0),
            < 50 => (ask, bid),
            < 80 => (null, ask),
            < 180 => (0, ask),
            _ => (bid, ask),
        };
    }

    private static double Ticks(double price) => Math.Round(20 * price) / 20;
}
