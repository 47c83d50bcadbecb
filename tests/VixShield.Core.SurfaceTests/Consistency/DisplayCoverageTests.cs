using VixShield.Display;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Consistency;

/// <summary>
/// Every public type shows itself, unless its kind says that there is nothing to show or a line of the files not-displayed*.txt beside this
/// one says why it does not: <c>Full.Type.Name  reason</c>.
/// </summary>
public class DisplayCoverageTests
{
    // The simple name by which notebooks find it; each package may have its own.
    private const string Attribute = "TypeFormatterSourceAttribute";

    private static readonly Type[] Types = [.. SurfacePackage.All.SelectMany(p => p.PublicTypes())];

    private static readonly (string Name, string Reason, string Place)[] Exceptions = [.. ReadExceptions()];

    [Fact]
    public void Every_public_type_shows_itself_or_says_why_not()
    {
        HashSet<string> excepted = [.. Exceptions.Select(e => e.Name)];
        Objections.AssertNone(Types.Where(t => NeedsDisplay(t) && !IsDisplayable(t) && !excepted.Contains(t.FullName!)).Select(t => $"{t.FullName} does not show itself"));
    }

    [Fact]
    public void Every_type_that_shows_itself_does_so_in_notebooks()
    {
        Type[] displayable = [.. Types.Where(t => IsDisplayable(t) && !t.IsInterface)];
        Assert.True(displayable.Length > 100, $"Only {displayable.Length} types show themselves.");
        Objections.AssertNone(displayable
            .Where(t => t.GetCustomAttributes(inherit: true).Count(a => a.GetType().Name == Attribute) != 1)
            .Select(t => $"{t.FullName} has no {Attribute}"));
    }

    [Fact]
    public void Nothing_has_the_attribute_without_showing_itself() => Objections.AssertNone(Types
        .Where(t => !IsDisplayable(t) && t.GetCustomAttributes(inherit: true).Any(a => a.GetType().Name == Attribute))
        .Select(t => $"{t.FullName} has {Attribute} and is not {nameof(IDisplayable)}"));

    [Fact]
    public void Every_exception_is_a_type_that_needs_one_with_a_reason_and_named_once()
    {
        Assert.NotEmpty(Exceptions);
        HashSet<string> seen = [];
        Dictionary<string, Type> types = Types.ToDictionary(t => t.FullName!);
        Objections.AssertNone(Exceptions.SelectMany(e => Stale(e.Name, e.Reason, seen, types).Select(o => $"{e.Place}: {o}")));
    }

    private static IEnumerable<string> Stale(string name, string reason, HashSet<string> seen, Dictionary<string, Type> types)
    {
        if (!seen.Add(name))
            yield return $"{name} is named twice";
        if (reason.Length == 0)
            yield return $"{name} has no reason";
        if (!types.TryGetValue(name, out Type? type))
            yield return $"{name} is no public type";
        else if (!NeedsDisplay(type))
            yield return $"{name} needs no exception: there is nothing to show of its kind";
        else if (IsDisplayable(type))
            yield return $"{name} shows itself";
    }

    private static bool IsDisplayable(Type type) => typeof(IDisplayable).IsAssignableFrom(type);

    /// <summary>Not of a kind that has nothing to show: static, interface, enumeration, delegate, exception, attribute, ref struct, generic base.</summary>
    private static bool NeedsDisplay(Type type) =>
        !(type.IsInterface || type.IsEnum || type.IsByRefLike || (type.IsAbstract && (type.IsSealed || type.IsGenericTypeDefinition))
            || typeof(Delegate).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type) || typeof(System.Attribute).IsAssignableFrom(type));

    private static IEnumerable<(string Name, string Reason, string Place)> ReadExceptions()
    {
        string folder = Repository.PathOf("tests", "VixShield.Core.SurfaceTests", "Consistency");
        foreach (string file in Directory.GetFiles(folder, "not-displayed*.txt").Order(StringComparer.Ordinal))
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                string[] parts = line.Split(' ', 2);
                yield return (parts[0], parts.Length > 1 ? parts[1].Trim() : "", $"{Path.GetFileName(file)}({number})");
            }
        }
    }
}
