using System.Reflection;
using System.Runtime.CompilerServices;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Consistency;

public class TextTests
{
    /// <summary>The compiler's text of a record writes numbers and dates in the thread's culture, and arrays by their type name.</summary>
    [Fact]
    public void Every_public_record_and_struct_writes_its_own_text()
    {
        string[] left = [.. SurfacePackage.All.SelectMany(p => p.PublicTypes())
            .Where(t => !t.IsEnum && !t.IsInterface && !(t.IsAbstract && t.IsSealed))
            .Where(t => t.GetMethod("<Clone>$") is not null || t.IsValueType)
            .Where(t => t.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is not { } text
                || text.DeclaringType == typeof(ValueType) || text.DeclaringType == typeof(object)
                || text.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)
            .Select(t => t.FullName!)
            .Order(StringComparer.Ordinal)];
        Assert.True(left.Length == 0, string.Join(", ", left));
    }
}
