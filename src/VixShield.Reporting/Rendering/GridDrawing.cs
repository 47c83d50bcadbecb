using System.Globalization;
using ScottPlot;

namespace VixShield.Reporting;

/// <summary>Draws a heat map: a rectangle a number, and the number in it where there is room.</summary>
internal static class GridDrawing
{
    private const int MostNumbersAcross = 12;
    private const int MostNumbersAcrossNarrow = 6;

    internal static void Add(Plot plot, ChartGrid grid, bool isNarrow)
    {
        double extent = grid.Extent;
        bool hasNumbers = grid.Rows[0].Length <= (isNarrow ? MostNumbersAcrossNarrow : MostNumbersAcross);
        for (int row = 0; row < grid.Rows.Length; row++)
        {
            for (int column = 0; column < grid.Rows[row].Length; column++)
            {
                double value = grid.Rows[row][column];
                Color color = Palette.Diverging(extent == 0 ? 0 : value / extent);
                var cell = plot.Add.Rectangle(column - 0.5, column + 0.5, row - 0.5, row + 0.5);
                cell.FillColor = color;
                cell.LineColor = Colors.White;
                cell.LineWidth = 1;
                if (!hasNumbers)
                    continue;
                var text = plot.Add.Text(Short(value), column, row);
                text.LabelAlignment = Alignment.MiddleCenter;
                text.LabelFontSize = 11;
                ChartFont.Apply(text);
                text.LabelFontColor = Palette.TextOn(color);
            }
        }
    }

    /// <summary>Thousands from ten thousand on: the table has every digit.</summary>
    private static string Short(double value) => Math.Abs(value) >= 9_999.5
        ? (value / 1000).ToString("+0.#k;-0.#k", CultureInfo.InvariantCulture)
        : value.ToString("+0;-0;0", CultureInfo.InvariantCulture);
}
