using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace VixShield.Reporting;

/// <summary>
/// The typeface of drawings. The families of the list have the same widths, so that the letters of an SVG stand where they were measured; where none is installed the drawing library's own choice is taken.
/// </summary>
internal static class ChartFont
{
    internal const string Families = "DejaVu Sans, Verdana, Bitstream Vera Sans, sans-serif";

    private static readonly Lazy<string?> s_installed = new(() => new[] { "DejaVu Sans", "Verdana", "Bitstream Vera Sans" }.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains));

    internal static void Apply(Text text)
    {
        if (s_installed.Value is { } family)
            text.LabelFontName = family;
    }

    internal static void Apply(Plot plot)
    {
        if (s_installed.Value is { } family)
            plot.Font.Set(family);
    }
}
