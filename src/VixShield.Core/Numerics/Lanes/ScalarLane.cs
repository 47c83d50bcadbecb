using System.Runtime.CompilerServices;

namespace VixShield.Numerics;

/// <summary>The operations of a vector of doubles on one double, with the fused multiply-add: exact where the hardware has none.</summary>
internal static unsafe class ScalarLane
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    internal static double Create(double x) => x;

    [MethodImpl(Inline)]
    internal static long Create(long x) => x;

    [MethodImpl(Inline)]
    internal static double Load(double* source) => *source;

    [MethodImpl(Inline)]
    internal static void Store(double x, double* destination) => *destination = x;

    [MethodImpl(Inline)]
    internal static double FusedMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    [MethodImpl(Inline)]
    internal static double Sqrt(double x) => Math.Sqrt(x);

    [MethodImpl(Inline)]
    internal static double Abs(double x) => Math.Abs(x);

    [MethodImpl(Inline)]
    internal static double MaxNative(double a, double b) => a > b ? a : b;

    [MethodImpl(Inline)]
    internal static double MinNative(double a, double b) => a < b ? a : b;

    [MethodImpl(Inline)]
    internal static bool LessThan(double a, double b) => a < b;

    [MethodImpl(Inline)]
    internal static bool LessThanOrEqual(double a, double b) => a <= b;

    [MethodImpl(Inline)]
    internal static bool GreaterThan(double a, double b) => a > b;

    [MethodImpl(Inline)]
    internal static bool GreaterThanOrEqual(double a, double b) => a >= b;

    [MethodImpl(Inline)]
    internal static double ConditionalSelect(bool condition, double a, double b) => condition ? a : b;

    [MethodImpl(Inline)]
    internal static bool AndNot(bool a, bool b) => a && !b;

    [MethodImpl(Inline)]
    internal static bool EqualsAll(double a, double b) => a == b;

    [MethodImpl(Inline)]
    internal static long ShiftLeft(long x, int count) => x << count;

    [MethodImpl(Inline)]
    internal static long ShiftRightLogical(long x, int count) => x >>> count;

    [MethodImpl(Inline)]
    internal static long AsInt64(this double x) => BitConverter.DoubleToInt64Bits(x);

    [MethodImpl(Inline)]
    internal static double AsDouble(this long x) => BitConverter.Int64BitsToDouble(x);
}
