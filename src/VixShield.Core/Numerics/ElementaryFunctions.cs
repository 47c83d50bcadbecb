namespace VixShield.Numerics;

/// <summary>
/// Exponential and logarithm made of +, -, *, /, the fused multiply-add and integer bit operations only, so that their bits
/// do not depend on the C library or the processor.
/// </summary>
public static partial class ElementaryFunctions
{
    /// <summary>e^x: 0 at minus infinity, plus infinity above 709.78, NaN at NaN, right for subnormal results.</summary>
    /// <param name="x">The exponent.</param>
    /// <returns>The exponential, within 0.75 units in the last place (measured).</returns>
    public static double Exp(double x) => LaneFunctionsScalar.Exp(x);

    /// <summary>e^(high + low), where <paramref name="low"/> is a rounding remainder of <paramref name="high"/>.</summary>
    internal static double Exp(double high, double low) => LaneFunctionsScalar.Exp(high, low);

    /// <summary>e^(-rate years) with the rounding of the product carried along, so that long times cost no accuracy.</summary>
    internal static double Discount(double rate, double years)
    {
        double product = -rate * years;
        return Exp(product, Math.FusedMultiplyAdd(-rate, years, -product));
    }

    /// <summary>e^(high + low) as a number near 1 times 2^exponent, for |high| below 1e6.</summary>
    internal static double ExpMantissa(double high, double low, out int exponent)
    {
        double shifted = Math.FusedMultiplyAdd(high, LaneFunctionsScalar.Log2E, LaneFunctionsScalar.RoundingMagic);
        exponent = (int)(BitConverter.DoubleToInt64Bits(shifted) - BitConverter.DoubleToInt64Bits(LaneFunctionsScalar.RoundingMagic));
        double mantissa = LaneFunctionsScalar.Mantissa(high, low, shifted, out double remainder);
        return mantissa + remainder;
    }

    /// <summary>e^x - 1 without cancellation near 0.</summary>
    internal static double ExpMinusOne(double x) =>
        Math.Abs(x) < 0.34 ? Math.FusedMultiplyAdd(x * x, LaneFunctionsScalar.SecondOrderPart(x), x) : Exp(x) - 1;

    /// <summary>x 2^n with one rounding, also into the subnormal range, for |n| up to 2,000 and x near 1.</summary>
    internal static double ScaleByPowerOfTwo(double x, int n)
    {
        int half = n >> 1;
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    // 2^n for n from -1022 to 1023.
    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);
}
