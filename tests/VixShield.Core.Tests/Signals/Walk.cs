using FsCheck;
using FsCheck.Fluent;

namespace VixShield.Tests.Signals;

/// <summary>A random walk of whole hundredths (so that decimals hold it exactly), with ties and flat pieces.</summary>
public sealed record Walk(int Seed, int Length, int Step)
{
    public static Arbitrary<Walk> Walks() => Arb.From(
        from seed in Gen.Choose(1, 1_000_000)
        from length in Gen.Choose(0, 160)
        from step in Gen.Elements(1, 3, 100, 2000)
        select new Walk(seed, length, step));

    /// <summary>Whole numbers: constants added to them change nothing else.</summary>
    public double[] Whole()
    {
        var random = new Random(Seed);
        double[] values = new double[Length];
        int value = random.Next(-50 * Step, 50 * Step);
        int still = 0;
        for (int i = 0; i < Length; i++)
        {
            if (still > 0)
                still--;
            else if (random.Next(40) == 0)
                still = random.Next(1, 40);
            else
                value += random.Next(-Step, Step + 1);
            values[i] = value;
        }

        return values;
    }

    public decimal[] Exact() => [.. Whole().Select(value => (decimal)value / 100)];

    public double[] Values() => [.. Exact().Select(value => (double)value)];

    /// <summary>The same with values that overflow, vanish or change sign in places.</summary>
    public double[] Wild()
    {
        var random = new Random(Seed + 1);
        double[] scales = [1, 1, 1, 1e-200, 1e-310, 1e153, 1e300, 1e304, -1e304];
        double scale = scales[random.Next(scales.Length)];
        return [.. Values().Select(value => (random.Next(12) == 0 ? scales[random.Next(scales.Length)] : scale) * value)];
    }
}
