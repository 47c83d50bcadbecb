using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market.Parity;

/// <summary>A chain made from a known forward and discount factor: Black prices, quoted outward to ticks around them with spreads drawn at random.</summary>
public sealed record ParityCase(Expiry Expiry, double Forward, double Rate, double Volatility, double Spread, double Tick, int Seed)
{
    private static readonly Expiry[] s_expiries =
        [TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxMarch, TestExpiries.SpxwApril, TestExpiries.SpxJune, TestExpiries.Close(2024, 12, 31)];

    public double Years => Expiry.YearsFrom(TestExpiries.Instant);

    public double Discount => Math.Exp(-Rate * Years);

    public static Arbitrary<ParityCase> Cases() => Arb.From(
        from expiry in Gen.Elements(s_expiries)
        from forward in Generators.Uniform(900, 6000)
        from rate in Gen.OneOf(Generators.Uniform(0.002, 0.08), Generators.Uniform(-0.01, -0.001))
        from volatility in Generators.Uniform(0.1, 0.5)
        from spread in Generators.Uniform(0.2, 3)
        from tick in Gen.Elements(0.01, 0.05, 0.1)
        from seed in Gen.Choose(1, 1_000_000)
        select new ParityCase(expiry, forward, rate, volatility, spread, tick, seed));

    /// <summary>Fifty-one strikes around the forward, most of them within three deviations.</summary>
    public double[] Strikes()
    {
        double deviation = Forward * Math.Max(0.02, Volatility * Math.Sqrt(Years));
        return [.. Enumerable.Range(-25, 51).Select(i => Math.Round(Forward + (deviation * i / 8), 1)).Where(k => k > Forward / 20)];
    }

    public OptionQuote[] Quotes()
    {
        var random = new Random(Seed);
        return [.. Strikes().SelectMany(k => new[] { Quote(k, OptionRight.Call, random), Quote(k, OptionRight.Put, random) })];
    }

    private OptionQuote Quote(double strike, OptionRight right, Random random)
    {
        double value = NaiveBlack.Price(Forward, strike, Years, Volatility, Discount, right);
        double below = Spread * random.NextDouble();
        double above = Spread * random.NextDouble();
        // The rounding of the decimals is no error of the case.
        double bid = Math.Max(0, Math.Floor((value - below) / Tick) * Tick);
        double ask = Math.Max(Tick, Math.Ceiling((value + above) / Tick) * Tick);
        return new OptionQuote(strike, right, bid, ask);
    }
}
