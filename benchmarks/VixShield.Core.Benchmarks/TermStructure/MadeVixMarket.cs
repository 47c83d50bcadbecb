using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Benchmarks.TermStructure;

/// <summary>Eight monthly VIX expiries of our own making: prices of a mixed Bergomi model, rounded outwards to ticks.</summary>
internal static class MadeVixMarket
{
    private const int Count = 8;
    private const double Rate = 0.05;

    // Less than the model's own, as spot VIX is below the curve on a calm day.
    private const double SpotShare = 0.97;
    private static readonly DateOnly s_date = new(2024, 3, 14);

    internal static MarketSnapshot Make()
    {
        DateTimeOffset instant = UsTime.AtNewYork(s_date, new TimeOnly(16, 15));
        Expiry[] expiries = [.. Enumerable.Range(0, Count).Select(i => Monthly(s_date.AddMonths(i + 1)))];
        BergomiVixModel model = Model([.. expiries.Select(e => e.YearsFrom(instant))]);
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(instant).SetLevel("SPX", 5150).SetLevel(MarketSnapshot.VixSymbol, Math.Round(SpotShare * model.Vix, 2));
        foreach (Expiry expiry in expiries)
        {
            VixDistribution law = model.DistributionAt(expiry.YearsFrom(instant));
            double discount = Math.Exp(-Rate * law.Years);
            builder.Set(new FutureMark(Contracts.Vx, expiry, Math.Round(20 * law.Future) / 20, 0.025, PriceSource.Settlement));
            builder.Set(new OptionChain(MarketSnapshot.VixSymbol, expiry, instant, law.Future, PriceSource.OptionParity, discount, Strikes().SelectMany(k => Both(law, k, discount))));
        }

        return builder.Build();
    }

    private static Expiry Monthly(DateOnly month) => ExpiryRules.VixMonthly.Resolve(month.Year, month.Month, TradingCalendar.UsOptions);

    /// <summary>Rising forward variance; a narrow and a wide part whose difference shrinks with maturity, as calibrations of real days have it.</summary>
    private static BergomiVixModel Model(double[] years)
    {
        double[] starts = [0, .. years];
        return new BergomiVixModel(
            new StepForwardVariance(starts, starts.Select(t => Math.Pow(0.17 + (0.07 * t / (t + 0.3)), 2))),
            VixDay.Factors with { VolatilityOfVolatility = 1.8 },
            new VarianceMixture(years.Select((t, i) => new MixtureSegment(i == 0 ? 0 : t, 0.2 + (0.35 * t), 0.38 + (0.08 * t), 2.1 + (1.3 * Math.Exp(-6 * t))))));
    }

    private static IEnumerable<double> Strikes()
    {
        for (double strike = 10; strike <= 80; strike += strike < 40 ? 1 : strike < 60 ? 2.5 : 5)
            yield return strike;
    }

    private static IEnumerable<OptionQuote> Both(VixDistribution law, double strike, double discount)
    {
        foreach (OptionRight right in (OptionRight[])[OptionRight.Put, OptionRight.Call])
        {
            double price = discount * law.OptionPrice(strike, right);
            double tick = price < 3 ? 0.01 : 0.05;
            double half = 0.01 + (0.015 * price);
            yield return new OptionQuote(strike, right, Math.Max(0, tick * Math.Floor((price - half) / tick)), tick * Math.Ceiling((price + half) / tick));
        }
    }
}
