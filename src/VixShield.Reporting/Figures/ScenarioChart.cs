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
        (double Value, int Row, int Column)[] cells = [.. rows.SelectMany((line, row) => line.Select((value, column) => (value, row, column)))];
        (ScenarioAxis slope, ScenarioAxis days) = (result.Axes[2], result.Axes[3]);
        return new Chart(
            title ?? "Profit and loss over moves of index and VIX",
            $"From {Words(cells.MinBy(c => c.Value))} to {Words(cells.MaxBy(c => c.Value))}; vermilion is a loss, blue a gain.",
            new ChartAxis($"{result.Options.IndexSymbol} change, %", index.Values.Select(v => FormattableString.Invariant($"{100 * v:+0.##;-0.##;0}"))),
            new ChartAxis("VIX change, points", vix.Values.Select(v => FormattableString.Invariant($"{v:+0.##;-0.##;0}"))))
        {
            Grid = new ChartGrid("$", rows),
            Notes = [$"Full revaluation; {result.Options}.", FormattableString.Invariant($"Slope {slope.Values[0]:+0.##;-0.##;0} points, {days.Values[0]:0.##} days on.")],
        };

        string Words((double Value, int Row, int Column) cell) =>
            FormattableString.Invariant($"{cell.Value:+0;-0;0} $ ({result.Options.IndexSymbol} {100 * index.Values[cell.Column]:+0.##;-0.##;0} %, VIX {vix.Values[cell.Row]:+0.##;-0.##;0})");
    }
}
