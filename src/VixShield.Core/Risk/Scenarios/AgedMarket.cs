using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>
/// A market after days in which nothing but time happens, under the assumptions of <see cref="Carry"/>: the index on its forward, its surface fixed in normalised moneyness and time to expiry, the VX curve
/// fixed in time to expiry, spot VIX and VIX-option volatilities as they were. It holds no quotes: it is for exposures, not for trades. What has expired by then is gone.
/// </summary>
internal static class AgedMarket
{
    // Nodes a tenth of a deviation apart, far enough out for every strike that has a price.
    private const double Step = 0.1;
    private const double First = -9;
    private const double Last = 6;

    // A day's carry reads the surface a day before an expiry; what is listed within so many days before one is kept beside it.
    private const int DaysBefore = 3;

    /// <summary>The market after days; with the legs of books, only the chains that valuing these needs: a market of dozens of expiries is then made in a fraction of the time, and values them the same.</summary>
    internal static MarketSnapshot Of(MarketSnapshot market, double days, string indexSymbol = "SPX", IReadOnlyCollection<Leg>? legs = null)
    {
        DateTimeOffset instant = market.ValuationInstant.AddDays(days);
        double passed = days / 365;
        var builder = new MarketSnapshotBuilder(instant);
        double growth = market.Chains.Any(c => c.Symbol == indexSymbol) && market.Levels.TryGetValue(indexSymbol, out double spot)
            ? BreakEvens.IndexForward(market, indexSymbol, days) / spot
            : 1;
        foreach ((string symbol, double level) in market.Levels)
            builder.SetLevel(symbol, symbol == indexSymbol || symbol == "SPY" ? level * growth : level);
        foreach (FutureMark mark in market.Futures.Where(f => f.Expiry.Instant > instant))
        {
            double roll = mark.Contract.Underlying == UnderlyingKind.VolatilityIndex && market.HasVixFutures ? market.VixFutures.RollDown(mark.Expiry, passed) : 0;
            builder.Set(new FutureMark(mark.Contract, mark.Expiry, mark.Price + roll, mark.HalfSpread, mark.Source));
        }

        OptionChain[] live = [.. market.Chains.Where(c => c.Expiry.Instant > instant && market.SmileFor(c.Symbol, c.Expiry) is not null)];
        foreach (OptionChain chain in legs is null ? live : Needed(live, legs))
            builder.Set(Aged(market, chain, instant, passed));
        foreach ((string symbol, var dates) in market.ExDividendDates)
            builder.SetExDividendDates(symbol, dates);
        foreach ((string symbol, var clock) in market.EventClocks)
            builder.SetEventClock(symbol, clock);
        return builder.AddNote(FormattableString.Invariant($"{days:G6} days later, nothing but time having passed.")).Build();
    }

    /// <summary>
    /// The chains of the legs, and those beside them that a surface interpolates with: of the same underlying whatever expires within a few days before, one before that, and one after. Between two expiries a
    /// surface depends on these two alone.
    /// </summary>
    private static IEnumerable<OptionChain> Needed(OptionChain[] live, IReadOnlyCollection<Leg> legs)
    {
        foreach (IGrouping<string, OptionChain> symbol in live.GroupBy(c => c.Symbol))
        {
            OptionChain[] chains = [.. symbol.OrderBy(c => c.Expiry.Instant)];
            bool[] isNeeded = new bool[chains.Length];
            foreach (Expiries.Expiry expiry in legs.OfType<OptionLeg>().Where(l => l.Contract.UnderlyingSymbol == symbol.Key).Select(l => l.Expiry).Distinct())
            {
                int at = Array.FindIndex(chains, c => c.Expiry == expiry);
                if (at < 0)
                    continue;
                int first = at;
                while (first > 0 && (expiry.Instant - chains[first].Expiry.Instant).TotalDays < DaysBefore)
                    first--;
                Array.Fill(isNeeded, true, first, Math.Min(at + 2, chains.Length) - first);
            }

            for (int i = 0; i < chains.Length; i++)
            {
                if (isNeeded[i])
                    yield return chains[i];
            }
        }
    }

    private static OptionChain Aged(MarketSnapshot market, OptionChain chain, DateTimeOffset instant, double passed)
    {
        double left = chain.Years - passed;
        bool onVix = chain.Symbol == MarketSnapshot.VixSymbol;
        double forward = chain.Forward + (onVix && market.HasVixFutures ? market.VixFutures.RollDown(chain.Expiry, passed) : 0);
        IEnumerable<SmileNode> nodes = onVix
            ? Nodes(chain.Forward, market.SmileFor(chain.Symbol, chain.Expiry)!.AtTheMoney * Math.Sqrt(chain.Years), (k, _) => market.SmileFor(chain.Symbol, chain.Expiry)!.VolatilityAt(k))
            : Nodes(forward, market.Surface(chain.Symbol).VolatilityAfter(passed, 0, left) * Math.Sqrt(left), (_, z) => market.Surface(chain.Symbol).VolatilityAfter(passed, z, left));
        return new OptionChain(chain.Symbol, chain.Expiry, instant, forward, chain.ForwardSource, ElementaryFunctions.Exp(-chain.Rate * left), [], nodes);
    }

    private static IEnumerable<SmileNode> Nodes(double forward, double deviation, Func<double, double, double> volatility) =>
        SmileGrid.Nodes(First, Last, Step, forward, deviation, volatility);
}
