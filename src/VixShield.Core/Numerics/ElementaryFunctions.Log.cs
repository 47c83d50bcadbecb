namespace VixShield.Numerics;

public static partial class ElementaryFunctions
{
    private const double Sqrt2 = 1.4142135623730951;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>ln x: minus infinity at 0, plus infinity at plus infinity, NaN below 0 and at NaN, right for subnormal x.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The natural logarithm, within 0.6 units in the last place (measured).</returns>
    public static double Log(double x) => LogRatio(x, 1);

    /// <summary>
    /// ln(a/b) without forming the quotient: full relative accuracy also where a and b are nearly equal, and no overflow or
    /// underflow where a/b is out of range. Zero and infinite arguments give the limits, negative ones and 0/0 give NaN.
    /// </summary>
    /// <param name="a">The numerator.</param>
    /// <param name="b">The denominator.</param>
    /// <returns>The natural logarithm of the ratio, within 1 unit in the last place (measured).</returns>
    public static double LogRatio(double a, double b)
    {
        if (!(a > 0 && b > 0 && a <= double.MaxValue && b <= double.MaxValue))
            return LogRatioAtTheEdge(a, b);
        double x = Mantissa(a, out int exponentOfA);
        double y = Mantissa(b, out int exponentOfB);
        int n = exponentOfA - exponentOfB;
        if (x > y * Sqrt2)
        {
            x *= 0.5;
            n++;
        }
        else if (x * Sqrt2 < y)
        {
            x *= 2;
            n--;
        }

        return LogOfNeighbours(x, y, n);
    }

    // n ln 2 + ln(x/y) for x/y within a factor of the square root of 2 of 1: the difference is exact.
    private static double LogOfNeighbours(double x, double y, int n)
    {
        double difference = x - y;
        double sum = x + y;
        double sumTail = x > y ? x - sum + y : y - sum + x;
        double s = difference / sum;
        double sTail = (Math.FusedMultiplyAdd(-s, sum, difference) - s * sumTail) / sum;
        double w = s * s;
        double p = 0.14616585424888623;
        p = Math.FusedMultiplyAdd(p, w, 0.15331710618210773);
        p = Math.FusedMultiplyAdd(p, w, 0.18182889455674947);
        p = Math.FusedMultiplyAdd(p, w, 0.22222211130259878);
        p = Math.FusedMultiplyAdd(p, w, 0.2857142862600327);
        p = Math.FusedMultiplyAdd(p, w, 0.39999999999899444);
        p = Math.FusedMultiplyAdd(p, w, 0.666666666666667);
        double tail = Math.FusedMultiplyAdd(s * w, p, 2 * sTail);
        double whole = n * LaneFunctionsScalar.Ln2High;
        double high = whole + 2 * s;
        double highTail = n == 0 ? 0 : whole - high + 2 * s;
        return high + (Math.FusedMultiplyAdd(n, LaneFunctionsScalar.Ln2Low, highTail) + tail);
    }

    private static double Mantissa(double x, out int exponent)
    {
        bool subnormal = x < SmallestNormal;
        long bits = BitConverter.DoubleToInt64Bits(subnormal ? x * 18014398509481984.0 : x);
        exponent = (int)(bits >> 52) - 1023 - (subnormal ? 54 : 0);
        return BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    }

    private static double LogRatioAtTheEdge(double a, double b)
    {
        if (!(a >= 0 && b >= 0) || (a == 0 && b == 0) || (double.IsInfinity(a) && double.IsInfinity(b)))
            return double.NaN;
        return a == 0 || double.IsInfinity(b) ? double.NegativeInfinity : double.PositiveInfinity;
    }
}
