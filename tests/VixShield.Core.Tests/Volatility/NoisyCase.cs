using FsCheck;
using FsCheck.Fluent;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility;

/// <summary>Quotes of a surface after noise of any size: missing ones, shifted ones, locked ones, a whole expiry that is too cheap.</summary>
public sealed record NoisyCase(SurfaceCase Surface, int Seed, double Noise, double Missing)
{
    public static Arbitrary<NoisyCase> Cases() => Arb.From(
        from surface in SurfaceCase.Cases().Generator
        from seed in Gen.Choose(0, int.MaxValue)
        from noise in Generators.Exponential(-4, -0.5)
        from missing in Generators.Uniform(0, 0.9)
        select new NoisyCase(surface, seed, noise, missing));

    public SmileInput[] Inputs()
    {
        var random = new Random(Seed);
        var inputs = new List<SmileInput>();
        for (int i = 0; i < Surface.Slices.Length; i++)
        {
            SmileInput clean = Surface.Input(i, 0.1 + (0.3 * random.NextDouble()));
            double level = random.Next(4) == 0 ? 0.9 : 1;
            inputs.Add(new SmileInput(clean.Expiry, clean.Forward, clean.Years, clean.Quotes
                .Where(_ => random.NextDouble() > Missing)
                .Select(q =>
                {
                    double factor = level * Math.Exp(Noise * ((2 * random.NextDouble()) - 1));
                    double bid = q.Bid * factor;
                    return new SmileQuote(q.Strike, q.Right, bid, random.Next(10) == 0 ? bid : q.Ask * factor, q.Tick);
                })));
        }

        return [.. inputs];
    }
}
