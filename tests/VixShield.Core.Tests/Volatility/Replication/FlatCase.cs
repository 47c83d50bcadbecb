using FsCheck;
using FsCheck.Fluent;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

/// <summary>A dense strip of options without spreads on one volatility, cut at given distances from the forward (in total deviations).</summary>
public sealed record FlatCase(double Forward, double Years, double Rate, double Volatility, double Step, double Low, double High)
{
    public static Arbitrary<FlatCase> Cases() => Arb.From(
        from forward in Generators.Exponential(1.5, 4)
        from years in Generators.Exponential(-2, 0)
        from rate in Generators.Uniform(-0.03, 0.12)
        from volatility in Generators.Uniform(0.08, 0.8)
        from stepsPerDeviation in Generators.Uniform(8, 30)
        from low in Generators.Uniform(0.8, 6)
        from high in Generators.Uniform(0.8, 6)
        select new FlatCase(forward, years, rate, volatility, forward * volatility * Math.Sqrt(years) / stepsPerDeviation, low, high));

    /// <summary>
    /// How far sums over steps may be from integrals: the trapezoid rule errs by a twelfth of the square of the step times the jump of the slope, which is
    /// 1 / F^2 at the forward, and the quadratic stand-in for the logarithm in the adjustment by less. Twice that, and the term of next order.
    /// </summary>
    public double Discretisation
    {
        get
        {
            double relativeStep = Step / Forward;
            return relativeStep * relativeStep / Years * ((1.0 / 3) + (4 * relativeStep));
        }
    }

    public VarianceStrip Replicate(double low, double high)
    {
        double deviation = Volatility * Math.Sqrt(Years);
        double first = Math.Max(1, Math.Ceiling(Forward * Math.Exp(-low * deviation) / Step));
        double last = Math.Floor(Forward * Math.Exp(high * deviation) / Step);
        List<StripQuote> quotes = [];
        for (double i = first; i <= last; i++)
            quotes.Add(StripCase.Exact(i * Step, Forward, Years, Rate, Volatility));
        return VarianceStrip.Replicate(Years, Rate, quotes);
    }
}
