using ScottPlot;

namespace VixShield.Reporting;

/// <summary>Colours of drawings: the palette of Okabe and Ito for series, and blue over white to vermilion for numbers about 0.</summary>
internal static class Palette
{
    // The luminance at which black and white have the same contrast: sqrt(1.05 x 0.05) - 0.05.
    private const double EqualContrast = 0.179;

    internal static Color Of(ChartColor color) => color switch
    {
        ChartColor.Blue => Color.FromHex("#0072B2"),
        ChartColor.Vermilion => Color.FromHex("#D55E00"),
        ChartColor.Green => Color.FromHex("#007A59"),
        ChartColor.Purple => Color.FromHex("#AA4499"),
        ChartColor.Orange => Color.FromHex("#B87800"),
        ChartColor.SkyBlue => Color.FromHex("#3E93C4"),
        _ => Color.FromHex("#5F6B76"),
    };

    internal static Color Text => Color.FromHex("#1C2430");

    internal static Color Rule => Color.FromHex("#DDE2E8");

    /// <summary>Losses to vermilion, gains to blue; lightness falls with size on both sides.</summary>
    /// <param name="share">The number over the greatest size, from -1 to 1.</param>
    internal static Color Diverging(double share)
    {
        Color end = share < 0 ? Of(ChartColor.Vermilion) : Of(ChartColor.Blue);
        double weight = Math.Sqrt(Math.Min(1, Math.Abs(share)));
        return new Color(Mix(end.R), Mix(end.G), Mix(end.B));

        byte Mix(byte channel) => (byte)Math.Round(255 + (weight * (channel - 255)));
    }

    /// <summary>Black or white, whichever reads better upon a colour: a contrast of 4.5 at least.</summary>
    internal static Color TextOn(Color color) => Luminance(color) > EqualContrast ? Colors.Black : Colors.White;

    /// <summary>Relative luminance of sRGB, as the contrast of the Web Content Accessibility Guidelines counts it.</summary>
    internal static double Luminance(Color color)
    {
        return (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

        static double Linear(byte channel) => channel / 255d is double share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
