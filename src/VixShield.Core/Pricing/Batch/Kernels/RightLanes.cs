using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VixShield.Pricing.Batch;

/// <summary>Reads so many rights, one byte each, as the mask of the puts: the sign bit of byte i decides lane i.</summary>
internal static unsafe class RightLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> IsPut512(sbyte* rights)
    {
        Vector512<long> bits = Vector512.Create(Unsafe.ReadUnaligned<long>(rights))
            & Vector512.Create(0x80L, 0x80L << 8, 0x80L << 16, 0x80L << 24, 0x80L << 32, 0x80L << 40, 0x80L << 48, 0x80L << 56);
        return (~Vector512.Equals(bits, Vector512<long>.Zero)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> IsPut256(sbyte* rights)
    {
        Vector256<long> bits = Vector256.Create((long)Unsafe.ReadUnaligned<int>(rights))
            & Vector256.Create(0x80L, 0x80L << 8, 0x80L << 16, 0x80L << 24);
        return (~Vector256.Equals(bits, Vector256<long>.Zero)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> IsPut128(sbyte* rights)
    {
        Vector128<long> bits = Vector128.Create((long)Unsafe.ReadUnaligned<short>(rights)) & Vector128.Create(0x80L, 0x80L << 8);
        return (~Vector128.Equals(bits, Vector128<long>.Zero)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPutScalar(sbyte* rights) => *rights < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPutPortable(sbyte* rights) => *rights < 0;
}
