using System.Runtime.CompilerServices;
using L = System.Runtime.Intrinsics.Vector512;
using M = System.Runtime.Intrinsics.Vector512<double>;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace VixShield.Numerics;

/// <summary>Functions over so many doubles, a multiple of <see cref="Lanes"/>; the result may be the very memory of the argument.</summary>
internal static unsafe class SpanFunctions512
{
    internal const int Lanes = 8;

    // Full optimisation from the first call: the first tier runs vectors in memory, twenty times slower than a scalar loop.
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    [MethodImpl(Hot)]
    internal static void Exp(double* x, double* result, int count)
    {
        for (int i = 0; i < count; i += Lanes)
            L.Store(LaneFunctions512.Exp(L.Load(x + i)), result + i);
    }

    [MethodImpl(Hot)]
    internal static void NormalDensity(double* x, double* result, int count)
    {
        for (int i = 0; i < count; i += Lanes)
            L.Store(LaneFunctions512.NormalDensity(L.Load(x + i)), result + i);
    }

    [MethodImpl(Hot)]
    internal static void NormalDistributionFunction(double* x, double* result, int count)
    {
        for (int i = 0; i < count; i += Lanes)
            L.Store(LaneFunctions512.NormalDistributionFunction(L.Load(x + i)), result + i);
    }

    [MethodImpl(Hot)]
    internal static void Log(double* x, double* result, int count)
    {
        double* given = stackalloc double[Lanes];
        for (int i = 0; i < count; i += Lanes)
        {
            V argument = L.Load(x + i);
            M normal = L.GreaterThanOrEqual(argument, L.Create(2.2250738585072014e-308)) & L.LessThanOrEqual(argument, L.Create(double.MaxValue));
            L.Store(argument, given);
            L.Store(LaneFunctions512.LogOfNormal(argument), result + i);
            if (L.EqualsAll(L.ConditionalSelect(normal, L.Create(0.0), L.Create(1.0)), L.Create(0.0)))
                continue;
            for (int j = 0; j < Lanes; j++)
                result[i + j] = ElementaryFunctions.Log(given[j]);
        }
    }
}
