namespace VixShield.Numerics;

/// <summary>
/// A double whose exponent has its own integer: the same 53 bits of precision, but products, quotients and exponentials neither
/// overflow nor underflow. Used where a formula has a finite value and its factors have none. The default value is 0.
/// </summary>
internal readonly struct WideDouble
{
    private const long GreatestExponent = 1L << 60;

    private readonly double _mantissa;
    private readonly long _exponent;

    private WideDouble(double mantissa, long exponent)
    {
        if (mantissa == 0)
            return;
        int shift = ILogB(mantissa);
        _mantissa = ElementaryFunctions.ScaleByPowerOfTwo(mantissa, -shift);
        _exponent = Math.Clamp(exponent + shift, -GreatestExponent, GreatestExponent);
    }

    internal bool IsZero => _mantissa == 0;

    /// <summary>-1, 0 or 1.</summary>
    internal int Sign => _mantissa > 0 ? 1 : _mantissa < 0 ? -1 : 0;

    public static implicit operator WideDouble(double finite) => new(finite, 0);

    public static WideDouble operator -(WideDouble a) => new(-a._mantissa, a._exponent);

    public static WideDouble operator *(WideDouble a, WideDouble b) => new(a._mantissa * b._mantissa, a._exponent + b._exponent);

    public static WideDouble operator /(WideDouble a, WideDouble b) => new(a._mantissa / b._mantissa, a._exponent - b._exponent);

    public static WideDouble operator -(WideDouble a, WideDouble b) => a + -b;

    public static WideDouble operator +(WideDouble a, WideDouble b)
    {
        if (a.IsZero)
            return b;
        if (b.IsZero)
            return a;
        if (a._exponent < b._exponent)
            (a, b) = (b, a);
        long gap = a._exponent - b._exponent;
        return gap > 200 ? a : new WideDouble(a._mantissa + ElementaryFunctions.ScaleByPowerOfTwo(b._mantissa, (int)-gap), a._exponent);
    }

    /// <summary>The square root of a number that is not negative.</summary>
    internal static WideDouble Sqrt(WideDouble a)
    {
        long odd = a._exponent & 1;
        return new WideDouble(Math.Sqrt(odd == 0 ? a._mantissa : 2 * a._mantissa), (a._exponent - odd) / 2);
    }

    /// <summary>e^(high + low). Beyond 1e15 the exponent is at its end: practically 0 or without bound.</summary>
    internal static WideDouble Exp(double high, double low = 0)
    {
        if (high < -1e15)
            return 0;
        if (high > 1e15)
            return new WideDouble(1, GreatestExponent);
        // Whole multiples of 2^20 ln 2 first, so that the rest fits the ordinary reduction.
        const double BlockHigh = 726817.4980028450;
        double blocks = Math.Round(high / BlockHigh);
        double rest = Math.FusedMultiplyAdd(-blocks, 1048576 * 0.693147180559663, high);
        double mantissa = ElementaryFunctions.ExpMantissa(rest, low - blocks * (1048576 * 2.8235290563031577e-13), out int exponent);
        return new WideDouble(mantissa, exponent + ((long)blocks << 20));
    }

    /// <summary>e^(-rate years) with the rounding of the product carried along.</summary>
    internal static WideDouble Discount(double rate, double years)
    {
        double product = Math.Clamp(-rate * years, -1e300, 1e300);
        double tail = Math.FusedMultiplyAdd(-rate, years, -product);
        return Exp(product, Math.Abs(tail) < 1 ? tail : 0);
    }

    /// <summary>The nearest double: an infinity with the sign when out of range, 0 or a subnormal when too small.</summary>
    internal double ToDouble()
    {
        if (_exponent > 1100)
            return _mantissa > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        return _exponent < -1200 ? 0 : ElementaryFunctions.ScaleByPowerOfTwo(_mantissa, (int)_exponent);
    }

    private static int ILogB(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x) & long.MaxValue;
        return bits >= 1L << 52
            ? (int)(bits >> 52) - 1023
            : ILogB(x * 18014398509481984.0) - 54;
    }
}
