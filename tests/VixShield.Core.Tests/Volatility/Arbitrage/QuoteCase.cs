using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Arbitrage;

/// <summary>Two to twelve quotes near prices of one volatility; the noise makes about half of the cases impossible.</summary>
public sealed record QuoteCase(double Forward, SmileQuote[] Quotes)
{
    public static Arbitrary<QuoteCase> Cases() => Arb.From(
        from forward in Generators.Exponential(1, 3.7)
        from count in Gen.Choose(2, 12)
        from noise in Generators.Exponential(-4, -1)
        from quotes in Gen.ArrayOf(Quote(forward, noise), count)
        select new QuoteCase(forward, quotes));

    private static Gen<SmileQuote> Quote(double forward, double noise) =>
        from step in Gen.Choose(-12, 12)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from error in Generators.Uniform(-1, 1)
        from width in Generators.Uniform(0, 1)
        from zero in Gen.Choose(0, 9)
        let strike = forward * (1 + (0.02 * step))
        let price = NaiveBlack.Price(forward, strike, 0.1, 0.22, 1, right)
        let bid = zero == 0 ? 0 : Math.Max(0, price + (noise * forward * 0.02 * (error - width)))
        select new SmileQuote(strike, right, bid, Math.Max(bid, price + (noise * forward * 0.02 * (error + width))) + (1e-9 * forward));
}
