using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Consistency;

/// <summary>
/// Types that never change may be used by many threads at once: docs/conventions.md says so for all of them. A public type that can change says in its own documentation what
/// threads may do with it.
/// </summary>
public class ThreadSafetyTests
{
    // Fields that are assigned later than in a constructor and still are no state: of two threads both find the same value.
    private static readonly (Type Type, string Property)[] FoundOnDemand = [(typeof(BookValuation), nameof(BookValuation.Gross))];

    [Theory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void A_type_that_can_change_says_what_threads_may_do_with_it(string package)
    {
        SurfacePackage surface = SurfacePackage.Named(package);
        XDocument documentation = XDocument.Load(Path.ChangeExtension(surface.Assembly.Location, ".xml"));
        Dictionary<string, string> texts = documentation.Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, m => m.Value);
        Objections.AssertNone(surface.PublicTypes()
            .Where(type => CanChange(type) && !texts.GetValueOrDefault("T:" + type.FullName!.Replace('+', '.'), "").Contains("thread", StringComparison.OrdinalIgnoreCase))
            .Select(type => $"{type.FullName} can change; its documentation must say what threads may do with it."));
    }

    [Fact]
    public void The_conventions_say_it_for_all_other_types() =>
        Assert.Contains("may be used by several threads at once", File.ReadAllText(Repository.PathOf("docs", "conventions.md")), StringComparison.Ordinal);

    [Fact]
    public void A_type_can_change_by_a_field_that_is_assigned_or_a_collection_that_is_filled()
    {
        Assert.True(CanChange(typeof(Counter)));
        Assert.True(CanChange(typeof(Collector)));
        Assert.True(CanChange(typeof(Derived)));
        Assert.False(CanChange(typeof(Copied)));
        Assert.False(CanChange(typeof(Value)));
        Assert.All(FoundOnDemand, found => Assert.NotNull(found.Type.GetProperty(found.Property)));
    }

    private static bool CanChange(Type type)
    {
        if (!type.IsClass || (type.IsAbstract && type.IsSealed) || typeof(Delegate).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type))
            return false;
        FieldInfo[] fields = [.. Fields(type)];
        return fields.Any(field => !field.IsInitOnly && !IsFoundOnDemand(field)) || (fields.Any(IsFilled) && type.GetMethods(BindingFlags.Instance | BindingFlags.Public).Any(method => Fills(type, method)));
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }

    private static bool IsFoundOnDemand(FieldInfo field) => field.IsDefined(typeof(CompilerGeneratedAttribute)) && FoundOnDemand.Any(found => found.Type == field.DeclaringType && field.Name == $"<{found.Property}>k__BackingField");

    private static bool IsFilled(FieldInfo field) => field.FieldType == typeof(StringBuilder) || (typeof(IEnumerable).IsAssignableFrom(field.FieldType)
        && field.FieldType.Namespace is "System.Collections.Generic" or "System.Collections" && field.FieldType is { IsInterface: false, IsValueType: false });

    // Nothing comes of it but a change, or the same object again. The methods of a record make copies.
    private static bool Fills(Type type, MethodInfo method) => !method.IsSpecialName && type.GetMethod("<Clone>$") is null
        && (method.ReturnType == typeof(void) || method.ReturnType == type) && !method.GetParameters().Any(IsDestination);

    // Then it is the caller's memory that changes.
    private static bool IsDestination(ParameterInfo parameter) => parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(Span<>);

    private sealed class Counter
    {
        private int _count;

        public int Next() => _count++;
    }

    private sealed class Collector
    {
        private readonly List<int> _items = [];

        public int Count => _items.Count;

        public Collector Add(int item)
        {
            _items.Add(item);
            return this;
        }
    }

    private class Base
    {
        private int _count;

        public int Next() => _count++;
    }

    private sealed class Derived : Base;

    private sealed class Copied
    {
        private readonly System.Collections.Immutable.ImmutableArray<int> _items = [];

        public int Count { get; init; }

        public Copied With(int count) => new() { Count = count + _items.Length };
    }

    private sealed record Value(int Count, IReadOnlyList<int> Items)
    {
        public Value With(int count) => this with { Count = count };
    }
}
