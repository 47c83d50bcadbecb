using System.Reflection;
using VixShield.Numerics;

namespace VixShield.Tests.Numerics;

/// <summary>
/// Numerics and Pricing call no function whose bits depend on the C library: of Math only what is rounded correctly or exact.
/// </summary>
public class FixedBitsTests
{
    private const byte Call = 0x28;
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string[] SameEverywhere =
    [
        nameof(Math.FusedMultiplyAdd), nameof(Math.Sqrt), nameof(Math.Abs), nameof(Math.Min), nameof(Math.Max), nameof(Math.Clamp),
        nameof(Math.Round), nameof(Math.Floor), nameof(Math.Ceiling), nameof(Math.Truncate), nameof(Math.Sign), nameof(Math.CopySign),
        nameof(Math.BitIncrement), nameof(Math.BitDecrement),
    ];

    [Fact]
    public void Numerics_and_pricing_call_only_functions_with_the_same_bits_everywhere()
    {
        List<string> calls = [];
        int scanned = 0;
        foreach (Type type in typeof(NormalDistribution).Assembly.GetTypes().Where(IsInScope))
        {
            foreach (MethodBase method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
            {
                scanned++;
                calls.AddRange(CalledFunctions(method).Where(f => !SameEverywhere.Contains(f)).Select(f => $"{type.Name}.{method.Name} calls {f}"));
            }
        }

        Assert.True(scanned > 50, $"Only {scanned} methods were found.");
        Assert.Empty(calls);
    }

    private static bool IsInScope(Type type) => type.Namespace is string name
        && (name.StartsWith("VixShield.Numerics", StringComparison.Ordinal) || name.StartsWith("VixShield.Pricing", StringComparison.Ordinal));

    private static IEnumerable<string> CalledFunctions(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i + 4 < code.Length; i++)
        {
            if (code[i] == Call && Resolve(method.Module, BitConverter.ToInt32(code, i + 1)) is { } called && IsFunction(called))
                yield return called.Name;
        }
    }

    private static bool IsFunction(MethodBase called) => called.DeclaringType == typeof(Math)
        || (called.DeclaringType == typeof(double) && called.Name is "Exp" or "Log" or "Pow" or "ExpM1" or "LogP1" or "Cbrt");

    // A byte that only looks like a call may be followed by anything.
    private static MethodBase? Resolve(Module module, int token)
    {
        try
        {
            return (token >> 24) is 0x06 or 0x0A ? module.ResolveMethod(token) : null;
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }
}
