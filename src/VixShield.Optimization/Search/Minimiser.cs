namespace VixShield.Optimization;

/// <summary>
/// The least value of a goal over many columns. The relaxation over all of them gives a bound and what a column costs at least when it enters; rounding and local search over the most promising columns give
/// lots; every column that costs more than what is between the two cannot enter better lots and is left out; the rest is searched exactly.
/// </summary>
internal sealed class Minimiser(OrToolsSolverOptions options, long nodes, long nodesInAll, WorkCount work, CancellationToken cancellation)
{
    private readonly long _last = work.Nodes + nodesInAll;

    // So many columns are searched first: wide enough that good lots are among them, and few enough to be searched quickly.
    private const int ShortlistColumns = 160;

    // Nodes of that first search: it is there to find good lots, the proof comes after.
    private const long ShortlistNodes = 300;

    // Cuts are added to the relaxation until it is so near, or so often.
    private const double CutTolerance = 1e-6;
    private const int MostCutRounds = 40;

    // Of the forms of a maximum that a relaxation misses the others often follow the first.
    private const int FormsAtOnce = 1;

    /// <summary>The least value, or any lots that keep what must hold.</summary>
    internal Minimum Of(Goal goal, bool firstWillDo = false, params IEnumerable<int[]> starts)
    {
        var cuts = new CutPool();
        (LinearSolution relaxed, ProblemModel model) = Relaxed(goal, cuts);
        if (relaxed.Status == LinearStatus.Infeasible)
            return Minimum.Infeasible;
        var found = new Incumbents(goal);
        foreach (int[] start in starts)
            found.Take(start);
        bool isSolved = relaxed.Status == LinearStatus.Optimal;
        double relaxedValue = isSolved ? relaxed.Objective : double.NegativeInfinity;
        int count = goal.Problem.Columns.Length;
        double[] entries = [.. Enumerable.Range(0, count).Select(i => isSolved ? model.EntryOf(i, relaxed.ReducedCosts) : 0)];
        double[] parts = isSolved ? model.PartsOf(relaxed.Values) : new double[count];
        Minimum minimum = Search(goal, cuts, found, entries, parts, relaxedValue, firstWillDo);
        return minimum with
        {
            // Rounding may lift the relaxation above lots that were found.
            Relaxed = isSolved ? Math.Min(relaxedValue, minimum.Bound) : null,
            Prices = isSolved ? [.. model.PricesOf(relaxed.Duals)] : [],
            Others = found.All,
            Candidates = [.. Candidates(entries, relaxedValue, minimum.Value).OrderBy(i => entries[i])],
        };
    }

    private Minimum Search(Goal goal, CutPool cuts, Incumbents found, double[] entries, double[] parts, double relaxed, bool firstWillDo)
    {
        int[] shortlist = Shortlist(entries, parts);
        Goal part = goal.Over(shortlist);
        var local = new LocalSearch(part, cancellation);
        foreach (int[] lots in local.Near([.. shortlist.Select(c => parts[c])]).Concat(found.All.Where(a => IsOver(a, shortlist)).Select(a => local.Improved([.. shortlist.Select(c => a[c])]))))
            found.Take(Widened(lots, shortlist, entries.Length));
        if (firstWillDo && found.IsAny)
            return new Minimum(MinimumStatus.Proven, found.Best, found.Value, found.Value);
        int[] candidates = Candidates(entries, relaxed, found.Value);
        // A search over few columns is a proof at once; otherwise it finds lots that leave fewer.
        if (candidates.Length > shortlist.Length)
        {
            Exact(part, shortlist, ShortlistNodes);
            if (firstWillDo && found.IsAny)
                return new Minimum(MinimumStatus.Proven, found.Best, found.Value, found.Value);
            candidates = Candidates(entries, relaxed, found.Value);
        }

        // Without lots in hand every column that can trade is a candidate: none can, and to do nothing was tried.
        if (candidates.Length == 0)
            return found.IsAny ? new Minimum(MinimumStatus.Proven, found.Best, found.Value, found.Value) : Minimum.Infeasible;
        Minimum minimum = Exact(goal.Over(candidates), candidates, nodes);
        // What was left out is above the lots found, and so is what the search over the rest says of nothing being there.
        return minimum.Status switch
        {
            MinimumStatus.Infeasible when found.IsAny => new Minimum(MinimumStatus.Proven, found.Best, found.Value, found.Value),
            MinimumStatus.Infeasible or MinimumStatus.Unknown => minimum with { Bound = Math.Max(minimum.Bound, relaxed) },
            _ => minimum with { Lots = found.Best, Value = found.Value, Bound = Math.Min(found.Value, Math.Max(minimum.Bound, relaxed)) },
        };

        Minimum Exact(Goal over, int[] columns, long most)
        {
            var within = new Incumbents(over);
            if (found.Best is { } best && IsOver(best, columns))
                within.Take([.. columns.Select(c => best[c])]);
            Minimum result = new ExactSearch(over, cuts, options, work, cancellation).Run(within, Math.Clamp(_last - work.Nodes, 1, Math.Min(most, nodes)), firstWillDo);
            foreach (int[] lots in within.All)
                found.Take(Widened(lots, columns, entries.Length));
            return result;
        }
    }

    /// <summary>The relaxation over all columns, and its model.</summary>
    internal (LinearSolution Solution, ProblemModel Model) Relaxed(Goal goal, CutPool cuts)
    {
        var model = new ProblemModel(goal, QuadraticRanges.Whole, cuts);
        return (Relaxed(model), model);
    }

    /// <summary>
    /// The relaxation with the cuts that it needs. Where GLOP says that nothing is feasible, or has numerical trouble, CLP is asked as well: nothing is infeasible here unless both say so, and where they do not
    /// the search over whole lots has to find out.
    /// </summary>
    private LinearSolution Relaxed(ProblemModel model)
    {
        using ModelSolver solver = ModelSolver.Relaxed(model.Linear, options);
        LinearSolution solution = WithCuts(model, solver);
        if (solution.Status == LinearStatus.Optimal || solution.Work >= options.MaximumIterations)
            return solution;
        using ModelSolver again = ModelSolver.RelaxedAgain(model.Linear);
        LinearSolution second = WithCuts(model, again);
        return second.Status == LinearStatus.Infeasible && solution.Status != LinearStatus.Infeasible ? solution : second;
    }

    private LinearSolution WithCuts(ProblemModel model, ModelSolver solver)
    {
        LinearSolution solution = solver.Solve(cancellation);
        work.Iterations += solution.Work;
        for (int round = 0; round < MostCutRounds && solution.Status == LinearStatus.Optimal && model.AddCuts(solution.Values, CutTolerance, FormsAtOnce); round++)
        {
            LinearSolution next = solver.Solve(cancellation);
            work.Iterations += next.Work;
            if (next.Status == LinearStatus.Stopped)
                break;
            solution = next;
        }

        return solution;
    }

    /// <summary>The columns that the relaxation trades, and those that enter it at the least cost.</summary>
    private static int[] Shortlist(double[] entries, double[] parts) =>
    [
        .. Enumerable.Range(0, entries.Length)
            .OrderByDescending(i => Math.Abs(parts[i]) > 1e-9)
            .ThenBy(i => entries[i])
            .ThenBy(i => i)
            .Take(ShortlistColumns)
            .Order(),
    ];

    /// <summary>The columns that can be part of better lots: the relaxation's value and what a column costs when it enters are below the value found.</summary>
    private static int[] Candidates(double[] entries, double relaxed, double value)
    {
        double limit = double.IsFinite(value) ? value + (1e-6 * Math.Max(1, Math.Abs(value))) : double.PositiveInfinity;
        return [.. Enumerable.Range(0, entries.Length).Where(i => relaxed + entries[i] <= limit && !double.IsPositiveInfinity(entries[i]))];
    }

    private static bool IsOver(int[] lots, int[] columns) => lots.Count(l => l != 0) == columns.Count(c => lots[c] != 0);

    private static int[] Widened(int[] lots, int[] columns, int count)
    {
        int[] all = new int[count];
        for (int i = 0; i < columns.Length; i++)
            all[columns[i]] = lots[i];
        return all;
    }
}
