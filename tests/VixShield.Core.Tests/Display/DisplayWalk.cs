using System.Collections;
using System.Reflection;
using VixShield.Display;

namespace VixShield.Tests.Display;

/// <summary>Everything displayable that public properties lead to from some roots: each object once, some items of a long collection, some objects of a type from each root.</summary>
internal sealed class DisplayWalk
{
    private const int MostItems = 12;
    private const int MostOfType = 20;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, int> _visits = [];

    internal List<IDisplayable> Met { get; } = [];

    internal static IEnumerable<Type> DisplayableTypes =>
        typeof(IDisplayable).Assembly.GetExportedTypes().Where(t => t is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false } && typeof(IDisplayable).IsAssignableFrom(t));

    internal void Visit(object? start)
    {
        _visits.Clear();
        // Breadth first: what a root holds by itself comes before the deep parts of its first member.
        var waiting = new Queue<object?>([start]);
        while (waiting.TryDequeue(out object? value))
        {
            switch (value)
            {
                case null or string:
                    continue;
                case IEnumerable items:
                    if (value is not ValueType { } || !IsDefaultArray(value))
                    {
                        foreach (object? item in items.Cast<object?>().Take(MostItems))
                            waiting.Enqueue(item);
                    }

                    continue;
            }

            Type type = value.GetType();
            bool isOurs = type.Assembly == typeof(IDisplayable).Assembly;
            if ((!isOurs && !type.IsGenericType) || type.IsEnum || (!type.IsValueType && !_seen.Add(value)))
                continue;
            int visits = _visits.GetValueOrDefault(type);
            if (visits >= MostOfType)
                continue;
            _visits[type] = visits + 1;
            if (value is IDisplayable displayable)
                Met.Add(displayable);
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike))
                waiting.Enqueue(Read(property, value));
        }
    }

    // An uninitialised immutable array throws when it is enumerated.
    private static bool IsDefaultArray(object value) => value.GetType().GetProperty("IsDefault")?.GetValue(value) is true;

    /// <summary>Some members refuse by design, such as the curve of a market that has none.</summary>
    private static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
