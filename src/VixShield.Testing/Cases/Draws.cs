using FsCheck;
using FsCheck.Fluent;

namespace VixShield.Testing;

/// <summary>Numbers that do not grow with the size of a run: the first case is as ordinary as the last.</summary>
internal static class Draws
{
    private const int Steps = 1_000_000_000;

    internal static Gen<double> Uniform(double low, double high) => Gen.Choose(0, Steps).Select(i => low + ((high - low) * ((double)i / Steps)));

    /// <summary>A power of ten with a uniform exponent.</summary>
    internal static Gen<double> PowerOfTen(double low, double high) => Uniform(low, high).Select(x => Math.Pow(10, x));

    internal static Gen<bool> Chance(int percent) => Gen.Choose(1, 100).Select(i => i <= percent);

    internal static Gen<T> Among<T>(IEnumerable<T> items) => Gen.Elements(items);

    /// <summary>A number with two significant digits: what a simpler case tries.</summary>
    internal static double Rounded(double value)
    {
        if (value == 0)
            return 0;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        double rounded = Math.Round(value / unit) * unit;
        // Powers below 1 are not exact: the shortest text of the number is.
        return double.Parse(rounded.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }
}
