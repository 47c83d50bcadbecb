using VixShield.Adjustments;
using VixShield.Optimization;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>METHODS 9.2: the small problems that an enumeration by hand has solved, and the same in other units of money.</summary>
public static class SmallProblemTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    /// <summary>Five equiprobable profits, two instruments, tail of the worst two, limit 3,000: three calls at 24.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.37)]
    [InlineData(1e-4)]
    [InlineData(1e4)]
    public static void The_tail_loss_example_is_three_calls(double scale)
    {
        (AdjustmentProblem problem, TailLossRow row) = Tail(scale, 3000);
        SolverResult result = Solver.Solve(problem);
        Assert.Equal(SolverStatus.Optimal, result.Status);
        Assert.Equal([0, 3], result.Solutions[0].Lots.ToArray());
        Assert.Equal(24 * scale, result.Solutions[0].Cost, 1e-9 * scale);
        Assert.Equal(result.Solutions[0].Objective, result.Bound);
        Assert.Equal(1934 * scale, row.ValueAt(result.Solutions[0].Lots.AsSpan()), 1e-9 * scale);
        Assert.True(result.RelaxedObjective <= (24 * scale) + (1e-6 * scale));
        Assert.All(result.Solutions, s => Assert.True(row.ValueAt(s.Lots.AsSpan()) <= 3000 * scale * (1 + 1e-9)));
    }

    /// <summary>
    /// The relaxation by hand: up to where the third outcome joins the tail, the worst two of five are those of -5,200 and -9,000, and c calls leave (14,200 - 3,500 c)/2 + 8 c. That is 3,000 at 4,100/1,742 calls, each
    /// at 8, where the third outcome is still out of the tail; VX takes less off the tail for a dollar. A dollar of limit is then worth 8/1,742.
    /// </summary>
    [Fact]
    public static void The_relaxation_of_the_tail_loss_example_is_the_one_by_hand()
    {
        SolverResult result = Solver.Solve(Tail(1, 3000).Problem);
        const double PerCall = ((900 + 2600) / 2.0) - 8;
        double calls = (((5200 + 9000) / 2.0) - 3000) / PerCall;
        Assert.Equal(8 * calls, result.RelaxedObjective!.Value, 1e-6);
        ShadowPrice price = Assert.Single(result.ShadowPrices);
        Assert.Equal(8 / PerCall, price.DollarsPerUnit, 1e-9);
        Assert.Equal(LimitSide.High, price.Side);
        Assert.Equal("tail loss", price.Guardrail);
    }

    /// <summary>The hedge-effectiveness example: a floor of 0.88 cannot be kept in whole lots, though 3.908 lots would keep it, and the answer is that four attain 0.8789.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.001)]
    [InlineData(1000)]
    public static void The_hedge_effectiveness_example_names_the_best_attainable(double scale)
    {
        SolverResult kept = Solver.Solve(Hedge(0.87, scale));
        Assert.Equal(SolverStatus.Optimal, kept.Status);
        Assert.Equal([4], kept.Solutions[0].Lots.ToArray());
        Assert.True(kept.RelaxedObjective <= kept.Solutions[0].Objective);
        AdjustmentProblem problem = Hedge(0.88, scale);
        SolverResult refused = Solver.Solve(problem);
        Assert.Equal(SolverStatus.Infeasible, refused.Status);
        GuardrailConflict conflict = Assert.Single(refused.Conflicts);
        Assert.Equal("hedge effectiveness", conflict.Guardrail);
        Assert.Equal([4], conflict.AttainedBy.ToArray());
        Assert.Equal([4], conflict.RelaxedBy.ToArray());
        Assert.Equal(0.8789, problem.Rows[0].ValueAt(conflict.AttainedBy.AsSpan()), 5e-5);
        Assert.Equal(0.88 - 0.8789, conflict.LeastViolation, 5e-5);
        Assert.Equal(0.88 - 0.8789, conflict.LeastRelaxation!.Value, 5e-5);
        Assert.Equal([4], refused.Repair!.Lots.ToArray());
    }

    /// <summary>
    /// The relaxed lots by hand: 1 - HE is q(n) = ((450n - 2000)² 1.5² + (1000n)² 0.25²) / (2000² 1.5²), and the fewest n that keep a floor f are the smaller root of q(n) = 1 - f. Tangents approach it to their tolerance.
    /// </summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(0.87)]
    [InlineData(0.8793)]
    public static void The_relaxation_of_the_hedge_effectiveness_example_is_the_root_by_hand(double floor)
    {
        double a = (450.0 * 450 * 2.25) + (1e6 * 0.0625);
        double b = -2 * 450.0 * 2000 * 2.25;
        double c = 2000.0 * 2000 * 2.25 * floor;
        double root = (-b - Math.Sqrt((b * b) - (4 * a * c))) / (2 * a);
        SolverResult result = Solver.Solve(Hedge(floor, 1));
        Assert.InRange(result.RelaxedObjective!.Value, (25 * root * (1 - 2e-3)) - 1e-6, (25 * root) + 1e-6);
    }

    private static (AdjustmentProblem Problem, TailLossRow Row) Tail(double scale, double limit)
    {
        double[] book = [600, 200, -1200, -5200, -9000];
        double[] future = [-500, -200, 600, 2600, 4200];
        double[] call = [-150, -140, -40, 900, 2600];
        double[] costs = [25 * scale, 8 * scale];
        var row = new TailLossRow(
            "tail loss", GuardrailSeverity.Hard, book.Select((p, s) => Form(p * scale, future[s] * scale, call[s] * scale)), [0.2, 0.2, 0.2, 0.2, 0.2], costs, 0.4, limit * scale);
        return (new AdjustmentProblem([Column("VX", -10, 10, costs[0]), Column("call", 0, 10, costs[1])], [row]), row);
    }

    private static AdjustmentProblem Hedge(double floor, double scale)
    {
        // Exposure to VIX with a deviation of 1.5 points, and to a basis residual of 0.25 points a lot.
        double[,] covariance = { { 1.5 * 1.5, 0 }, { 0, 0.25 * 0.25 } };
        var row = new EffectivenessRow(
            "hedge effectiveness", GuardrailSeverity.Hard, [Form(-2000 * scale, 450 * scale), Form(0, 1000 * scale)], covariance, [Form(-2000 * scale, 0), Form(0, 0)], floor);
        return new AdjustmentProblem([Column("VX", 0, 10, 25)], [row]);
    }
}
