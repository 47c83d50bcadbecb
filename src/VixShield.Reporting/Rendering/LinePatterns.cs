using System.Text.RegularExpressions;
using ScottPlot;

namespace VixShield.Reporting;

/// <summary>
/// Dashes. In a bitmap they are the drawing library's. Its SVG writer does not know them and complains on the standard error stream: there a line is drawn solid in a shade that no eye tells from its colour, and the shade is
/// then replaced by the colour with dashes of SVG's own.
/// </summary>
internal static partial class LinePatterns
{
    private static readonly Dictionary<string, (string Color, string Dashes)> s_shades = Shades();

    internal static LinePattern Of(LinePattern pattern, bool isSvg) => isSvg ? LinePattern.Solid : pattern;

    internal static Color Of(LinePattern pattern, Color color, bool isSvg) => isSvg ? Shade(pattern, color) : color;

    internal static string WithDashes(string svg) => Stroke().Replace(svg, match =>
        s_shades.TryGetValue(match.Groups[1].Value.ToUpperInvariant(), out (string Color, string Dashes) style) ? $"stroke=\"#{style.Color}\" stroke-dasharray=\"{style.Dashes}\"" : match.Value);

    private static Color Shade(LinePattern pattern, Color color) => pattern.Name switch
    {
        "Dashed" => new Color(color.R, color.G, (byte)(color.B ^ 1)),
        "Dotted" => new Color(color.R, (byte)(color.G ^ 1), color.B),
        "DenselyDashed" => new Color((byte)(color.R ^ 1), color.G, color.B),
        _ => color,
    };

    private static Dictionary<string, (string Color, string Dashes)> Shades()
    {
        var shades = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (ChartColor name in Enum.GetValues<ChartColor>())
        {
            Color color = Palette.Of(name);
            foreach ((LinePattern pattern, string dashes) in new[] { (LinePattern.Dashed, "9 6"), (LinePattern.Dotted, "2 4"), (LinePattern.DenselyDashed, "5 4") })
                shades.Add(Hex(Shade(pattern, color)), (Hex(color), dashes));
        }

        return shades;
    }

    private static string Hex(Color color) => FormattableString.Invariant($"{color.R:X2}{color.G:X2}{color.B:X2}");

    [GeneratedRegex("stroke=\"#([0-9A-Fa-f]{6})\"")]
    private static partial Regex Stroke();
}
