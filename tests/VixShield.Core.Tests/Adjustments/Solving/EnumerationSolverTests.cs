using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.Solving;

public static class EnumerationSolverTests
{
    private static readonly EnumerationSolver Whole = new(new EnumerationSolverOptions { MaximumInstruments = 5, Sizes = 5 });

    /// <summary>METHODS 9.2: five equiprobable profits, two instruments, tail of two, limit 3,000. And the same with every amount and cost scaled.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.37)]
    public static void The_tail_loss_example_is_three_calls(double scale)
    {
        double[] book = [600, 200, -1200, -5200, -9000];
        double[] future = [-500, -200, 600, 2600, 4200];
        double[] call = [-150, -140, -40, 900, 2600];
        double[] costs = [25 * scale, 8 * scale];
        var row = new TailLossRow("tail loss", GuardrailSeverity.Hard, book.Select((p, s) => new LinearForm(p * scale, [future[s] * scale, call[s] * scale])), [0.2, 0.2, 0.2, 0.2, 0.2], costs, 0.4, 3000 * scale);
        var problem = new AdjustmentProblem([new AdjustmentColumn("VX", -10, 10, costs[0]), new AdjustmentColumn("call", 0, 10, costs[1])], [row]);
        SolverResult result = new EnumerationSolver(new EnumerationSolverOptions { Sizes = 10 }).Solve(problem);
        Assert.Equal(SolverStatus.Optimal, result.Status);
        Assert.Equal([0, 3], result.Solutions[0].Lots.ToArray());
        Assert.Equal(24 * scale, result.Solutions[0].Cost, 1e-9);
        Assert.Equal(1934 * scale, row.ValueAt([0, 3]), 1e-9);
        Assert.Equal(3616 * scale, row.ValueAt([0, 2]), 1e-9);
        Assert.Equal(3725 * scale, row.ValueAt([1, 0]), 1e-9);
    }

    /// <summary>METHODS 9.2: a floor of 0.88 cannot be kept in whole lots, and the answer is how much can.</summary>
    [Fact]
    public static void The_hedge_effectiveness_example_names_the_best_attainable()
    {
        // Exposure to VIX with a deviation of 1.5 points, and to a basis residual of 0.25 points a lot.
        LinearForm[] exposures = [new(-2000, [450.0]), new(0, [1000.0])];
        double[,] covariance = { { 1.5 * 1.5, 0 }, { 0, 0.25 * 0.25 } };
        AdjustmentProblem With(double floor) => new(
            [new AdjustmentColumn("VX", 0, 10, 25)], [new EffectivenessRow("hedge effectiveness", GuardrailSeverity.Hard, exposures, covariance, [new LinearForm(-2000, [0.0]), new LinearForm(0, [0.0])], floor)]);
        var solver = new EnumerationSolver(new EnumerationSolverOptions { Sizes = 10 });
        foreach ((int lots, double effectiveness) in new[] { (3, 0.8319), (4, 0.8789), (5, 0.8108) })
            Assert.Equal(effectiveness, With(0).Rows[0].ValueAt([lots]), 5e-5);
        Assert.Equal([4], solver.Solve(With(0.87)).Solutions[0].Lots.ToArray());
        SolverResult refused = solver.Solve(With(0.88));
        Assert.Equal(SolverStatus.Infeasible, refused.Status);
        GuardrailConflict conflict = Assert.Single(refused.Conflicts);
        Assert.Equal([4], conflict.AttainedBy.ToArray());
        Assert.Equal(0.8789, With(0.88).Rows[0].ValueAt(conflict.AttainedBy.AsSpan()), 5e-5);
        Assert.Equal(0.88 - 0.8789, conflict.LeastRelaxation!.Value, 5e-5);
    }

    /// <summary>The tables' reduced problem as rows: whatever is within reach costs as much as the table's integer optimum, and nothing costs less.</summary>
    [ReferenceTheory]
    [InlineData("adjust_solution.csv", false)]
    [InlineData("adjust_solution_defined_risk.csv", true)]
    public static void The_tables_problems_cost_what_the_tables_say(string solutions, bool definedRisk)
    {
        ReferenceTable instruments = ReferenceTable.Reference("adjust_instruments.csv");
        ReferenceTable limits = ReferenceTable.Reference("adjust_constraints.csv");
        foreach (ReferenceTable.Row solution in ReferenceTable.Reference(solutions).Rows)
        {
            string number = solution.Text("problem");
            ReferenceTable.Row[] all = [.. instruments.Rows.Where(r => r.Text("problem") == number)];
            AdjustmentProblem problem = AdjustmentTables.Problem(all, limits.Rows.Single(r => r.Text("problem") == number), definedRisk);
            int[] published = [.. solution.Text("milp_x").Split(';').Select(x => (int)double.Parse(x, System.Globalization.CultureInfo.InvariantCulture))];
            AdjustmentSolution table = problem.Evaluate(published);
            Assert.True(table.IsFeasible, $"problem {number}: {table}");
            Assert.Equal(solution.Number("milp_cost"), table.Cost, 1e-9);

            // As many columns at once as the table trades: then the published lots are within reach.
            int traded = published.Count(x => x != 0);
            if (traded > 4)
                continue; // Seven columns at once are beyond an enumeration; the published lots were judged above.
            SolverResult result = new EnumerationSolver(new EnumerationSolverOptions { MaximumInstruments = traded, Sizes = 6, MaximumNodes = 100_000_000 }).Solve(problem);
            Assert.Equal(solution.Number("milp_cost"), result.Solutions[0].Cost, 1e-9);
        }
    }

    [Law(MaxTest = 150)]
    public static Property Every_small_problem_is_solved_as_all_combinations_say() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem =>
    {
        AdjustmentSolution[] all = [.. RandomProblems.EveryLots(problem).Select(lots => problem.Evaluate(lots))];
        AdjustmentSolution[] feasible = [.. all.Where(s => s.IsFeasible)];
        SolverResult result = Whole.Solve(problem);
        if (feasible.Length == 0)
            return result.Status == SolverStatus.Infeasible && result.Solutions.IsEmpty;
        double best = feasible.Min(s => s.Objective);
        bool ranked = result.Solutions.Zip(result.Solutions.Skip(1)).All(p => p.First.Objective <= p.Second.Objective);
        // Each set of columns has its own best among the solutions shown.
        bool eachBest = result.Solutions.All(s => feasible.Where(f => SameColumns(f, s)).Min(f => f.Objective) == s.Objective);
        int supports = feasible.Select(f => string.Concat(f.Lots.Select(l => l == 0 ? 0 : 1))).Distinct().Count();
        return result.Status == SolverStatus.Optimal && result.Solutions[0].Objective == best && result.Bound == best && ranked && eachBest
            && result.Solutions.Length == Math.Min(8, supports);
    });

    [Law(MaxTest = 150)]
    public static Property Conflicts_are_minimal_and_their_relaxations_the_least() => Prop.ForAll(RandomProblems.Hard.ToArbitrary(), problem =>
    {
        AdjustmentSolution[] all = [.. RandomProblems.EveryLots(problem).Select(lots => problem.Evaluate(lots))];
        if (all.Any(s => s.IsFeasible))
            return true;
        SolverResult result = Whole.Solve(problem);
        string[] set = [.. result.Conflicts.Select(c => c.Guardrail)];
        double Violation(AdjustmentSolution s, string guardrail) => problem.Rows.Select((r, i) => r.Severity == GuardrailSeverity.Hard && r.Guardrail == guardrail ? s.Violations[i] : 0).Sum();
        bool Keeps(AdjustmentSolution s, IEnumerable<string> guardrails) => guardrails.All(g => Violation(s, g) == 0);
        bool conflict = set.Length > 0 && !all.Any(s => Keeps(s, set));
        bool minimal = set.All(g => all.Any(s => Keeps(s, set.Where(other => other != g))));
        bool least = result.Conflicts.All(c =>
        {
            double within = all.Where(s => Keeps(s, set.Where(g => g != c.Guardrail))).Min(s => Violation(s, c.Guardrail));
            double[] alone = [.. all.Where(s => Keeps(s, problem.HardGuardrails.Where(g => g != c.Guardrail))).Select(s => Violation(s, c.Guardrail))];
            return Near(within, c.LeastViolation) && (alone.Length == 0 ? c.LeastRelaxation is null : Near(alone.Min(), c.LeastRelaxation!.Value));
        });
        return conflict && minimal && least;
    });

    [Law(MaxTest = 60)]
    public static Property The_order_of_columns_and_rows_changes_no_objective() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem =>
    {
        SolverResult forwards = Whole.Solve(problem);
        SolverResult backwards = Whole.Solve(RandomProblems.Reversed(problem));
        return forwards.Status == backwards.Status && forwards.Solutions.Length == backwards.Solutions.Length
            && forwards.Solutions.Zip(backwards.Solutions).All(p => Near(p.First.Objective, p.Second.Objective))
            && forwards.Conflicts.Length > 0 == backwards.Conflicts.Length > 0;
    });

    [Fact]
    public static void Sizes_beyond_the_steps_are_judged_after_all_where_the_cost_found_bounds_them()
    {
        // 137 lots of one column are needed; steps of many lots find a dearer answer first.
        LinearForm need = new(-137, [1.0, 2.5]);
        var problem = new AdjustmentProblem(
            [new AdjustmentColumn("small", 0, 1000, 1), new AdjustmentColumn("large", -1000, 1000, 2.6)],
            [new LinearRow("need", GuardrailSeverity.Hard, "$", need, 0, 500)]);
        SolverResult result = new EnumerationSolver(new EnumerationSolverOptions { MaximumNodes = 50_000 }).Solve(problem);
        Assert.Equal(SolverStatus.Optimal, result.Status);
        Assert.Equal(137, result.Solutions[0].Cost);
        Assert.Equal([137, 0], result.Solutions[0].Lots.ToArray());
    }

    [Fact]
    public static void A_search_that_is_cut_short_says_so_and_claims_nothing()
    {
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, 30).Select(i => new AdjustmentColumn($"c{i:00}", -50, 50, 1 + (i % 7)))];
        var need = new LinearRow("need", GuardrailSeverity.Hard, "$", new LinearForm(-100, columns.Select((_, i) => 3.0 + (i % 5))), 0, double.PositiveInfinity);
        // Even numbers never sum to one, which no bound sees.
        var never = new LinearRow("never", GuardrailSeverity.Hard, "$", new LinearForm(0, columns.Select((_, i) => 2 + (2.0 * (i % 4)))), 1, 1);
        SolverResult found = new EnumerationSolver(new EnumerationSolverOptions { MaximumNodes = 100_000 }).Solve(new AdjustmentProblem(columns, [need]));
        Assert.Equal(SolverStatus.GapOpen, found.Status);
        Assert.Null(found.Bound);
        Assert.Contains("16 of 30 columns", found.Note, StringComparison.Ordinal);
        Assert.All(found.Solutions, s => Assert.True(s.IsFeasible));
        SolverResult lost = new EnumerationSolver(new EnumerationSolverOptions { MaximumNodes = 100 }).Solve(new AdjustmentProblem(columns, [never]));
        Assert.Equal(SolverStatus.NotFound, lost.Status);
        Assert.Empty(lost.Solutions);
    }

    [Fact]
    public static void Excluded_lots_are_no_solution_and_blame_no_guardrail()
    {
        var row = new LinearRow("need", GuardrailSeverity.Hard, "$", new LinearForm(-1, [1.0]), 0, double.PositiveInfinity);
        var problem = new AdjustmentProblem([new AdjustmentColumn("one", 0, 2, 1)], [row]);
        Assert.Equal([1], Whole.Solve(problem).Solutions[0].Lots.ToArray());
        Assert.Equal([2], Whole.Solve(problem.Excluding(Lots(1))).Solutions[0].Lots.ToArray());
        SolverResult none = Whole.Solve(problem.Excluding(Lots(1), Lots(2)));
        Assert.Equal(SolverStatus.Infeasible, none.Status);
        Assert.Empty(none.Conflicts);
    }

    [Fact]
    public static void Carry_gained_earns_nothing_and_carry_given_up_costs_its_days()
    {
        var columns = new[] { new AdjustmentColumn("earns", 0, 5, 1), new AdjustmentColumn("pays", 0, 5, 1) };
        var carry = new LinearForm(100, [10.0, -10.0]);
        var need = new LinearRow("need", GuardrailSeverity.Hard, "$", new LinearForm(-1, [0.0, 1.0]), 0, double.PositiveInfinity);
        AdjustmentSolution idle = Whole.Solve(new AdjustmentProblem(columns, [], carry, 7)).Solutions[0];
        Assert.True(idle.IsNothing);
        AdjustmentSolution paid = Whole.Solve(new AdjustmentProblem(columns, [need], carry, 7)).Solutions[0];
        // One lot that earns costs 1 and saves 70.
        Assert.Equal([1, 1], paid.Lots.ToArray());
        Assert.Equal(2, paid.Objective);
    }

    [Fact]
    public static void Ties_go_to_the_soft_row_of_the_first_priority()
    {
        var columns = new[] { new AdjustmentColumn("a", 0, 1, 1), new AdjustmentColumn("b", 0, 1, 1) };
        var need = new LinearRow("need", GuardrailSeverity.Hard, "$", new LinearForm(-1, [1.0, 1.0]), 0, double.PositiveInfinity);
        LinearRow Soft(string name, int priority, params double[] perLot) =>
            new(name, GuardrailSeverity.Soft, "$", new LinearForm(-1, perLot), 0, double.PositiveInfinity) { Priority = priority };
        AdjustmentProblem With(int first, int second) => new(columns, [need, Soft("x", first, 1, 0), Soft("y", second, 0, 1)]);
        Assert.Equal([1, 0], Whole.Solve(With(0, 1)).Solutions[0].Lots.ToArray());
        Assert.Equal([0, 1], Whole.Solve(With(1, 0)).Solutions[0].Lots.ToArray());
    }

    [Fact]
    public static void A_cancelled_search_has_no_solution()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, 16).Select(i => new AdjustmentColumn($"c{i:00}", -50, 50, 1))];
        var never = new LinearRow("never", GuardrailSeverity.Hard, "$", new LinearForm(0, columns.Select((_, i) => (i % 3) - 1.0)), 0.5, 0.6);
        Assert.Equal(SolverStatus.Cancelled, new EnumerationSolver().Solve(new AdjustmentProblem(columns, [never]), source.Token).Status);
    }

    private static ImmutableArray<int> Lots(params int[] lots) => [.. lots];

    private static bool SameColumns(AdjustmentSolution left, AdjustmentSolution right) => left.Lots.Zip(right.Lots).All(p => p.First != 0 == (p.Second != 0));

    private static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Abs(left));
}
