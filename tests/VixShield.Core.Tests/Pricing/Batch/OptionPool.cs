using VixShield.Instruments;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>Options for batches, the same in every run: ordinary ones, and ordinary ones among everything else that a double can be.</summary>
public static class OptionPool
{
    private const int Seed = 20260216;

    private static readonly double[] Special =
    [
        0.0, -0.0, double.Epsilon, 2.2250738585072014e-308, Math.BitDecrement(OrdinaryRange.Least), OrdinaryRange.Least, 1.0, 100.0,
        1e12, double.MaxValue,
    ];

    private static readonly double[] IllegalNumbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
    private static readonly double[] IllegalAmounts = [.. IllegalNumbers, -1, -double.Epsilon, double.MinValue];
    private static readonly OptionRight[] IllegalRights = [default, (OptionRight)2, (OptionRight)(-2), (OptionRight)sbyte.MaxValue, (OptionRight)sbyte.MinValue];

    public static IReadOnlyList<BatchOption> Ordinary(int count)
    {
        Random random = new(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => OrdinaryOption(random))];
    }

    /// <summary>Seven of ten are ordinary, and the first one is: it lends its values to constant columns.</summary>
    public static IReadOnlyList<BatchOption> Mixed(int count)
    {
        Random random = new(Seed);
        return [.. Enumerable.Range(0, count).Select(i => i == 0 ? OrdinaryOption(random) : AnyOption(random))];
    }

    /// <summary>One ordinary option, then one for each way of leaving the ordinary range by one step, with its neighbour inside.</summary>
    public static IReadOnlyList<BatchOption> AroundTheOrdinaryRange()
    {
        BatchOption one = new(100, 105, 0.25, 0.2, 0.03, 0.01, OptionRight.Put);
        List<BatchOption> options = [one];
        foreach (double x in Around(OrdinaryRange.Least))
            options.AddRange([one with { Spot = x }, one with { Strike = x }, one with { Years = x }, one with { Volatility = x }]);
        foreach (double x in Around(OrdinaryRange.Greatest - 0.25))
            options.AddRange([one with { Volatility = x }, one with { Spot = x / OrdinaryRange.AmountWeight }, one with { Strike = x / OrdinaryRange.AmountWeight }]);
        foreach (double x in Around(4 * OrdinaryRange.GreatestGrowth))
            options.AddRange([one with { Rate = x, DividendYield = 0 }, one with { Rate = 0, DividendYield = -x }, one with { Rate = -x / 2, DividendYield = x / 2 }]);
        return options;
    }

    private static BatchOption AnyOption(Random random) => random.Next(20) switch
    {
        < 14 => OrdinaryOption(random),
        < 16 => ExtremeOption(random),
        < 18 => DegenerateOption(random),
        _ => IllegalOption(random),
    };

    private static BatchOption OrdinaryOption(Random random)
    {
        double spot = Exponential(random, -1, 5);
        double years = Exponential(random, -3, 1);
        double volatility = Exponential(random, -2, 0.5);
        double strike = spot * Math.Exp((random.NextDouble() * 16 - 8) * volatility * Math.Sqrt(years));
        double rate = random.NextDouble() * 0.2 - 0.05;
        return new BatchOption(spot, strike, years, volatility, rate, random.NextDouble() * 0.2 - 0.1, Right(random));
    }

    private static BatchOption ExtremeOption(Random random) => new(
        Exponential(random, -320, 308), Exponential(random, -320, 308), Exponential(random, -12, 8), Exponential(random, -12, 8),
        Sign(random) * Exponential(random, -12, 4), Sign(random) * Exponential(random, -12, 4), Right(random));

    private static BatchOption DegenerateOption(Random random)
    {
        double Amount() => random.Next(2) == 0 ? Pick(random, Special) : 100;
        return new BatchOption(Amount(), Amount(), Amount(), Amount(), Sign(random) * Pick(random, Special), random.Next(2) * 0.02, Right(random));
    }

    private static BatchOption IllegalOption(Random random)
    {
        BatchOption option = OrdinaryOption(random);
        return random.Next(7) switch
        {
            0 => option with { Spot = Pick(random, IllegalAmounts) },
            1 => option with { Strike = Pick(random, IllegalAmounts) },
            2 => option with { Years = Pick(random, IllegalAmounts) },
            3 => option with { Volatility = Pick(random, IllegalAmounts) },
            4 => option with { Rate = Pick(random, IllegalNumbers) },
            5 => option with { DividendYield = Pick(random, IllegalNumbers) },
            _ => option with { Right = Pick(random, IllegalRights) },
        };
    }

    private static double[] Around(double x) => [Math.BitDecrement(x), x, Math.BitIncrement(x)];

    private static OptionRight Right(Random random) => random.Next(2) == 0 ? OptionRight.Put : OptionRight.Call;

    private static int Sign(Random random) => 2 * random.Next(2) - 1;

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static double Exponential(Random random, double low, double high) => Math.Pow(10, low + (high - low) * random.NextDouble());
}
