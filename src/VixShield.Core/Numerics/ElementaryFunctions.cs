namespace VixShield.Numerics;

/// <summary>
/// Exponential and logarithm made of +, -, *, /, the fused multiply-add and integer bit operations only, so that their bits
/// do not depend on the C library or the processor.
/// </summary>
internal static partial class ElementaryFunctions
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts; the last 12 bits of the first are 0, so that its product with an exponent is exact.
    private const double Ln2High = 0.693147180559663;
    private const double Ln2Low = 2.8235290563031577e-13;

    // Adding 1.5 x 2^52 leaves the nearest integer in the low bits.
    private const double RoundingMagic = 6755399441055744.0;
    private const double ExpOverflow = 709.782712893384;
    private const double ExpUnderflow = -745.1332191019412;

    /// <summary>e^x to about 0.6 units in the last place; right for subnormal results, overflow, infinities and NaN.</summary>
    internal static double Exp(double x) => Exp(x, 0);

    /// <summary>e^(high + low), where <paramref name="low"/> is a rounding remainder of <paramref name="high"/>.</summary>
    internal static double Exp(double high, double low)
    {
        if (!(high <= ExpOverflow))
            return double.IsNaN(high) ? double.NaN : double.PositiveInfinity;
        if (high < ExpUnderflow)
            return 0;
        return ScaleByPowerOfTwo(ExpMantissa(high, low, out int exponent), exponent);
    }

    /// <summary>e^(-rate years) with the rounding of the product carried along, so that long times cost no accuracy.</summary>
    internal static double Discount(double rate, double years)
    {
        double product = -rate * years;
        return Exp(product, Math.FusedMultiplyAdd(-rate, years, -product));
    }

    /// <summary>e^(high + low) as a number near 1 times 2^exponent, for |high| below 1e6.</summary>
    internal static double ExpMantissa(double high, double low, out int exponent)
    {
        double shifted = Math.FusedMultiplyAdd(high, Log2E, RoundingMagic);
        double k = shifted - RoundingMagic;
        exponent = (int)(BitConverter.DoubleToInt64Bits(shifted) - BitConverter.DoubleToInt64Bits(RoundingMagic));
        double a = Math.FusedMultiplyAdd(-k, Ln2High, high);
        double r = Math.FusedMultiplyAdd(-k, Ln2Low, a);
        double tail = Math.FusedMultiplyAdd(-k, Ln2Low, a - r) + low;
        double main = r + tail;
        tail = r - main + tail;
        r = main;
        return 1 + (r + Math.FusedMultiplyAdd(r * r, SecondOrderPart(r), tail));
    }

    /// <summary>e^x - 1 without cancellation near 0.</summary>
    internal static double ExpMinusOne(double x) =>
        Math.Abs(x) < 0.34 ? Math.FusedMultiplyAdd(x * x, SecondOrderPart(x), x) : Exp(x) - 1;

    /// <summary>x 2^n with one rounding, also into the subnormal range, for |n| up to 2,000 and x near 1.</summary>
    internal static double ScaleByPowerOfTwo(double x, int n)
    {
        int half = n >> 1;
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    // 2^n for n from -1022 to 1023.
    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);

    // (e^r - 1 - r)/r^2 for |r| up to half of ln 2, relative error of the fit 3e-18.
    private static double SecondOrderPart(double r)
    {
        double p = 2.0914686968086876e-09;
        p = Math.FusedMultiplyAdd(p, r, 2.5105217004720745e-08);
        p = Math.FusedMultiplyAdd(p, r, 2.75572736431103e-07);
        p = Math.FusedMultiplyAdd(p, r, 2.7557255400206422e-06);
        p = Math.FusedMultiplyAdd(p, r, 2.4801587325547743e-05);
        p = Math.FusedMultiplyAdd(p, r, 0.00019841269874820627);
        p = Math.FusedMultiplyAdd(p, r, 0.0013888888888883748);
        p = Math.FusedMultiplyAdd(p, r, 0.008333333333326136);
        p = Math.FusedMultiplyAdd(p, r, 0.04166666666666667);
        p = Math.FusedMultiplyAdd(p, r, 0.1666666666666667);
        p = Math.FusedMultiplyAdd(p, r, 0.5);
        return p;
    }
}
