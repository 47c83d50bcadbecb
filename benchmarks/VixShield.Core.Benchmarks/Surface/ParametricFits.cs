using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>Raw SVI and eSSVI of a day, from quotes on, as the calibration of a surface does them.</summary>
internal static class ParametricFits
{
    internal static void All(SmileInput[] smiles)
    {
        EssviSlice? earlier = null;
        foreach (SmileInput smile in smiles)
        {
            SliceQuotes quotes = SliceQuotes.Of(smile.Forward, smile.Years, smile.Quotes);
            if (quotes.Count == 0)
                continue;
            bool inSurface = smile.Years >= SurfaceCalibration.EssviFromYears;
            EssviSlice slice = ParametricFit.Of(quotes, inSurface ? earlier : null).Essvi;
            if (inSurface)
                earlier = slice;
        }
    }
}
