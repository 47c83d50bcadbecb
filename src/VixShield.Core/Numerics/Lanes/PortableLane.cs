using System.Runtime.CompilerServices;

namespace VixShield.Numerics;

/// <summary>What differs from <see cref="ScalarLane"/> on hardware without a fused multiply-add: a product and a sum, each rounded.</summary>
internal static class PortableLane
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double FusedMultiplyAdd(double a, double b, double c) => a * b + c;
}
