using VixShield.Adjustments;

namespace VixShield.Tests.Optimization;

/// <summary>Problems that branch and bound takes long over: several narrow bands of sums of unlike numbers.</summary>
internal static class HardProblems
{
    /// <summary>Columns of 0 to 9 lots, and rows that a sum of numbers from 100 to 999 must come near to: within a share of it.</summary>
    internal static AdjustmentProblem Knapsacks(int columns, int rows, double share, int seed, int most = 9)
    {
        var random = new Random(seed);
        AdjustmentColumn[] all = [.. Enumerable.Range(0, columns).Select(i => new AdjustmentColumn($"c{i:00}", 0, most, 10 + (90 * random.NextDouble())))];
        return new AdjustmentProblem(all, Enumerable.Range(0, rows).Select(r =>
        {
            double[] perLot = [.. all.Select(_ => (double)random.Next(100, 1000))];
            double target = perLot.Sum(p => p * random.Next(0, most + 1));
            return new LinearRow($"band {r}", GuardrailSeverity.Hard, "$", new LinearForm(0, perLot), target, Math.Ceiling(target * (1 + share)));
        }).ToArray());
    }
}
