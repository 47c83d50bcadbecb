using System.Reflection;
using VixShield.Pricing;

namespace VixShield.Tests.Pricing;

/// <summary>The members of <see cref="Greeks"/> that are stored, by reflection: a new one cannot be forgotten.</summary>
public static class GreekMembers
{
    public static IReadOnlyList<(string Name, Func<Greeks, double> Member)> All { get; } =
    [
        .. typeof(Greeks).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .Select(p => (p.Name, Reader(p))),
    ];

    private static Func<Greeks, double> Reader(PropertyInfo property) => greeks => (double)property.GetValue(greeks)!;
}
