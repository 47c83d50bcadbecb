using ScottPlot;

namespace VixShield.Reporting;

/// <summary>Colours of drawings: the palette of Okabe and Ito for series, and blue over white to vermilion for numbers about 0.</summary>
internal static class Palette
{
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

    /// <summary>Black or white, whichever reads better upon a colour.</summary>
    internal static Color TextOn(Color color) => (0.299 * color.R) + (0.587 * color.G) + (0.114 * color.B) > 140 ? Text : Colors.White;
}
