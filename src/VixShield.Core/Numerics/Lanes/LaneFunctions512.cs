using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using L = System.Runtime.Intrinsics.Vector512;
using M = System.Runtime.Intrinsics.Vector512<double>;
using N = System.Runtime.Intrinsics.Vector512<long>;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace VixShield.Numerics;

/// <summary>
/// Exponential, logarithm and Mills ratio on a vector of doubles, without branches: the same operations in the same order as
/// on one double, so the same bits at every width. The 512-bit text is written by hand; the other widths, the one-lane form and
/// the portable form are generated from it (benchmarks/KernelGenerator).
/// </summary>
internal static class LaneFunctions512
{
    /// <summary>Adding 1.5 x 2^52 leaves the nearest integer in the low bits.</summary>
    internal const double RoundingMagic = 6755399441055744.0;
    internal const double Log2E = 1.4426950408889634;

    // ln 2 in two parts; the last 12 bits of the first are 0, so that its product with an exponent is exact.
    internal const double Ln2High = 0.693147180559663;
    internal const double Ln2Low = 2.8235290563031577e-13;
    private const long RoundingMagicBits = 0x4338000000000000;
    private const double InverseRootTwoPi = 0.3989422804014327;
    private const double LogRootTwoPi = 0.9189385332046728;
    private const double LogRootTwoPiTail = -3.8782941580672414e-17;

    /// <summary>e^x as <see cref="ElementaryFunctions.Exp(double)"/> has it: subnormal results, overflow, infinities and NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp(V x) => Exp(x, L.Create(0.0));

    /// <summary>e^(high + low), where <paramref name="low"/> is a rounding remainder of <paramref name="high"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp(V high, V low)
    {
        // Beyond these the result is 0 or infinite, and the power of two would leave its own range. NaN fails both comparisons.
        M over = L.GreaterThan(high, L.Create(710.0));
        M under = L.LessThan(high, L.Create(-746.0));
        V x = L.ConditionalSelect(over, L.Create(710.0), L.ConditionalSelect(under, L.Create(-746.0), high));
        V tail = L.ConditionalSelect(over | under, L.Create(0.0), low);
        V shifted = L.FusedMultiplyAdd(x, L.Create(Log2E), L.Create(RoundingMagic));
        V mantissa = Mantissa(x, tail, shifted, out V rest);
        return ScaleByPowerOfTwo(mantissa + rest, shifted);
    }

    /// <summary>e^x to 1 unit in the last place for |x| up to 700, in fewer operations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpInRange(V x)
    {
        V shifted = L.FusedMultiplyAdd(x, L.Create(Log2E), L.Create(RoundingMagic));
        return (PlainMantissa(x, shifted).AsInt64() + L.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    /// <summary>e^x to 1 unit in the last place for x of at most 0, however small the result: it underflows gradually.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpOfNegative(V x)
    {
        V bounded = L.MaxNative(x, L.Create(-746.0));
        V shifted = L.FusedMultiplyAdd(bounded, L.Create(Log2E), L.Create(RoundingMagic));
        return ScaleByPowerOfTwo(PlainMantissa(bounded, shifted), shifted);
    }

    /// <summary>ln(a/b) to 3 units in the last place for normal numbers above 0, and 1/c, with one division for both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogRatio(V a, V b, V c, out V inverseOfC)
    {
        // The exponent of the quotient by integer subtraction, rounded so that the rest lies within a factor of sqrt(2) of b.
        N exponent = L.ShiftRightLogical(a.AsInt64() - b.AsInt64() + L.Create((1023L << 52) + (1L << 51)), 52);
        V scaled = (a.AsInt64() - L.ShiftLeft(exponent, 52) + L.Create(1023L << 52)).AsDouble();
        V n = (exponent | L.Create(0x4330000000000000L)).AsDouble() - L.Create(4503599627370496.0 + 1023.0);
        V sum = scaled + b;
        V inverse = L.Create(1.0) / (sum * c);
        inverseOfC = inverse * sum;
        V s = (scaled - b) * (inverse * c);
        V w = s * s;
        V p = L.FusedMultiplyAdd(L.Create(0.15123295208614101), w, L.Create(0.15283173320297727));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.18184632005423831));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.2222218236947741));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.2857142883944641));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.39999999999325336));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.6666666666666694));
        return L.FusedMultiplyAdd(n, L.Create(0.6931471805599453), L.FusedMultiplyAdd(p * w, s, s + s));
    }

    /// <summary>ln x for normal numbers above 0, with the bits of <see cref="ElementaryFunctions.Log(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogOfNormal(V x)
    {
        // The exponent, and the rest within a factor of sqrt(2) of 1: what is greater is halved.
        N exponent = L.ShiftRightLogical(x.AsInt64(), 52);
        V mantissa = (x.AsInt64() - L.ShiftLeft(exponent, 52) + L.Create(1023L << 52)).AsDouble();
        V n = (exponent | L.Create(0x4330000000000000L)).AsDouble() - L.Create(4503599627370496.0 + 1023.0);
        M great = L.GreaterThan(mantissa, L.Create(1.4142135623730951));
        V a = L.ConditionalSelect(great, L.Create(0.5) * mantissa, mantissa);
        n = L.ConditionalSelect(great, n + L.Create(1.0), n);

        V difference = a - L.Create(1.0);
        V sum = a + L.Create(1.0);
        V sumTail = L.ConditionalSelect(L.GreaterThan(a, L.Create(1.0)), a - sum + L.Create(1.0), L.Create(1.0) - sum + a);
        V s = difference / sum;
        V sTail = (L.FusedMultiplyAdd(-s, sum, difference) - s * sumTail) / sum;
        V w = s * s;
        V p = L.FusedMultiplyAdd(L.Create(0.14616585424888623), w, L.Create(0.15331710618210773));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.18182889455674947));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.22222211130259878));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.2857142862600327));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.39999999999899444));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.666666666666667));
        V tail = L.FusedMultiplyAdd(s * w, p, L.Create(2.0) * sTail);
        V whole = n * L.Create(Ln2High);
        V high = whole + L.Create(2.0) * s;
        V highTail = whole - high + L.Create(2.0) * s;
        return high + (L.FusedMultiplyAdd(n, L.Create(Ln2Low), highTail) + tail);
    }

    /// <summary>
    /// Numerator and denominator of the Mills ratio M(x) = N(-x)/n(x) for x from -0.3 to 1e12: M(x) = b/(x b + a), relative error of
    /// the fit 6e-17, all coefficients positive. The tails
    /// are what the last roundings have left over.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V MillsRatioParts(V x, out V numeratorTail, out V denominator, out V denominatorTail)
    {
        V b = x + L.Create(30.131169647827058);
        b = L.FusedMultiplyAdd(b, x, L.Create(446.91725946852995));
        b = L.FusedMultiplyAdd(b, x, L.Create(4241.809370153863));
        b = L.FusedMultiplyAdd(b, x, L.Create(28316.45621944752));
        b = L.FusedMultiplyAdd(b, x, L.Create(138338.83826494022));
        b = L.FusedMultiplyAdd(b, x, L.Create(500118.36547831644));
        b = L.FusedMultiplyAdd(b, x, L.Create(1322357.4342045817));
        b = L.FusedMultiplyAdd(b, x, L.Create(2457225.316387607));
        b = L.FusedMultiplyAdd(b, x, L.Create(2922264.2307068873));
        b = LastStep(b, x, L.Create(1717246.7183873802), out numeratorTail);
        V a = x + L.Create(30.131169648762146);
        a = L.FusedMultiplyAdd(a, x, L.Create(444.9172592699769));
        a = L.FusedMultiplyAdd(a, x, L.Create(4181.547048521959));
        a = L.FusedMultiplyAdd(a, x, L.Create(27432.62080171062));
        a = L.FusedMultiplyAdd(a, x, L.Create(130156.5612020655));
        a = L.FusedMultiplyAdd(a, x, L.Create(447879.91615912394));
        a = L.FusedMultiplyAdd(a, x, L.Create(1085880.682730394));
        a = L.FusedMultiplyAdd(a, x, L.Create(1707616.0088388566));
        a = LastStep(a, x, L.Create(1370164.6436906767), out V tailOfA);
        denominator = LastStep(b, x, a, out V tailOfSum);
        denominatorTail = tailOfSum + L.FusedMultiplyAdd(x, numeratorTail, tailOfA);
        return b;
    }

    // p x + c, and what rounding has left over of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LastStep(V p, V x, V c, out V tail)
    {
        V product = p * x;
        V sum = product + c;
        V used = sum - product;
        tail = product - (sum - used) + (c - used) + L.FusedMultiplyAdd(p, x, -product);
        return sum;
    }

    /// <summary>
    /// (M(x) - M(y))/(y - x), also where x = y, and M(y), for x from -0.3 to y and y up to 1e12: M(x) = 1/(x + R(x)) with R the
    /// quotient a/b of <see cref="MillsRatioParts"/>.
    /// </summary>
    /// <remarks>
    /// The divided differences of a and b are carried along in their own recursions, and what remains, 1 less a quotient of at most
    /// 0.64, is divided by the two denominators: nothing cancels, however near or far the arguments are.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V MillsRatioSlope(V x, V y, out V millsOfY)
    {
        V b = x + L.Create(30.131169647827058);
        V db = y + b;
        b = L.FusedMultiplyAdd(b, x, L.Create(446.91725946852995));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(4241.809370153863));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(28316.45621944752));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(138338.83826494022));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(500118.36547831644));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(1322357.4342045817));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(2457225.316387607));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(2922264.2307068873));
        db = L.FusedMultiplyAdd(db, y, b);
        b = L.FusedMultiplyAdd(b, x, L.Create(1717246.7183873802));
        V a = x + L.Create(30.131169648762146);
        V da = y + a;
        a = L.FusedMultiplyAdd(a, x, L.Create(444.9172592699769));
        da = L.FusedMultiplyAdd(da, y, a);
        a = L.FusedMultiplyAdd(a, x, L.Create(4181.547048521959));
        da = L.FusedMultiplyAdd(da, y, a);
        a = L.FusedMultiplyAdd(a, x, L.Create(27432.62080171062));
        da = L.FusedMultiplyAdd(da, y, a);
        a = L.FusedMultiplyAdd(a, x, L.Create(130156.5612020655));
        da = L.FusedMultiplyAdd(da, y, a);
        a = L.FusedMultiplyAdd(a, x, L.Create(447879.91615912394));
        da = L.FusedMultiplyAdd(da, y, a);
        a = L.FusedMultiplyAdd(a, x, L.Create(1085880.682730394));
        da = L.FusedMultiplyAdd(da, y, a);
        a = L.FusedMultiplyAdd(a, x, L.Create(1707616.0088388566));
        da = L.FusedMultiplyAdd(da, y, a);
        a = L.FusedMultiplyAdd(a, x, L.Create(1370164.6436906767));

        // From the lesser argument to the greater: all terms are positive.
        V gap = y - x;
        V denominatorOfX = L.FusedMultiplyAdd(x, b, a);
        V by = L.FusedMultiplyAdd(gap, db, b);
        V ay = L.FusedMultiplyAdd(gap, da, a);
        V denominatorOfY = L.FusedMultiplyAdd(y, by, ay);
        V inverse = L.Create(1.0) / (denominatorOfX * denominatorOfY);
        millsOfY = by * (denominatorOfX * inverse);
        return inverse * L.FusedMultiplyAdd(-a, db, L.FusedMultiplyAdd(da, b, by * b));
    }

    /// <summary>The normal density n(x); square and constant enter the exponential in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalDensity(V x) => Exp(LogDensity(x, out V tail), tail);

    /// <summary>The normal distribution function N(x): the odd power series near 0, density times Mills ratio elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalDistributionFunction(V x)
    {
        V size = L.Abs(x);

        // Beyond 40 the tail is 0; the bound keeps an infinite argument out of the polynomials. NaN stays.
        V bounded = L.ConditionalSelect(L.GreaterThan(size, L.Create(40.0)), L.Create(40.0), size);
        V logDensity = LogDensity(bounded, out V rest);
        V shifted = L.FusedMultiplyAdd(logDensity, L.Create(Log2E), L.Create(RoundingMagic));
        V mantissa = Mantissa(logDensity, rest, shifted, out V remainder);
        V numerator = MillsRatioParts(bounded, out V numeratorTail, out V denominator, out V denominatorTail);

        // One correction of the quotient by what the rounding of product, exponential and quotient has left over.
        V product = mantissa * numerator;
        V productTail = L.FusedMultiplyAdd(mantissa, numerator, -product) + L.FusedMultiplyAdd(remainder, numerator, mantissa * numeratorTail);
        V quotient = product / denominator;
        V missing = L.FusedMultiplyAdd(-quotient, denominator, product) - quotient * denominatorTail;
        V correction = (missing + productTail) / denominator;
        V tail = ScaleByPowerOfTwo(quotient + correction, shifted);
        V outer = L.ConditionalSelect(L.LessThan(x, L.Create(0.0)), tail, L.Create(1.0) - tail);
        V inner = L.Create(0.5) + CentralPart(x);
        return L.ConditionalSelect(L.LessThanOrEqual(size, L.Create(0.5)), inner, outer);
    }

    // -x^2/2 - ln sqrt(2 pi), and what rounding has left over of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogDensity(V x, out V tail)
    {
        V square = x * x;
        V half = L.Create(-0.5) * square;
        V rest = L.Create(-0.5) * L.FusedMultiplyAdd(x, x, -square);
        V sum = half - L.Create(LogRootTwoPi);

        // The exact remainder of the difference, whichever of the two terms is greater.
        V used = sum - half;
        tail = half - (sum - used) + (-L.Create(LogRootTwoPi) - used) + (rest - L.Create(LogRootTwoPiTail));
        return sum;
    }

    /// <summary>N(x) - 1/2 for |x| up to 0.5: n(0) times the sum over k of (-1)^k x^(2k+1)/(2^k k! (2k+1)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V CentralPart(V x)
    {
        V w = L.Create(-0.5) * x * x;
        V p = L.Create(1.0 / (25 * 479001600.0));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (23 * 39916800.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (21 * 3628800.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (19 * 362880.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (17 * 40320.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (15 * 5040.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (13 * 720.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (11 * 120.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (9 * 24.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (7 * 6.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / (5 * 2.0)));
        p = L.FusedMultiplyAdd(p, w, L.Create(1.0 / 3));
        return L.Create(InverseRootTwoPi) * L.FusedMultiplyAdd(p * w, x, x);
    }

    /// <summary>
    /// e^(x + tail)/2^n, a number near 1, where n is the integer that rounding has put into <paramref name="shifted"/>; what its
    /// last rounding has left over goes to <paramref name="remainder"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Mantissa(V x, V tail, V shifted, out V remainder)
    {
        V n = shifted - L.Create(RoundingMagic);
        V a = L.FusedMultiplyAdd(-n, L.Create(Ln2High), x);
        V r = L.FusedMultiplyAdd(-n, L.Create(Ln2Low), a);
        V rest = L.FusedMultiplyAdd(-n, L.Create(Ln2Low), a - r) + tail;
        V main = r + rest;
        rest = r - main + rest;
        V curvature = L.FusedMultiplyAdd(main * main, SecondOrderPart(main), rest);
        V growth = main + curvature;
        V mantissa = L.Create(1.0) + growth;
        remainder = L.Create(1.0) - mantissa + growth + (main - growth + curvature);
        return mantissa;
    }

    /// <summary>(e^r - 1 - r)/r^2 for |r| up to half of ln 2, relative error of the fit to e^r 2e-17; even and odd powers apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SecondOrderPart(V r)
    {
        V square = r * r;
        V even = L.FusedMultiplyAdd(L.Create(2.7620088445409746e-07), square, L.Create(2.4801521295954376e-05));
        V odd = L.FusedMultiplyAdd(L.Create(2.510038549551032e-08), square, L.Create(2.7557268459997064e-06));
        even = L.FusedMultiplyAdd(even, square, L.Create(0.0013888888917213717));
        odd = L.FusedMultiplyAdd(odd, square, L.Create(0.00019841269863053618));
        even = L.FusedMultiplyAdd(even, square, L.Create(0.04166666666662413));
        odd = L.FusedMultiplyAdd(odd, square, L.Create(0.008333333333330062));
        even = L.FusedMultiplyAdd(even, square, L.Create(0.5000000000000001));
        odd = L.FusedMultiplyAdd(odd, square, L.Create(0.16666666666666669));
        return L.FusedMultiplyAdd(odd, r, even);
    }

    // e^x/2^n without the second part of the reduction's rounding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PlainMantissa(V x, V shifted)
    {
        V n = L.Create(RoundingMagic) - shifted;
        V r = L.FusedMultiplyAdd(n, L.Create(Ln2Low), L.FusedMultiplyAdd(n, L.Create(Ln2High), x));
        return L.Create(1.0) + L.FusedMultiplyAdd(r * r, SecondOrderPart(r), r);
    }

    // x 2^n in two halves whose biased exponents are above 0: one rounding, also into the subnormal range.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ScaleByPowerOfTwo(V x, V shifted)
    {
        N biased = shifted.AsInt64() - L.Create(RoundingMagicBits - 2046);
        N half = L.ShiftRightLogical(biased, 1);
        V first = L.ShiftLeft(half, 52).AsDouble();
        V second = L.ShiftLeft(biased - half, 52).AsDouble();
        return x * first * second;
    }
}
