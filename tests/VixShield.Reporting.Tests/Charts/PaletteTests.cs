using ScottPlot;
using VixShield.Reporting;
using Palette = VixShield.Reporting.Palette;

namespace VixShield.Tests.Reporting;

/// <summary>Colours that stand beside each other are told apart with and without the common deficiencies, and all are seen upon white.</summary>
public sealed class PaletteTests
{
    // Linear-light simulations after Viénot, Brettel and Mollon (1999).
    private static readonly double[][] s_protan = [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]];
    private static readonly double[][] s_deutan = [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]];

    [Fact]
    public void Before_and_after_and_the_third_colour_differ_for_everyone()
    {
        ChartColor[] together = [ChartColor.Blue, ChartColor.Vermilion, ChartColor.Green, ChartColor.Grey];
        foreach (double[][]? vision in new[] { null, s_protan, s_deutan })
        {
            for (int i = 0; i < together.Length; i++)
            {
                for (int j = i + 1; j < together.Length; j++)
                {
                    // Lines and markers differ as well; 10 is some ten times what is just seen.
                    double distance = Distance(Lab(together[i], vision), Lab(together[j], vision));
                    Assert.True(distance > 10, $"{together[i]} and {together[j]}: {distance}");
                }
            }

            Assert.True(Distance(Lab(ChartColor.Blue, vision), Lab(ChartColor.Vermilion, vision)) > 60);
        }
    }

    [Fact]
    public void Every_colour_has_a_contrast_of_3_to_white_and_text_one_of_7() // WCAG 2: graphics 3, text 4.5 (enhanced 7)
    {
        foreach (ChartColor color in Enum.GetValues<ChartColor>())
            Assert.True(Contrast(Palette.Of(color), Colors.White) >= 3, $"{color}: {Contrast(Palette.Of(color), Colors.White)}");
        Assert.True(Contrast(Palette.Text, Colors.White) >= 7);
    }

    [Fact]
    public void Numbers_in_a_heat_map_can_be_read_on_every_shade()
    {
        for (int i = -100; i <= 100; i++)
        {
            Color shade = Palette.Diverging(i / 100d);
            double contrast = Contrast(shade, Palette.TextOn(shade));
            Assert.True(contrast >= 4.5, $"{i} %: {contrast}");
        }
    }

    [Fact]
    public void A_reports_texts_have_a_contrast_of_4_5_on_light_and_dark()
    {
        string[] modes = [.. ReportStyle.Page.Split(":root{").Skip(1).Take(2).Select(m => m.Split('}')[0])];
        Assert.Equal(2, modes.Length);
        foreach (string mode in modes)
        {
            foreach (string ink in new[] { "--ink", "--quiet", "--link" })
                Assert.True(Contrast(Hex(mode, ink), Hex(mode, "--paper")) >= 4.5, $"{ink} in {mode}");
        }

        static Color Hex(string mode, string name)
        {
            string hex = mode.Split(name + ":#")[1].Split(';', '}')[0];
            return Color.FromHex(hex.Length == 3 ? string.Concat(hex.Select(c => $"{c}{c}")) : hex);
        }
    }

    private static double Contrast(Color a, Color b)
    {
        (double high, double low) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(Color c) => (0.2126 * Linear(c.R)) + (0.7152 * Linear(c.G)) + (0.0722 * Linear(c.B));

    private static double Linear(byte channel)
    {
        double share = channel / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static (double L, double A, double B) Lab(ChartColor color, double[][]? vision)
    {
        Color c = Palette.Of(color);
        double[] rgb = [Linear(c.R), Linear(c.G), Linear(c.B)];
        if (vision is not null)
            rgb = [.. vision.Select(row => Math.Max(0, (row[0] * rgb[0]) + (row[1] * rgb[1]) + (row[2] * rgb[2])))];
        double x = F(((0.4124 * rgb[0]) + (0.3576 * rgb[1]) + (0.1805 * rgb[2])) / 0.95047);
        double y = F((0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]));
        double z = F(((0.0193 * rgb[0]) + (0.1192 * rgb[1]) + (0.9505 * rgb[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16d / 116);
    }

    private static double Distance((double L, double A, double B) a, (double L, double A, double B) b) =>
        Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));
}
