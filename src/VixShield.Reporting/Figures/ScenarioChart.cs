using VixShield.Risk;

namespace VixShield.Reporting;

/// <summary>Profit and loss over a grid of moves of the index and of VIX, as a heat map.</summary>
public static class ScenarioChart
{
    private const int GridAxes = 4;

    /// <summary>Draws a grid of scenarios.</summary>
    /// <param name="result">The result of a grid; the first slope and the first number of days are shown where there are several.</param>
    /// <param name="title">What it is of; null for the plain title.</param>
    /// <exception cref="ArgumentException">The result is null or that of a list, which has no two axes.</exception>
    public static Chart Of(ScenarioResult result, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Axes.Length != GridAxes)
            throw new ArgumentException("Must be the result of a grid: a list of scenarios has no two axes.", nameof(result));
        (ScenarioAxis index, ScenarioAxis vix) = (result.Axes[0], result.Axes[1]);
        double[][] rows = [.. Enumerable.Range(0, vix.Values.Length).Select(row => Enumerable.Range(0, index.Values.Length).Select(column => result[column, row, 0, 0]).ToArray())];
        int worst = result.WorstIndex!.Value;
        int best = Enumerable.Range(0, result.ProfitAndLoss.Length).MaxBy(i => result.ProfitAndLoss[i]);
        return new Chart(
            title ?? "Profit and loss over moves of index and VIX",
            FormattableString.Invariant($"From {result.ProfitAndLoss[worst]:+0;-0;0} $ ({result.Scenarios[worst]}) to {result.ProfitAndLoss[best]:+0;-0;0} $ ({result.Scenarios[best]}); vermilion is a loss, blue a gain."),
            new ChartAxis($"{result.Options.IndexSymbol} change, %", index.Values.Select(v => FormattableString.Invariant($"{100 * v:+0.##;-0.##;0}"))),
            new ChartAxis("VIX change, points", vix.Values.Select(v => FormattableString.Invariant($"{v:+0.##;-0.##;0}"))))
        {
            Grid = new ChartGrid("$", rows),
            Notes = [$"Full revaluation; {result.Options}."],
        };
    }
}
