using System.Globalization;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Adjustments.Solving;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Optimization;

/// <summary>METHODS 9.2: every row of the tables of solutions.</summary>
[Trait("Category", "Reference")]
public static class AdjustmentTableTests
{
    private const int Feasible = 0;

    [ReferenceTheory]
    [InlineData("adjust_solution.csv", false)]
    [InlineData("adjust_solution_defined_risk.csv", true)]
    public static void Status_objective_and_prices_are_the_tables(string solutions, bool definedRisk)
    {
        ReferenceTable instruments = ReferenceTable.Reference("adjust_instruments.csv");
        ReferenceTable limits = ReferenceTable.Reference("adjust_constraints.csv");
        foreach (ReferenceTable.Row solution in ReferenceTable.Reference(solutions).Rows)
        {
            string number = solution.Text("problem");
            AdjustmentProblem problem = AdjustmentTables.Problem(
                [.. instruments.Rows.Where(r => r.Text("problem") == number)], limits.Rows.Single(r => r.Text("problem") == number), definedRisk);
            SolverResult result = new OrToolsAdjustmentSolver().Solve(problem);
            if (solution.Number("lp_status") == Feasible)
            {
                double relaxed = result.RelaxedObjective ?? throw new InvalidOperationException($"problem {number}: no relaxation");
                Assert.Equal(solution.Number("lp_cost"), relaxed, 1e-7 * Math.Max(1, solution.Number("lp_cost")));
                PricesAgree(problem, result, solution.Text("lp_duals"));
            }
            else
            {
                Assert.Null(result.RelaxedObjective);
            }

            if (solution.Number("milp_status") == Feasible)
            {
                Assert.Equal(SolverStatus.Optimal, result.Status);
                Assert.Equal(solution.Number("milp_cost"), result.Solutions[0].Objective, 1e-9);
                Assert.Equal(result.Solutions[0].Objective, result.Bound);
                Assert.True(result.RelaxedObjective <= result.Solutions[0].Objective + 1e-6, $"problem {number}: {result.RelaxedObjective} above {result.Solutions[0].Objective}");
            }
            else
            {
                Assert.Equal(SolverStatus.Infeasible, result.Status);
                Assert.NotEmpty(result.Conflicts);
            }
        }
    }

    private static void PricesAgree(AdjustmentProblem problem, SolverResult result, string duals)
    {
        foreach (string dual in duals.Split(';'))
        {
            string name = dual.Split('=')[0];
            double price = double.Parse(dual.Split('=')[1], CultureInfo.InvariantCulture);
            (string guardrail, LimitSide side) = name switch
            {
                "delta_hi" => ("delta", LimitSide.High),
                "delta_lo" => ("delta", LimitSide.Low),
                "vega_hi" => ("vega", LimitSide.High),
                "vega_lo" => ("vega", LimitSide.Low),
                "theta_floor" => ("theta floor", LimitSide.Low),
                "gamma_cap" => ("gamma cap", LimitSide.Low),
                "defined_risk_puts" => ("defined risk puts", LimitSide.Low),
                "defined_risk_calls" => ("defined risk calls", LimitSide.Low),
                _ => throw new InvalidOperationException($"The dual {name} is not known."),
            };
            double found = result.ShadowPrices.Where(p => p.Guardrail == guardrail && p.Side == side).Sum(p => p.DollarsPerUnit);
            Assert.True(Math.Abs(found - price) <= 1e-6, $"{name}: {found} against {price}");
            Assert.All(result.ShadowPrices, p => Assert.Equal(problem.Rows[p.Row].Guardrail, p.Guardrail));
        }
    }
}
