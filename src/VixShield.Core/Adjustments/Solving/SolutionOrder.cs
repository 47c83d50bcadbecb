namespace VixShield.Adjustments;

/// <summary>Objective, then soft violations by priority, then lots traded, then columns traded, then the earlier columns: total, so that there is one best.</summary>
internal sealed class SolutionOrder : IComparer<AdjustmentSolution>
{
    private readonly AdjustmentProblem _problem;

    private SolutionOrder(AdjustmentProblem problem) => _problem = problem;

    internal static SolutionOrder Of(AdjustmentProblem problem) => new(problem);

    public int Compare(AdjustmentSolution? x, AdjustmentSolution? y)
    {
        int order = x!.Objective.CompareTo(y!.Objective);
        if (order != 0)
            return order;
        foreach ((double left, double right) in _problem.SoftViolations(x.Violations).Zip(_problem.SoftViolations(y.Violations)))
        {
            order = left.CompareTo(right);
            if (order != 0)
                return order;
        }

        order = x.Lots.Sum(l => Math.Abs((long)l)).CompareTo(y.Lots.Sum(l => Math.Abs((long)l)));
        if (order == 0)
            order = x.Lots.Count(l => l != 0).CompareTo(y.Lots.Count(l => l != 0));
        for (int i = 0; order == 0 && i < x.Lots.Length; i++)
            order = y.Lots[i].CompareTo(x.Lots[i]);
        return order;
    }
}
