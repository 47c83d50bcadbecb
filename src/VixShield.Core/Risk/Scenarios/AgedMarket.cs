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

    internal static MarketSnapshot Of(MarketSnapshot market, double days, string indexSymbol = "SPX")
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

        foreach (OptionChain chain in market.Chains.Where(c => c.Expiry.Instant > instant && market.SmileFor(c.Symbol, c.Expiry) is not null))
            builder.Set(Aged(market, chain, instant, passed));
        foreach ((string symbol, var dates) in market.ExDividendDates)
            builder.SetExDividendDates(symbol, dates);
        foreach ((string symbol, var clock) in market.EventClocks)
            builder.SetEventClock(symbol, clock);
        return builder.AddNote(FormattableString.Invariant($"{days:G6} days later, nothing but time having passed.")).Build();
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
