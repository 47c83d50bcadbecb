using System.Reflection;
using FsCheck.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace VixShield.Tests.Infrastructure;

/// <summary>
/// A property that a runner does not discover is a test that never fails. The tests of this class run by name: a law counts its cases,
/// the fact after it looks at the count.
/// </summary>
[TestCaseOrderer("VixShield.Tests.Infrastructure.LawDiscoveryTests+ByName", "VixShield.Core.Tests")]
public class LawDiscoveryTests
{
    private static readonly HashSet<int> Seen = [];
    private static int _cases;

    [Law]
    public bool First_a_law_runs_on_generated_cases(int anything)
    {
        Seen.Add(anything);
        return Interlocked.Increment(ref _cases) > 0;
    }

    [Fact]
    public void Then_the_law_has_run_on_a_thousand_cases_that_differ()
    {
        Assert.Equal(1000, _cases);
        Assert.True(Seen.Count > 20, $"Only {Seen.Count} of the generated cases differ.");
    }

    [Fact]
    public void Every_law_is_a_test_of_a_public_class()
    {
        MethodInfo[] laws = [.. typeof(LawDiscoveryTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttribute<PropertyAttribute>() is not null)];
        Assert.True(laws.Length > 50, $"Only {laws.Length} laws.");
        // A runner passes over methods and classes that are not public without a word.
        Assert.Empty(laws.Where(m => !m.IsPublic || !m.DeclaringType!.IsVisible).Select(m => $"{m.DeclaringType}.{m.Name}"));
    }

    public sealed class ByName : ITestCaseOrderer
    {
        public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
            where TTestCase : ITestCase => testCases.OrderBy(t => t.TestMethod.Method.Name, StringComparer.Ordinal);
    }
}
