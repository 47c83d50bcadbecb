using VixShield.Adjustments;

namespace VixShield.Benchmarks.Optimisation;

/// <summary>Problems of 300 columns and 60 rows at random, always the same: a few factors that columns load on, as Greeks do, and rows of their own; some are broken without a trade.</summary>
internal static class MadeProblem
{
    private const int Columns = 300;
    private const int Rows = 60;
    private const int Factors = 6;

    internal static AdjustmentProblem Of(int seed)
    {
        var random = new Random(seed);
        double[][] loadings = [.. Enumerable.Range(0, Factors).Select(_ => Enumerable.Range(0, Columns).Select(_ => Normal(random)).ToArray())];
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, Columns).Select(i => new AdjustmentColumn(FormattableString.Invariant($"c{i:000}"), i % 3 == 0 ? -10 : 0, 20, 5 + (60 * random.NextDouble())))];
        LinearRow[] rows =
        [
            .. Enumerable.Range(0, Rows).Select(r =>
            {
                double[] weights = [.. Enumerable.Range(0, Factors).Select(_ => 100 * Normal(random))];
                LinearForm form = new(
                    r < 2 ? -1500 - (1500 * random.NextDouble()) : 2000 * random.NextDouble(),
                    Enumerable.Range(0, Columns).Select(i => Enumerable.Range(0, Factors).Sum(f => weights[f] * loadings[f][i]) + (10 * Normal(random))));
                return new LinearRow(FormattableString.Invariant($"row {r}"), GuardrailSeverity.Hard, "$", form, -800, r % 2 == 0 ? 4000 : double.PositiveInfinity);
            }),
        ];
        return new AdjustmentProblem(columns, rows, new LinearForm(500, columns.Select(_ => 20 * Normal(random))), 10);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
