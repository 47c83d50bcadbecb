using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>
/// Repairs as they are done by habit. Each is tried in every size that it knows and takes the one that leaves the fewest of the measured guardrails broken, the smallest of those: it gets as good a choice as it
/// can have. A book that breaks nothing is left alone.
/// </summary>
internal static class NaiveRepairs
{
    private const int MostStrikes = 3;

    internal static Repair DoNothing(RandomBook book) => Repair.Of(book, [], 0);

    /// <summary>Both long wings one, two or three listed strikes further out, for a credit.</summary>
    internal static Repair Widen(RandomBook book) => Best(book, Enumerable.Range(1, MostStrikes).Select(steps => (Wings(book).SelectMany(w => Outwards(book, w, steps)).ToArray(), 2)));

    /// <summary>The condor once more at its strikes, from one contract up to as many as are held.</summary>
    internal static Repair SellMore(RandomBook book) => Best(book, Enumerable.Range(1, Condor(book).Max(p => p.Leg.Quantity)).Select(times => (Condor(book)
        .Select(p => new Trade(p.Leg with { Quantity = Math.Sign(p.Leg.Quantity) * times }, p.Role, p.Layer, p.Structure))
        .OrderByDescending(t => t.Leg.Quantity)
        .ToArray(), 1)));

    /// <summary>Every leg closed and opened again one listed expiry later, at the same ratio of strike to forward; what has no later expiry stays.</summary>
    internal static Repair Roll(RandomBook book)
    {
        (Position From, Leg To)[] moves = [.. Rolled(book)];
        Trade[] trades =
        [
            .. moves.Select(m => new Trade(m.From.Leg with { Quantity = -m.From.Leg.Quantity }, m.From.Role, m.From.Layer, m.From.Structure)).OrderByDescending(t => t.Leg.Quantity),
            .. moves.Select(m => new Trade(m.To, m.From.Role, m.From.Layer, m.From.Structure)).OrderByDescending(t => t.Leg.Quantity),
        ];
        return Best(book, [(trades, 2 + (2 * moves.Count(m => m.From.Role == LegRole.Hedge)))]);
    }

    private static Repair Best(RandomBook book, IEnumerable<(Trade[] Trades, int Orders)> sizes)
    {
        Repair nothing = DoNothing(book);
        if (nothing.Broken.IsEmpty)
            return nothing;
        try
        {
            // The first of the fewest is the smallest.
            return sizes.Select(s => Repair.Of(book, s.Trades, s.Orders)).MinBy(r => r.MeasuredBroken)!;
        }
        catch (MissingDatumException)
        {
            return nothing with { IsPossible = false };
        }
    }

    private static Position[] Condor(RandomBook book) => [.. book.Held.Positions.Where(p => FullCheck.IsCondor(p.Role))];

    private static IEnumerable<Position> Wings(RandomBook book) => Condor(book).Where(p => p.Role == LegRole.Wing);

    private static IEnumerable<Trade> Outwards(RandomBook book, Position wing, int steps)
    {
        var leg = (OptionLeg)wing.Leg;
        double[] beyond = [.. RandomBookSource.Strikes(book.Market, leg.Expiry).Where(s => Math.Sign(s - leg.Strike) == (int)leg.Right).OrderBy(s => Math.Abs(s - leg.Strike))];
        return beyond.Length == 0
            ? []
            :
            [
                new Trade(leg with { Strike = beyond[Math.Min(steps, beyond.Length) - 1] }, wing.Role, wing.Layer, wing.Structure),
                new Trade(leg with { Quantity = -leg.Quantity }, wing.Role, wing.Layer, wing.Structure),
            ];
    }

    private static IEnumerable<(Position From, Leg To)> Rolled(RandomBook book)
    {
        foreach (Position position in book.Held.Positions)
        {
            if (position.Leg is FutureLeg future && book.Market.Futures.FirstOrDefault(f => f.Contract == future.Contract && f.Expiry.Instant > future.Expiry.Instant) is { } mark)
                yield return (position, future with { Expiry = mark.Expiry });
            else if (position.Leg is OptionLeg option && LaterOf(book.Market, option) is { } later)
                yield return (position, later);
        }
    }

    private static OptionLeg? LaterOf(MarketSnapshot market, OptionLeg option)
    {
        string symbol = option.Contract.UnderlyingSymbol;
        OptionChain? next = market.Chains.FirstOrDefault(c => c.Symbol == symbol && c.Expiry.Instant > option.Expiry.Instant);
        double target = option.Strike / market.ChainFor(symbol, option.Expiry)!.Forward * (next?.Forward ?? 0);
        return next is null ? null : option with { Expiry = next.Expiry, Strike = next.Quotes.Select(q => q.Strike).MinBy(s => Math.Abs(s - target)) };
    }
}
