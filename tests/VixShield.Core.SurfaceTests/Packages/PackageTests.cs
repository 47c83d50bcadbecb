using System.Xml.Linq;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Packages;

/// <summary>What a user gets: run by the pack step of .ci/run on the packages it has just made.</summary>
[Trait("Category", "Package")]
public class PackageTests
{
    private static string RepositoryUrl =>
        XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;

    [PackageTheory]
    [InlineData("VixShield.Core", "MathNet.Numerics")]
    [InlineData("VixShield.MarketData", "CsvHelper", "VixShield.Core")]
    [InlineData("VixShield.Optimization", "Google.OrTools", "VixShield.Core")]
    [InlineData("VixShield.Reporting", "ScottPlot", "VixShield.Core")]
    [InlineData("VixShield.Testing", "FsCheck", "VixShield.Core")]
    public void The_package_depends_on_its_few_libraries_alone(string id, params string[] dependencies)
    {
        XElement group = Assert.Single(new PackedPackage(id).Element("dependencies").Elements());
        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
        Assert.Equal(dependencies, group.Elements().Select(e => e.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(new PackedPackage(id).Metadata.Elements(), e => e.Name.LocalName == "frameworkReferences");
    }

    [PackageTheory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void The_package_holds_the_library_its_documentation_and_the_readme_and_nothing_else(string id)
    {
        string[] expected = [$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", "README.md", $"{id}.nuspec"];
        string[] packaging = ["[Content_Types].xml", "_rels/.rels"];
        PackedPackage package = new(id);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            package.Files.Except(packaging).Where(f => !f.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(Repository.PathOf("README.md")), package.Text("README.md"));
    }

    [PackageTheory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void The_package_names_its_licence_readme_authors_and_purpose(string id)
    {
        PackedPackage package = new(id);
        Assert.Equal("MIT", package.Element("license").Value);
        Assert.Equal("expression", package.Element("license").Attribute("type")?.Value);
        Assert.Equal("README.md", package.Element("readme").Value);
        foreach (string name in (string[])["authors", "description", "tags", "copyright", "projectUrl", "releaseNotes"])
            Assert.False(string.IsNullOrWhiteSpace(package.Element(name).Value), name);
    }

    [PackageTheory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void The_package_names_the_repository_and_the_commit(string id)
    {
        XElement repository = new PackedPackage(id).Element("repository");
        Assert.Equal("git", repository.Attribute("type")?.Value);
        // With source link the address is the one that a clone uses.
        Assert.StartsWith(RepositoryUrl, repository.Attribute("url")!.Value, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")?.Value);
    }

    [PackageTheory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void The_symbols_lead_to_the_sources_of_that_commit_in_the_repository(string id)
    {
        PackedPackage package = new(id);
        string pdb = Assert.Single(package.SymbolFiles, f => f.EndsWith(".pdb", StringComparison.Ordinal));
        string commit = package.Element("repository").Attribute("commit")!.Value;
        string raw = RepositoryUrl.Replace("https://github.com/", "https://raw.githubusercontent.com/", StringComparison.Ordinal);
        Assert.Contains($"{raw}/{commit}/*", package.SourceLink(pdb), StringComparison.Ordinal);
    }
}
