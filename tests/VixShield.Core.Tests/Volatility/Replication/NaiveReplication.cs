using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

/// <summary>The published rule written out once more, with exact decimals for prices and the C library for the rest: shares nothing with the library.</summary>
public static class NaiveReplication
{
    public sealed record Result(double Forward, decimal AtTheMoney, int Puts, int Calls, double Variance);

    /// <summary>The replication, or null where the rule gives no answer.</summary>
    public static Result? Of(double years, double rate, IEnumerable<StripQuote> quotes)
    {
        var all = quotes.OrderBy(q => q.Strike)
            .Select(q => (Strike: (decimal)q.Strike, Put: Mid(q.PutBid, q.PutAsk), Call: Mid(q.CallBid, q.CallAsk), PutBid: (decimal?)q.PutBid, CallBid: (decimal?)q.CallBid)).ToList();
        var pairs = all.Where(q => q.Put is not null && q.Call is not null).ToList();
        if (pairs.Count == 0)
            return null;
        var pair = pairs.MinBy(q => Math.Abs(q.Call!.Value - q.Put!.Value));
        double forward = (double)pair.Strike + (Math.Exp(rate * years) * (double)(pair.Call! - pair.Put!).Value);
        var below = all.Where(q => (double)q.Strike <= forward).ToList();
        if (below.Count == 0 || below[^1] is not { Put: { } put, Call: { } call } atTheMoney)
            return null;

        var puts = Usable(all.Where(q => q.Strike < atTheMoney.Strike).Reverse().Select(q => (q.Strike, q.PutBid, q.Put)));
        var calls = Usable(all.Where(q => q.Strike > atTheMoney.Strike).Select(q => (q.Strike, q.CallBid, q.Call)));
        if (puts.Count == 0 || calls.Count == 0)
            return null;
        var used = puts.Append((atTheMoney.Strike, (put + call) / 2)).Concat(calls).OrderBy(q => q.Item1).ToList();
        double sum = 0;
        for (int i = 0; i < used.Count; i++)
        {
            decimal width = i == 0 ? used[1].Item1 - used[0].Item1
                : i == used.Count - 1 ? used[i].Item1 - used[i - 1].Item1
                : (used[i + 1].Item1 - used[i - 1].Item1) / 2;
            sum += (double)(width / (used[i].Item1 * used[i].Item1) * used[i].Item2);
        }

        double variance = (2 / years * Math.Exp(rate * years) * sum) - (Math.Pow((forward / (double)atTheMoney.Strike) - 1, 2) / years);
        return variance > 0 ? new Result(forward, atTheMoney.Strike, puts.Count, calls.Count, variance) : null;
    }

    private static decimal? Mid(double? bid, double? ask) => bid is null || ask is null or 0 ? null : ((decimal)bid + (decimal)ask) / 2;

    private static List<(decimal Strike, decimal Mid)> Usable(IEnumerable<(decimal Strike, decimal? Bid, decimal? Mid)> outwards)
    {
        var quoted = outwards.Where(q => q.Bid is not null).ToList();
        int end = Enumerable.Range(0, quoted.Count).FirstOrDefault(i => i > 0 && quoted[i].Bid == 0 && quoted[i - 1].Bid == 0, quoted.Count);
        return [.. quoted.Take(end).Where(q => q.Bid > 0 && q.Mid is not null).Select(q => (q.Strike, q.Mid!.Value))];
    }
}
