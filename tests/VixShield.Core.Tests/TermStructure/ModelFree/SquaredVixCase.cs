using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.TermStructure;

/// <summary>VIX options of one lognormal law around a forward, dense in strikes, with a relative spread.</summary>
public sealed record SquaredVixCase(double Forward, double Years, double Volatility, double Discount, double Spread, double Step, int Seed)
{
    public double Exact => Forward * Forward * Math.Exp(Volatility * Volatility * Years);

    public static Arbitrary<SquaredVixCase> Cases() => Arb.From(
        from forward in Generators.Uniform(12, 40)
        from years in Generators.Uniform(0.03, 0.25)
        from volatility in Generators.Uniform(0.4, 1.2)
        from discount in Generators.Uniform(0.9, 1.01)
        from spread in Generators.Uniform(0, 0.2)
        from step in Gen.Elements(0.25, 0.5, 1)
        from seed in Gen.Choose(1, 1_000_000)
        select new SquaredVixCase(forward, years, volatility, discount, spread, step, seed));

    public StripQuote[] Quotes(double low = 7, double high = 7)
    {
        double deviation = Volatility * Math.Sqrt(Years);
        int first = (int)Math.Max(1, Math.Ceiling(Forward * Math.Exp(-low * deviation) / Step));
        int last = (int)Math.Floor(Forward * Math.Exp(high * deviation) / Step);
        return [.. Enumerable.Range(first, last - first + 1).Select(i => Quote(i * Step))];
    }

    public StripQuote Quote(double strike)
    {
        double put = Math.Max(0, NaiveBlack.Price(Forward, strike, Years, Volatility, Discount, OptionRight.Put));
        double call = Math.Max(0, NaiveBlack.Price(Forward, strike, Years, Volatility, Discount, OptionRight.Call));
        return new StripQuote
        {
            Strike = strike, PutBid = put * (1 - Spread), PutAsk = put * (1 + Spread), CallBid = call * (1 - Spread), CallAsk = call * (1 + Spread),
        };
    }
}
