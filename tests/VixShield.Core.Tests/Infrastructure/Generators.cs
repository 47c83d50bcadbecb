using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Tests.Pricing;
using VixShield.Tests.Pricing.Batch;

namespace VixShield.Tests.Infrastructure;

/// <summary>Generated option cases: ordinary ones, and legal ones at and next to every edge.</summary>
public static class Generators
{
    public static Arbitrary<MarketCase> Market() => Arb.From(
        from spot in Exponential(1, 4)
        from strikeInDeviations in Uniform(-4, 4)
        from years in Exponential(-2.5, 0.7)
        from volatility in Exponential(-1.3, 0.3)
        from rate in Uniform(-0.05, 0.12)
        from dividendYield in Uniform(-0.03, 0.10)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        select new MarketCase(
            spot, spot * Math.Exp(strikeInDeviations * volatility * Math.Sqrt(years)), years, volatility, rate, dividendYield, right));

    public static Arbitrary<EdgeCase> Edge() => Arb.From(
        from spot in Amount()
        from strike in Gen.Frequency((3, Amount()), (1, Gen.Constant(spot)))
        from years in Amount()
        from volatility in Amount()
        from rate in Rate()
        from dividendYield in Gen.Frequency((3, Rate()), (1, Gen.Constant(rate)))
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        select new EdgeCase(spot, strike, years, volatility, rate, dividendYield, right));

    public static Arbitrary<BatchCase> Batch() => Arb.From(
        from length in Gen.Choose(1, 300)
        from options in Gen.ArrayOf(Option(), length)
        from onForward in Gen.Elements(false, true)
        from constants in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(0, (1 << (OptionBatch.Columns + 1)) - 1)))
        from members in Gen.Frequency((1, Gen.Constant(MemberRows.All)), (2, Gen.Choose(1, MemberRows.All)))
        select new BatchCase(options, onForward, constants, members));

    public static Gen<double> Uniform(double low, double high) =>
        Gen.Choose(0, 1_000_000_000).Select(i => low + (high - low) * (i / 1e9));

    // A power of ten with a uniform exponent.
    public static Gen<double> Exponential(double low, double high) => Uniform(low, high).Select(x => Math.Pow(10, x));

    private static Gen<BatchOption> Option() => Gen.Frequency(
        (6, Market().Generator.Select(c => new BatchOption(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right))),
        (2, Edge().Generator.Select(c => new BatchOption(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right))),
        (1, from c in Market().Generator
            from strike in IllegalValues.Negatives().Generator
            from right in Gen.Elements(-2, 0, 1, 2)
            select new BatchOption(c.Spot, strike.Value, c.Years, c.Volatility, c.Rate, c.DividendYield, (OptionRight)right)));

    private static Gen<double> Amount() => Gen.Frequency(
        (4, Exponential(-2, 2)),
        (2, Exponential(-12, 8)),
        (1, Exponential(-320, 308)),
        (2, Gen.Elements(0.0, -0.0, double.Epsilon, 2.2250738585072014e-308, 1e-9, 1.0, 100.0, 1e6, double.MaxValue)));

    private static Gen<double> Rate() => Gen.Frequency(
        (4, Uniform(-0.1, 0.1)),
        (1, Uniform(-20, 20)),
        (1, Exponential(-320, 308)),
        (1, Gen.Elements(0.0, -0.0, double.Epsilon, 1e-9, -1.0, 1e3, double.MaxValue, -double.MaxValue)));
}
