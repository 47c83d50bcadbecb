using VixShield.Adjustments;

namespace VixShield.Tests.Optimization;

/// <summary>
/// Problems of many columns and of every kind of row that have a solution: lots are drawn first, and the hard limits around them, some of them tight. <see cref="Random"/> with a seed keeps its sequence from
/// version to version.
/// </summary>
internal static class LargeProblems
{
    internal static AdjustmentProblem Of(int seed, int columns, int rows, int most = 20)
    {
        var random = new Random(seed);
        double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());
        AdjustmentColumn[] all = [.. Enumerable.Range(0, columns).Select(i => new AdjustmentColumn(
            FormattableString.Invariant($"c{(i * 37) % 101:000}"), -random.Next(0, most + 1), random.Next(1, most + 1), Uniform(1, 60), random.Next(4) == 0 ? Uniform(5, 40) : 0))];
        int[] inside = new int[columns];
        for (int k = 0; k < 4; k++)
        {
            int c = random.Next(columns);
            inside[c] = random.Next(all[c].MinimumLots, all[c].MaximumLots + 1);
        }

        // A third of the coefficients are 0, as of legs that have no part in a guardrail.
        LinearForm Any(double size) => new(Uniform(-20, 5) * size, all.Select(_ => random.Next(3) == 0 ? 0 : Uniform(-2, 2) * size));
        double Room() => random.Next(2) == 0 ? 0 : Uniform(0, 30);
        var made = new List<AdjustmentRow>();
        while (made.Count < rows)
        {
            int number = made.Count;
            double size = Math.Pow(10, random.Next(-2, 4));
            AdjustmentRow probe = (number % 6) switch
            {
                3 => new MaximumRow($"maximum {number}", GuardrailSeverity.Hard, "$", [[Any(size), Any(size), Any(size)], [Any(size), Any(size)]], 0),
                4 => new TailLossRow($"tail {number}", GuardrailSeverity.Hard, Enumerable.Range(0, 12).Select(_ => Any(size)).ToArray(), Enumerable.Repeat(1.0, 12), all.Select(c => c.CostPerLot), 0.25, 0),
                5 => new CostRow($"orders {number}", GuardrailSeverity.Hard, "orders", all.Select(_ => 0.0), all.Select(_ => 1.0), 0),
                _ => new LinearRow($"linear {number}", GuardrailSeverity.Hard, "$", Any(size), double.NegativeInfinity, double.PositiveInfinity),
            };
            double value = probe.ValueAt(inside);
            double room = Room() * size;
            made.Add(probe switch
            {
                MaximumRow r => new MaximumRow(r.Guardrail, r.Severity, r.Unit, r.Groups.Select(g => g.AsEnumerable()), value + room),
                TailLossRow r => new TailLossRow(r.Guardrail, r.Severity, r.Profits, r.Probabilities, r.CostPerLot, r.Share, value + room),
                CostRow r => new CostRow(r.Guardrail, r.Severity, r.Unit, r.PerLot, r.FixedCosts, value + random.Next(0, 4)),
                LinearRow r => new LinearRow(r.Guardrail, r.Severity, r.Unit, r.Form, value - room, random.Next(2) == 0 ? double.PositiveInfinity : value + (Uniform(0, 20) * size)),
                _ => probe,
            });
        }

        made.Add(new LinearRow("soft", GuardrailSeverity.Soft, "$", Any(10), -20, 60) { Price = Uniform(0, 0.5) });
        return new AdjustmentProblem(all, made, Any(3), Uniform(0, 10));
    }

    /// <summary>The columns, rows and lots of a problem in another order.</summary>
    internal static AdjustmentProblem Permuted(AdjustmentProblem problem, int[] columns, int[] rows)
    {
        AdjustmentProblem over = problem.Over(columns);
        return new AdjustmentProblem(over.Columns, rows.Select(r => over.Rows[r]), over.Carry, over.HoldingDays, over.Excluded);
    }
}
