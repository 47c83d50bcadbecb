using Google.OrTools.LinearSolver;

namespace VixShield.Optimization;

/// <summary>A linear model in OR-Tools: rows that were added since the last time are handed over before it is solved. One thread, a fixed seed, limits in counts of work.</summary>
internal sealed class ModelSolver : IDisposable
{
    private readonly LinearModel _model;
    private readonly Solver _solver;
    private readonly List<Variable> _variables = [];
    private readonly List<Constraint> _rows = [];
    private readonly List<double> _scales = [];
    private readonly bool _isWhole;

    private ModelSolver(LinearModel model, string kind, bool isWhole, string parameters)
    {
        _model = model;
        _isWhole = isWhole;
        _solver = Solver.CreateSolver(kind) ?? throw new NotSupportedException($"This build of OR-Tools lacks {kind}.");
        _solver.SuppressOutput();
        if (parameters.Length > 0 && !_solver.SetSolverSpecificParametersAsString(parameters))
            throw new NotSupportedException($"{kind} does not take the parameters {parameters}.");
        _solver.Objective().SetMinimization();
    }

    /// <summary>GLOP over the relaxation.</summary>
    internal static ModelSolver Relaxed(LinearModel model, OrToolsSolverOptions options) => new(
        model, "GLOP", false, FormattableString.Invariant($"max_number_of_iterations: {options.MaximumIterations} random_seed: {options.Seed + 1}"));

    /// <summary>CLP over the relaxation: a second opinion.</summary>
    internal static ModelSolver RelaxedAgain(LinearModel model) => new(model, "CLP", false, "");

    /// <summary>SCIP over whole lots. Its cuts are off and it branches by pseudocosts: on these models, of few dense rows and many columns, a node is dear and a bound by trial dearer.</summary>
    internal static ModelSolver Whole(LinearModel model, OrToolsSolverOptions options, long nodes, double absoluteGap, double relativeGap, bool firstWillDo) => new(
        model,
        "SCIP",
        true,
        string.Join(
            '\n',
            FormattableString.Invariant($"limits/nodes = {nodes}"),
            FormattableString.Invariant($"limits/absgap = {absoluteGap:R}"),
            FormattableString.Invariant($"limits/gap = {relativeGap:R}"),
            FormattableString.Invariant($"limits/solutions = {(firstWillDo ? 1 : -1)}"),
            FormattableString.Invariant($"randomization/randomseedshift = {options.Seed}"),
            "numerics/feastol = 1e-9",
            "separating/maxroundsroot = 0",
            "branching/pscost/priority = 1000000"));

    internal LinearSolution Solve(CancellationToken cancellation, double[]? hint = null)
    {
        cancellation.ThrowIfCancellationRequested();
        HandOver();
        if (hint is not null)
            _solver.SetHint([.. _variables], hint);
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        Solver.ResultStatus status;
        using (cancellation.Register(() => _solver.InterruptSolve()))
            status = _solver.Solve(parameters);
        cancellation.ThrowIfCancellationRequested();
        long work = _isWhole ? _solver.Nodes() : _solver.Iterations();
        return status switch
        {
            Solver.ResultStatus.OPTIMAL => Read(LinearStatus.Optimal, work),
            Solver.ResultStatus.FEASIBLE => Read(LinearStatus.Feasible, work),
            Solver.ResultStatus.INFEASIBLE => new LinearSolution(LinearStatus.Infeasible, double.PositiveInfinity, double.PositiveInfinity, [], work),
            Solver.ResultStatus.NOT_SOLVED when _isWhole => new LinearSolution(LinearStatus.Stopped, double.PositiveInfinity, _solver.Objective().BestBound(), [], work),
            // After numerical trouble nothing is read from the library.
            _ => new LinearSolution(LinearStatus.Stopped, double.PositiveInfinity, double.NegativeInfinity, [], work),
        };
    }

    public void Dispose() => _solver.Dispose();

    private LinearSolution Read(LinearStatus status, long work)
    {
        double objective = _solver.Objective().Value();
        double[] values = [.. _variables.Select(v => v.SolutionValue())];
        return _isWhole
            ? new LinearSolution(status, objective, _solver.Objective().BestBound(), values, work)
            : new LinearSolution(status, objective, status == LinearStatus.Optimal ? objective : double.NegativeInfinity, values, work)
            {
                ReducedCosts = [.. _variables.Select(v => v.ReducedCost())],
                Duals = [.. _rows.Select((r, i) => _scales[i] * r.DualValue())],
            };
    }

    /// <summary>Rows of the relaxation are scaled to coefficients of about 1: dollars at settlement beside deltas and contracts are too far apart for the simplex method. A power of 2 changes no digit.</summary>
    private double ScaleOf(LinearModel.Row row)
    {
        double largest = row.Terms.Length == 0 ? 0 : row.Terms.Max(t => Math.Abs(t.Coefficient));
        return _isWhole || largest == 0 ? 1 : Math.ScaleB(1, -Math.ILogB(largest));
    }

    private void HandOver()
    {
        for (int i = _variables.Count; i < _model.Variables.Count; i++)
        {
            LinearModel.Variable variable = _model.Variables[i];
            Variable made = _solver.MakeVar(variable.Low, variable.High, _isWhole && variable.IsWhole, "");
            _variables.Add(made);
            if (variable.Cost != 0)
                _solver.Objective().SetCoefficient(made, variable.Cost);
        }

        for (int i = _rows.Count; i < _model.Rows.Count; i++)
        {
            LinearModel.Row row = _model.Rows[i];
            double scale = ScaleOf(row);
            Constraint made = _solver.MakeConstraint(scale * row.Low, scale * row.High, "");
            _rows.Add(made);
            _scales.Add(scale);
            foreach (LinearModel.Term term in row.Terms)
                made.SetCoefficient(_variables[term.Variable], scale * term.Coefficient);
        }
    }
}
