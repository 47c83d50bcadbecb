namespace VixShield.KernelGenerator;

/// <summary>A form into which the 512-bit text is rewritten.</summary>
/// <param name="Suffix">What stands for 512 in the names of types and files.</param>
/// <param name="Lanes">The number of doubles that are worked on at once.</param>
/// <param name="Operations">The type that holds the operations.</param>
/// <param name="Value">The type of a vector of doubles.</param>
/// <param name="Mask">The type of the outcome of a comparison.</param>
/// <param name="Bits">The type of a vector of integers.</param>
public sealed record KernelTarget(string Suffix, int Lanes, string Operations, string Value, string Mask, string Bits)
{
    /// <summary>All forms but the hand-written one.</summary>
    public static IReadOnlyList<KernelTarget> All { get; } =
    [
        OfVector(256), OfVector(128),
        new("Scalar", 1, "VixShield.Numerics.ScalarLane", "double", "bool", "long"),
        new("Portable", 1, "VixShield.Numerics.ScalarLane", "double", "bool", "long"),
    ];

    private static KernelTarget OfVector(int width)
    {
        string vector = $"System.Runtime.Intrinsics.Vector{width}";
        return new KernelTarget($"{width}", width / 64, vector, $"{vector}<double>", $"{vector}<double>", $"{vector}<long>");
    }
}
