using System.Text.RegularExpressions;
using System.Xml.Linq;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs;

/// <summary>The page about exceptions and statuses against what the packages document and declare.</summary>
public partial class ExceptionsPageTests
{
    private static readonly string[] Endings = ["Status", "Reason", "Code", "Verdict", "State"];

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "exceptions.md"));

    // First cells of the tables: a type, or two where one is the other's base.
    private static HashSet<string> Named { get; } = [.. Rows().Matches(Page).SelectMany(row => Names().Matches(row.Value)).Select(name => ShortName(name.Groups["name"].Value))];

    [Fact]
    public void Every_exception_that_a_package_documents_is_on_the_page()
    {
        string[] documented = [.. SurfacePackage.All.SelectMany(Documented).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(documented.Length >= 12);
        Objections.AssertNone(documented.Where(type => !Named.Contains(ShortName(type))).Select(type => $"{type} is thrown and is not on the page"));
    }

    [Fact]
    public void Every_exception_of_the_page_is_documented_by_a_package() => Assert.Equal(
        [],
        Named.Where(name => name.EndsWith("Exception", StringComparison.Ordinal)).Except(SurfacePackage.All.SelectMany(Documented).Select(ShortName)));

    [Fact]
    public void Every_exception_that_a_package_declares_is_on_the_page() => Objections.AssertNone(
        SurfacePackage.All.SelectMany(package => package.PublicTypes()).Where(type => type.IsAssignableTo(typeof(Exception)) && !Named.Contains(type.Name)).Select(type => type.FullName!));

    [Fact]
    public void Every_status_is_on_the_page_with_its_values()
    {
        Type[] statuses = [.. SurfacePackage.All.SelectMany(package => package.PublicTypes()).Where(IsStatus)];
        Assert.True(statuses.Length >= 40);
        Objections.AssertNone(
            from status in statuses
            let row = Array.Find(Page.ReplaceLineEndings("\n").Split('\n'), line => line.StartsWith($"| `{status.FullName!["VixShield.".Length..]}` |", StringComparison.Ordinal))
            let values = Enum.GetNames(status)
            let told = values.Length > 12 ? $"| {values.Length} codes |" : $"| {string.Join(", ", values.Select(value => $"`{value}`"))} |"
            where row is null || !row.EndsWith(told, StringComparison.Ordinal)
            select row is null ? $"{status.FullName} has no row" : $"{status.FullName}: the row must end {told}");
        Assert.Equal(statuses.Length, Rows().Matches(Page).Count(row => !row.Value.Contains("Exception", StringComparison.Ordinal)));
    }

    private static bool IsStatus(Type type) =>
        type.IsEnum && Endings.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal));

    private static IEnumerable<string> Documented(SurfacePackage package) =>
        XDocument.Load(Path.ChangeExtension(package.Assembly.Location, ".xml")).Descendants("exception").Select(element => element.Attribute("cref")!.Value["T:".Length..]);

    private static string ShortName(string name) => name[(name.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"^\| (`[\w.]+`|, a )+ \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"`(?<name>[\w.]+)`")]
    private static partial Regex Names();
}
