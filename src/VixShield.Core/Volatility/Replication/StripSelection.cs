using System.Collections.Immutable;

namespace VixShield.Volatility;

/// <summary>The options of a strip that the published rule uses, found by walking from the at-the-money strike.</summary>
internal sealed class StripSelection(StripQuote[] quotes)
{
    private readonly ImmutableArray<StripDefect>.Builder _defects = ImmutableArray.CreateBuilder<StripDefect>(0);

    internal ImmutableArray<StripDefect> Defects => _defects.ToImmutable();

    /// <summary>The price of a side; a doubtful quote is noted once.</summary>
    internal StripPrice? Price(int index, StripSide side)
    {
        StripQuote quote = quotes[index];
        (double? bid, double? ask) = side == StripSide.Put ? (quote.PutBid, quote.PutAsk) : (quote.CallBid, quote.CallAsk);
        if (bid > 0 && !(ask > 0))
            Note(quote.Strike, side, StripDefectKind.NoAsk);
        else if (bid > ask)
            Note(quote.Strike, side, StripDefectKind.Crossed);
        return StripPrice.Of(bid, ask);
    }

    /// <summary>Walks the puts down or the calls up from the strike beside K0 and writes the price of each that is used at its index.</summary>
    /// <returns>How many are used, and the strike of the second zero bid in a row.</returns>
    internal (int Count, double? Stop) Walk(int atTheMoney, StripSide side, Span<StripPrice?> used)
    {
        int count = 0;
        int zeroBids = 0;
        for (int i = atTheMoney + (int)side; i >= 0 && i < quotes.Length; i += (int)side)
        {
            double? bid = side == StripSide.Put ? quotes[i].PutBid : quotes[i].CallBid;
            if (bid is null)
                continue;
            if (bid == 0)
            {
                if (++zeroBids == 2)
                    return (count, quotes[i].Strike);
                continue;
            }

            zeroBids = 0;
            used[i] = Price(i, side);
            if (used[i] is not null)
                count++;
        }

        return (count, null);
    }

    private void Note(double strike, StripSide side, StripDefectKind kind)
    {
        foreach (StripDefect noted in _defects)
        {
            if (noted.Strike == strike && noted.Side == side)
                return;
        }

        _defects.Add(new StripDefect(strike, side, kind));
    }
}
