using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Testing;

/// <summary>
/// Draws markets: SPX chains on a surface without arbitrage, a VX strip in any shape, VIX options on their own VX futures, ES on the forwards. Volatilities are given to the chains, so nothing is calibrated.
/// </summary>
internal static class MarketDraws
{
    private const double VxTick = 0.05;
    private const double EsTick = 0.25;
    private const double IndexToFund = 0.1;

    internal static Gen<MarketSnapshot> Markets =>
        from calendar in CalendarCase.Any
        from spot in Draws.Uniform(2_500, 7_500)
        from rate in Draws.Uniform(0.001, 0.06)
        from dividendYield in Draws.Uniform(0.005, 0.03)
        from surface in SurfaceDraws.On(calendar.Instant, calendar.Spx, Math.Round(spot, 2), rate - dividendYield).Where(s => s.Slices[0].Rho < 0)
        from vix in Draws.PowerOfTen(1.02, 1.75)
        from level in Draws.PowerOfTen(1.15, 1.5)
        from speed in Draws.Uniform(0.5, 8)
        from noise in Gen.ArrayOf(Draws.Uniform(-0.03, 0.03), calendar.Vix.Length)
        from smiles in VixSmiles(calendar)
        select Build(calendar, surface, rate, Math.Round(vix, 2), VxPrices(calendar, vix, level, speed, noise), smiles);

    private static MarketSnapshot Build(CalendarCase calendar, SurfaceCase surface, double rate, double vix, double[] vx, EssviSlice[] smiles)
    {
        DateTimeOffset instant = calendar.Instant;
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(instant).SetLevel("SPX", surface.Spot).SetLevel("VIX", vix).SetLevel("SPY", surface.Spot * IndexToFund);
        for (int i = 0; i < surface.Expiries.Length; i++)
        {
            int index = i;
            builder.Set(Chain("SPX", surface.Expiries[i], instant, surface.ForwardOf(i), PriceSource.OptionParity, rate, SpxStrikes(surface, i), k => surface.VolatilityAt(index, k)));
        }

        for (int i = 0; i < calendar.Vix.Length; i++)
            builder.Set(new FutureMark(Contracts.Vx, calendar.Vix[i], vx[i], 0.025, PriceSource.Settlement));
        for (int i = 0; i < smiles.Length; i++)
        {
            (double future, EssviSlice slice, double years) = (vx[i], smiles[i], calendar.Vix[i].YearsFrom(instant));
            builder.Set(Chain(
                "VIX", calendar.Vix[i], instant, future, PriceSource.Settlement, rate, VixStrikes(future), k => Math.Sqrt(slice.At(Math.Log(k / future)).Variance / years)));
        }

        foreach (Expiry expiry in calendar.Futures)
        {
            double forward = surface.Spot * Math.Exp(surface.Growth * expiry.YearsFrom(instant));
            builder.Set(new FutureMark(Contracts.Es, expiry, Math.Round(forward / EsTick) * EsTick, 0.125, PriceSource.Mid));
        }

        return builder.AddNote("Generated.").Build();
    }

    /// <summary>VIX options of the first four contracts, calls dearer than puts; each on its own future, so nothing binds one to the next.</summary>
    private static Gen<EssviSlice[]> VixSmiles(CalendarCase calendar) =>
        from volatility in Draws.Uniform(0.5, 1.3)
        from rho in Draws.Uniform(0.1, 0.7)
        from slices in SurfaceDraws.Slices(calendar.Instant, [.. calendar.Vix.Take(4)], volatility, rho)
        select slices;

    private static double[] VxPrices(CalendarCase calendar, double vix, double level, double speed, double[] noise) =>
    [
        .. calendar.Vix.Select((e, i) =>
        {
            double price = (level + ((vix - level) * Math.Exp(-speed * e.YearsFrom(calendar.Instant)))) * (1 + noise[i]);
            return Math.Max(9, Math.Round(price / VxTick) * VxTick);
        }),
    ];

    /// <summary>Listed steps from 4 deviations below the forward to 3 above, about twenty strikes.</summary>
    private static double[] SpxStrikes(SurfaceCase surface, int index)
    {
        double forward = surface.ForwardOf(index), deviation = Math.Sqrt(surface.Slices[index].Theta);
        double low = forward * Math.Exp(-4 * deviation), high = forward * Math.Exp(3 * deviation);
        double step = new double[] { 5, 10, 25, 50, 100, 200 }.FirstOrDefault(s => (high - low) / s <= 24, 500);
        return [.. Enumerable.Range((int)Math.Ceiling(low / step), (int)Math.Floor((high - low) / step) + 1).Select(n => n * step).Where(k => k > 0)];
    }

    private static double[] VixStrikes(double future) =>
        [.. Enumerable.Range((int)Math.Max(10, future * 0.6), 40).Select(k => (double)k).Where(k => k <= 2.5 * future && (k <= 30 || k % 5 == 0))];

    private static OptionChain Chain(
        string symbol, Expiry expiry, DateTimeOffset instant, double forward, PriceSource source, double rate, double[] strikes, Func<double, double> volatility)
    {
        double years = expiry.YearsFrom(instant), discount = Math.Exp(-rate * years);
        List<OptionQuote> quotes = [];
        foreach (double strike in strikes)
        {
            foreach (OptionRight right in Enum.GetValues<OptionRight>())
            {
                double middle = discount * Black76.UndiscountedPrice(forward, strike, volatility(strike) * Math.Sqrt(years), right);
                double half = Math.Min(0.45 * middle, 0.02 + (0.01 * middle));
                quotes.Add(new OptionQuote(strike, right, middle - half, middle + half));
            }
        }

        return new OptionChain(symbol, expiry, instant, forward, source, discount, quotes, strikes.Select(k => new SmileNode(k, volatility(k))));
    }
}
