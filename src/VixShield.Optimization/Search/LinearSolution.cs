namespace VixShield.Optimization;

/// <summary>What a solver says of a linear model.</summary>
internal enum LinearStatus
{
    Optimal,
    Feasible,
    Infeasible,
    Stopped,
}

/// <summary>Status, values of the variables where there are any, and how low the objective can be.</summary>
internal sealed record LinearSolution(LinearStatus Status, double Objective, double Bound, double[] Values, long Work)
{
    internal double[] ReducedCosts { get; init; } = [];

    internal double[] Duals { get; init; } = [];
}
