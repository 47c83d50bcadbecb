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

        // Both halves of the power have biased exponents above 0: one rounding, also into the subnormal range.
        N biased = shifted.AsInt64() - L.Create(RoundingMagicBits - 2046);
        N half = L.ShiftRightLogical(biased, 1);
        V first = L.ShiftLeft(half, 52).AsDouble();
        V second = L.ShiftLeft(biased - half, 52).AsDouble();
        return Mantissa(x, tail, shifted) * first * second;
    }

    /// <summary>e^x for |x| up to 700, the same bits with fewer operations: the result is never subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpInRange(V x)
    {
        V shifted = L.FusedMultiplyAdd(x, L.Create(Log2E), L.Create(RoundingMagic));
        V mantissa = Mantissa(x, L.Create(0.0), shifted);
        return (mantissa.AsInt64() + L.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    /// <summary>ln(a/b) to 2 units in the last place for normal numbers above 0, with one division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogRatio(V a, V b)
    {
        // The exponent of the quotient by integer subtraction, rounded so that the rest lies within a factor of sqrt(2) of b.
        N exponent = L.ShiftRightLogical(a.AsInt64() - b.AsInt64() + L.Create((1023L << 52) + (1L << 51)), 52);
        V scaled = (a.AsInt64() - L.ShiftLeft(exponent, 52) + L.Create(1023L << 52)).AsDouble();
        V n = (exponent | L.Create(0x4330000000000000L)).AsDouble() - L.Create(4503599627370496.0 + 1023.0);
        V s = (scaled - b) / (scaled + b);
        V w = s * s;
        V p = L.FusedMultiplyAdd(L.Create(0.15123295208614101), w, L.Create(0.15283173320297727));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.18184632005423831));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.2222218236947741));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.2857142883944641));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.39999999999325336));
        p = L.FusedMultiplyAdd(p, w, L.Create(0.6666666666666694));
        return L.FusedMultiplyAdd(n, L.Create(0.6931471805599453), L.FusedMultiplyAdd(p * w, s, s + s));
    }

    /// <summary>The Mills ratio M(x) = N(-x)/n(x) for x of at least -0.3; the fit is that of <see cref="MillsRatio"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V MillsRatioAt(V x)
    {
        V r = L.Create(1.0) / (x + L.Create(MillsRatio.Shift));
        V v = L.FusedMultiplyAdd(r, L.Create(-MillsRatio.Slope), L.Create(1.0));
        V p = L.Create(-3.3942495711941147e-10);
        p = L.FusedMultiplyAdd(p, v, L.Create(2.4225546956170424e-09));
        p = L.FusedMultiplyAdd(p, v, L.Create(4.387388260513817e-09));
        p = L.FusedMultiplyAdd(p, v, L.Create(-2.874274834392252e-08));
        p = L.FusedMultiplyAdd(p, v, L.Create(-3.2228869756707814e-08));
        p = L.FusedMultiplyAdd(p, v, L.Create(2.1154864388434582e-07));
        p = L.FusedMultiplyAdd(p, v, L.Create(1.7046174734517108e-07));
        p = L.FusedMultiplyAdd(p, v, L.Create(-1.4098557542587032e-06));
        p = L.FusedMultiplyAdd(p, v, L.Create(-4.605235817170353e-07));
        p = L.FusedMultiplyAdd(p, v, L.Create(9.559815815584236e-06));
        p = L.FusedMultiplyAdd(p, v, L.Create(-5.049851913651116e-06));
        p = L.FusedMultiplyAdd(p, v, L.Create(-6.203791466793028e-05));
        p = L.FusedMultiplyAdd(p, v, L.Create(0.00012485301681646466));
        p = L.FusedMultiplyAdd(p, v, L.Create(0.00026462331599520425));
        p = L.FusedMultiplyAdd(p, v, L.Create(-0.001605752802270575));
        p = L.FusedMultiplyAdd(p, v, L.Create(0.0019480698696914946));
        p = L.FusedMultiplyAdd(p, v, L.Create(0.00884253404548051));
        p = L.FusedMultiplyAdd(p, v, L.Create(-0.05572052079809983));
        p = L.FusedMultiplyAdd(p, v, L.Create(0.17878507867265736));
        p = L.FusedMultiplyAdd(p, v, L.Create(-0.4191159098689024));
        p = L.FusedMultiplyAdd(p, v, L.Create(0.7901223655024223));
        p = L.FusedMultiplyAdd(p, v, L.Create(-1.2491435981736947));
        p = L.FusedMultiplyAdd(p, v, L.Create(1.692876062910297));
        p = L.FusedMultiplyAdd(p, v, L.Create(-1.9906095442564855));
        p = L.FusedMultiplyAdd(p, v, L.Create(2.0432908093869036));
        return r * p;
    }

    /// <summary>
    /// (M(x) - M(y))/(y - x), also where x = y, and M(y), for arguments of at least -0.3: the divided difference of the polynomial
    /// is carried along in its own recursion, so that nothing cancels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V MillsRatioSlope(V x, V y, out V millsOfY)
    {
        V a = x + L.Create(MillsRatio.Shift);
        V b = y + L.Create(MillsRatio.Shift);
        V inverse = L.Create(1.0) / (a * b);
        V rx = inverse * b;
        V ry = inverse * a;
        V v = L.FusedMultiplyAdd(rx, L.Create(-MillsRatio.Slope), L.Create(1.0));
        V w = L.FusedMultiplyAdd(ry, L.Create(-MillsRatio.Slope), L.Create(1.0));
        V p = L.Create(-3.3942495711941147e-10);
        V d = p;
        p = L.FusedMultiplyAdd(p, w, L.Create(2.4225546956170424e-09));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(4.387388260513817e-09));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-2.874274834392252e-08));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-3.2228869756707814e-08));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(2.1154864388434582e-07));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(1.7046174734517108e-07));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-1.4098557542587032e-06));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-4.605235817170353e-07));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(9.559815815584236e-06));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-5.049851913651116e-06));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-6.203791466793028e-05));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(0.00012485301681646466));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(0.00026462331599520425));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-0.001605752802270575));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(0.0019480698696914946));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(0.00884253404548051));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-0.05572052079809983));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(0.17878507867265736));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-0.4191159098689024));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(0.7901223655024223));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-1.2491435981736947));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(1.692876062910297));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(-1.9906095442564855));
        d = L.FusedMultiplyAdd(d, v, p);
        p = L.FusedMultiplyAdd(p, w, L.Create(2.0432908093869036));
        millsOfY = ry * p;
        return inverse * L.FusedMultiplyAdd(L.Create(-MillsRatio.Slope) * rx, d, p);
    }

    /// <summary>The normal density n(x); the square is carried in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalDensity(V x)
    {
        V square = x * x;
        V rest = L.FusedMultiplyAdd(x, x, -square);
        return L.Create(InverseRootTwoPi) * Exp(L.Create(-0.5) * square, L.Create(-0.5) * rest);
    }

    /// <summary>The normal distribution function N(x): the odd power series near 0, density times Mills ratio elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V NormalDistributionFunction(V x)
    {
        V size = L.Abs(x);

        // Beyond 40 the tail is 0; the bound keeps an infinite argument out of the polynomial. NaN stays.
        V bounded = L.ConditionalSelect(L.GreaterThan(size, L.Create(40.0)), L.Create(40.0), size);
        V tail = NormalDensity(bounded) * MillsRatioAt(bounded);
        V outer = L.ConditionalSelect(L.LessThan(x, L.Create(0.0)), tail, L.Create(1.0) - tail);
        V inner = L.Create(0.5) + CentralPart(x);
        return L.ConditionalSelect(L.LessThanOrEqual(size, L.Create(0.5)), inner, outer);
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

    /// <summary>e^(x + tail)/2^n, a number near 1, where n is the integer that rounding has put into <paramref name="shifted"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Mantissa(V x, V tail, V shifted)
    {
        V n = shifted - L.Create(RoundingMagic);
        V a = L.FusedMultiplyAdd(-n, L.Create(Ln2High), x);
        V r = L.FusedMultiplyAdd(-n, L.Create(Ln2Low), a);
        V rest = L.FusedMultiplyAdd(-n, L.Create(Ln2Low), a - r) + tail;
        V main = r + rest;
        rest = r - main + rest;
        return L.Create(1.0) + (main + L.FusedMultiplyAdd(main * main, SecondOrderPart(main), rest));
    }

    /// <summary>(e^r - 1 - r)/r^2 for |r| up to half of ln 2, relative error of the fit 3e-18.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V SecondOrderPart(V r)
    {
        V p = L.Create(2.0914686968086876e-09);
        p = L.FusedMultiplyAdd(p, r, L.Create(2.5105217004720745e-08));
        p = L.FusedMultiplyAdd(p, r, L.Create(2.75572736431103e-07));
        p = L.FusedMultiplyAdd(p, r, L.Create(2.7557255400206422e-06));
        p = L.FusedMultiplyAdd(p, r, L.Create(2.4801587325547743e-05));
        p = L.FusedMultiplyAdd(p, r, L.Create(0.00019841269874820627));
        p = L.FusedMultiplyAdd(p, r, L.Create(0.0013888888888883748));
        p = L.FusedMultiplyAdd(p, r, L.Create(0.008333333333326136));
        p = L.FusedMultiplyAdd(p, r, L.Create(0.04166666666666667));
        p = L.FusedMultiplyAdd(p, r, L.Create(0.1666666666666667));
        p = L.FusedMultiplyAdd(p, r, L.Create(0.5));
        return p;
    }
}
