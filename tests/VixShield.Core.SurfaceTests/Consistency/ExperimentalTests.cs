using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Consistency;

/// <summary>What is marked experimental is what docs/versioning.md says, code by code.</summary>
public sealed partial class ExperimentalTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_page_names_every_experimental_type_and_member_and_no_other()
    {
        string[] marked = [.. SurfacePackage.All.SelectMany(p => p.PublicTypes()).SelectMany(Marked).Order(StringComparer.Ordinal)];
        string page = File.ReadAllText(Repository.PathOf("docs", "versioning.md"));
        string[] named = [.. Rows().Matches(page).SelectMany(row => Names().Matches(row.Groups["area"].Value).Select(n => $"{row.Groups["code"].Value} {n.Groups[1].Value}")).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(marked);
        Assert.Equal(marked, named);
    }

    [Fact]
    public void Every_code_is_one_of_ours_and_suppressed_in_the_repository()
    {
        string properties = File.ReadAllText(Repository.PathOf("Directory.Build.props"));
        foreach (string code in SurfacePackage.All.SelectMany(p => p.PublicTypes()).SelectMany(Marked).Select(m => m.Split(' ')[0]).Distinct())
        {
            Assert.Matches("^VIX[0-9]{3}$", code);
            Assert.Contains(code, properties, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Marked(Type type)
    {
        if (type.GetCustomAttribute<ExperimentalAttribute>() is { } onType)
            yield return $"{onType.DiagnosticId} {type.Name}";
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            if (member.GetCustomAttribute<ExperimentalAttribute>() is { } onMember)
                yield return $"{onMember.DiagnosticId} {type.Name}.{member.Name}";
        }
    }

    [GeneratedRegex(@"^\| `(?<code>VIX\d+)` \| (?<area>[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Names();
}
