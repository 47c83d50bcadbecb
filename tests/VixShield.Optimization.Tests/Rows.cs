using VixShield.Adjustments;

namespace VixShield.Tests.Optimization;

/// <summary>Short forms of columns and rows, and what all lots of a small problem say.</summary>
internal static class Rows
{
    internal const double Infinity = double.PositiveInfinity;

    internal static AdjustmentColumn Column(string name, int low, int high, double cost = 1, double start = 0) => new(name, low, high, cost, start);

    internal static LinearForm Form(double start, params double[] perLot) => new(start, perLot);

    internal static LinearRow AtLeast(double low, params double[] perLot) => Between(low, Infinity, perLot);

    internal static LinearRow Between(double low, double high, params double[] perLot) => new("need", GuardrailSeverity.Hard, "$", Form(0, perLot), low, high);

    internal static LinearRow Soft(string name, double low, double price, int priority, params double[] perLot) =>
        new(name, GuardrailSeverity.Soft, "$", Form(0, perLot), low, Infinity) { Price = price, Priority = priority };

    internal static IEnumerable<AdjustmentSolution> Every(AdjustmentProblem problem) => Adjustments.Solving.RandomProblems.EveryLots(problem).Select(l => problem.Evaluate(l));

    /// <summary>The least objective of all lots; null where none is feasible.</summary>
    internal static double? Least(AdjustmentProblem problem) => Every(problem).Where(s => s.IsFeasible).Min(s => (double?)s.Objective);

    internal static bool Near(double x, double y) => Math.Abs(x - y) <= 1e-6 * Math.Max(1, Math.Abs(x));
}
