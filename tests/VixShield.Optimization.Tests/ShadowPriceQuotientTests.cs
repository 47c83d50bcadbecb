using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>
/// Prices by another route. The relaxation's least objective is convex in a limit, so a price lies between what a step of ease saves and what a step of tightness costs, each per unit, whatever the size of the
/// step. And a limit without a price can be left out.
/// </summary>
public static class ShadowPriceQuotientTests
{
    // A unit of money where amounts are some hundreds.
    private const double Step = 2;

    private const double Tolerance = 1e-6;

    private static readonly OrToolsAdjustmentSolver Solver = new(new OrToolsSolverOptions { MaximumNodes = 1, MaximumSolutions = 1 });

    [SeededProperty(MaxTest = 12)]
    public static Property A_price_lies_between_the_quotients_of_ease_and_of_tightness() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        AdjustmentProblem problem = Problem(seed);
        SolverResult result = Solver.Solve(problem);
        if (result.RelaxedObjective is not { } relaxed)
            return true.ToProperty();
        var faults = new List<string>();
        for (int r = 0; r < problem.Rows.Length; r++)
        {
            foreach (LimitSide side in (LimitSide[])[LimitSide.Low, LimitSide.High])
            {
                if (Moved(problem.Rows[r], side, Step) is not { } tight || Moved(problem.Rows[r], side, -Step) is not { } easy)
                    continue;
                double price = result.ShadowPrices.Where(p => p.Row == r && p.Side == side).Sum(p => p.DollarsPerUnit);
                double costs = ((Relaxed(problem, r, tight) ?? Infinity) - relaxed) / Step;
                double? eased = Relaxed(problem, r, easy);
                double saves = eased is { } e ? (relaxed - e) / Step : double.NaN;
                double tolerance = Tolerance * Math.Max(1, relaxed);
                if (!(saves <= price + tolerance) || !(price <= costs + tolerance))
                    faults.Add(FormattableString.Invariant($"{problem.Rows[r]} {side}: {price}, not from {saves} to {costs}"));
                if (problem.Rows[r].Severity == GuardrailSeverity.Soft && price > problem.Rows[r].Price + Tolerance)
                    faults.Add(FormattableString.Invariant($"{problem.Rows[r]}: {price}, above {problem.Rows[r].Price}"));
            }
        }

        return (faults.Count == 0).Label($"seed {seed}: {string.Join("; ", faults)}");
    });

    [SeededProperty(MaxTest = 30)]
    public static Property Rows_without_a_price_can_be_left_out_of_the_relaxation() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        AdjustmentProblem problem = Problem(seed);
        SolverResult result = Solver.Solve(problem);
        if (result.RelaxedObjective is not { } relaxed)
            return true.ToProperty();
        AdjustmentRow[] priced = [.. problem.Rows.Where((_, i) => result.ShadowPrices.Any(p => p.Row == i))];
        double? left = Solver.Solve(new AdjustmentProblem(problem.Columns, priced, problem.Carry, problem.HoldingDays)).RelaxedObjective;
        return (left is { } l && Math.Abs(l - relaxed) <= Tolerance * Math.Max(1, relaxed)).Label($"{relaxed} with and {left} without rows of no price; seed {seed}");
    });

    private static double? Relaxed(AdjustmentProblem problem, int row, AdjustmentRow other) =>
        Solver.Solve(new AdjustmentProblem(problem.Columns, problem.Rows.SetItem(row, other), problem.Carry, problem.HoldingDays)).RelaxedObjective;

    /// <summary>A row with a limit moved, tighter for a positive step; null where there is no such limit or the two would cross.</summary>
    private static AdjustmentRow? Moved(AdjustmentRow row, LimitSide side, double step) => (row, side) switch
    {
        (LinearRow r, LimitSide.Low) when double.IsFinite(r.Low) && r.Low + step <= r.High => new LinearRow(r.Guardrail, r.Severity, r.Unit, r.Form, r.Low + step, r.High) { Price = r.Price },
        (LinearRow r, LimitSide.High) when double.IsFinite(r.High) && r.High - step >= r.Low => new LinearRow(r.Guardrail, r.Severity, r.Unit, r.Form, r.Low, r.High - step) { Price = r.Price },
        (MaximumRow r, LimitSide.High) => new MaximumRow(r.Guardrail, r.Severity, r.Unit, r.Groups.Select(g => g.AsEnumerable()), r.Limit - step) { Price = r.Price },
        (CostRow r, LimitSide.High) => new CostRow(r.Guardrail, r.Severity, r.Unit, r.PerLot, r.FixedCosts, r.Limit - step) { Price = r.Price },
        (TailLossRow r, LimitSide.High) => new TailLossRow(r.Guardrail, r.Severity, r.Profits, r.Probabilities, r.CostPerLot, r.Share, r.Limit - step, r.FixedCosts) { Price = r.Price },
        _ => null,
    };

    private static AdjustmentProblem Problem(int seed)
    {
        var random = new Random(seed);
        double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, random.Next(2, 7)).Select(i => Column($"c{i}", -random.Next(0, 9), random.Next(1, 9), Uniform(0, 50), random.Next(3) == 0 ? Uniform(5, 80) : 0))];
        LinearForm Any() => new(Uniform(-100, 40), columns.Select(_ => Uniform(-40, 60)));
        GuardrailSeverity Severity() => random.Next(3) == 0 ? GuardrailSeverity.Soft : GuardrailSeverity.Hard;
        double[] Costs(double most) => [.. columns.Select(_ => Uniform(0, most))];
        var rows = new List<AdjustmentRow>();
        for (int i = 0; i < 3; i++)
        {
            double low = Uniform(-60, 30);
            rows.Add(new LinearRow($"linear {i}", Severity(), "$", Any(), low, random.Next(2) == 0 ? Infinity : low + Uniform(5, 150)) { Price = Uniform(0, 3) });
        }

        rows.Add(new MaximumRow("one maximum", Severity(), "$", [[Any(), Any(), Any(), Any(), Any(), Any()]], Uniform(-20, 150)) { Price = Uniform(0, 3) });
        rows.Add(new MaximumRow("two maxima", Severity(), "$", [[Any(), Any()], [Any()]], Uniform(-20, 150)) { Price = Uniform(0, 3) });
        rows.Add(new CostRow("cost", Severity(), "$", Costs(20), Costs(30), Uniform(20, 200)) { Price = Uniform(0, 3) });
        rows.Add(new TailLossRow("tail", Severity(), [Any(), Any(), Any(), Any()], [1, 2, 3, 4], Costs(5), Uniform(0.1, 1), Uniform(-20, 150), Costs(5)) { Price = Uniform(0, 3) });
        return new AdjustmentProblem(columns, rows, Any(), Uniform(0, 3));
    }
}
