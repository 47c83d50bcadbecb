using System.Xml.Linq;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Packages;

/// <summary>What a user gets: run by the pack step of .ci/run on the packages it has just made.</summary>
[Trait("Category", "Package")]
public class PackageTests
{
    private const string Id = "VixShield.Core";

    private static string RepositoryUrl =>
        XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;

    [PackageFact]
    public void The_package_depends_on_MathNet_alone()
    {
        XElement group = Assert.Single(new PackedPackage(Id).Element("dependencies").Elements());
        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
        Assert.Equal("MathNet.Numerics", Assert.Single(group.Elements()).Attribute("id")?.Value);
        Assert.DoesNotContain(new PackedPackage(Id).Metadata.Elements(), e => e.Name.LocalName == "frameworkReferences");
    }

    [PackageFact]
    public void The_package_holds_the_library_its_documentation_and_the_readme_and_nothing_else()
    {
        string[] expected = [$"lib/net10.0/{Id}.dll", $"lib/net10.0/{Id}.xml", "README.md", $"{Id}.nuspec"];
        string[] packaging = ["[Content_Types].xml", "_rels/.rels"];
        PackedPackage package = new(Id);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            package.Files.Except(packaging).Where(f => !f.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(Repository.PathOf("README.md")), package.Text("README.md"));
    }

    [PackageFact]
    public void The_package_names_its_licence_readme_authors_and_purpose()
    {
        PackedPackage package = new(Id);
        Assert.Equal("MIT", package.Element("license").Value);
        Assert.Equal("expression", package.Element("license").Attribute("type")?.Value);
        Assert.Equal("README.md", package.Element("readme").Value);
        foreach (string name in (string[])["authors", "description", "tags", "copyright", "projectUrl", "releaseNotes"])
            Assert.False(string.IsNullOrWhiteSpace(package.Element(name).Value), name);
    }

    [PackageFact]
    public void The_package_names_the_repository_and_the_commit()
    {
        XElement repository = new PackedPackage(Id).Element("repository");
        Assert.Equal("git", repository.Attribute("type")?.Value);
        // With source link the address is the one that a clone uses.
        Assert.StartsWith(RepositoryUrl, repository.Attribute("url")!.Value, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")?.Value);
    }

    [PackageFact]
    public void The_symbols_lead_to_the_sources_of_that_commit_in_the_repository()
    {
        PackedPackage package = new(Id);
        string pdb = Assert.Single(package.SymbolFiles, f => f.EndsWith(".pdb", StringComparison.Ordinal));
        string commit = package.Element("repository").Attribute("commit")!.Value;
        string raw = RepositoryUrl.Replace("https://github.com/", "https://raw.githubusercontent.com/", StringComparison.Ordinal);
        Assert.Contains($"{raw}/{commit}/*", package.SourceLink(pdb), StringComparison.Ordinal);
    }
}
