using VixShield.Numerics;

namespace VixShield.Economics;

/// <summary>
/// Numbers with an exponent of two beside each where a double's own range may not do: hundreds of reductions multiply some terms of a sum by ten thousand and others by a half, each time.
/// </summary>
internal sealed class ScaledNumbers
{
    // Outside 2^-200 to 2^200 a number gives its exponent away; inside it keeps its bits.
    private const int Kept = 200;

    // ln 2 in two parts; the first times a whole number below 2^20 is exact.
    private const double LogTwoHigh = 6.93147180369123816490e-01;
    private const double LogTwoLow = 1.90821492927058770002e-10;

    private readonly double[] _values;
    private readonly int[]? _exponents;

    private ScaledNumbers(double[] values, int[]? exponents)
    {
        _values = values;
        _exponents = exponents;
    }

    /// <summary>The number without its exponent.</summary>
    internal double this[int i] => _values[i];

    /// <summary>Takes numbers over, and scales them and what stands beside them in place.</summary>
    /// <param name="values">The numbers, none of them 0.</param>
    /// <param name="beside">Further numbers with the same exponents.</param>
    /// <param name="before">Numbers whose exponents these have; none for exponents of 0. Without them the range of doubles must do, and nothing is scaled.</param>
    internal static ScaledNumbers Of(double[] values, double[] beside, ScaledNumbers? before)
    {
        int[]? exponents = before?._exponents;
        if (before is null || values.All(v => Math.Abs(Math.ILogB(v)) <= Kept) && exponents is null)
            return new ScaledNumbers(values, null);
        exponents = exponents is null ? new int[values.Length] : [.. exponents];
        for (int i = 0; i < values.Length; i++)
        {
            int own = Math.ILogB(values[i]);
            if (Math.Abs(own) <= Kept)
                continue;
            values[i] = Math.ScaleB(values[i], -own);
            beside[i] = Math.ScaleB(beside[i], -own);
            exponents[i] += own;
        }

        return new ScaledNumbers(values, exponents);
    }

    /// <summary>The greatest power of two, rounded down, among 2^exponent e^((origin - time) w); 0 where no number has an exponent.</summary>
    internal int GreatestExponent(double[] times, double origin, double w)
    {
        if (_exponents is null)
            return 0;
        double perStep = w / LogTwoHigh;
        double greatest = double.NegativeInfinity;
        for (int i = 0; i < times.Length; i++)
            greatest = Math.Max(greatest, _exponents[i] + ((origin - times[i]) * perStep));
        return (int)Math.Floor(greatest);
    }

    /// <summary>2^(exponent - greatest) e^(high + low).</summary>
    internal double Factor(int i, int greatest, double high, double low)
    {
        if (_exponents is null)
            return ElementaryFunctions.Exp(high, low);
        int power = _exponents[i] - greatest;
        double scale = power * LogTwoHigh;
        double sum = high + scale;
        double part = sum - high;
        double lost = high - (sum - part) + (scale - part);
        return ElementaryFunctions.Exp(sum, low + lost + (power * LogTwoLow));
    }
}
