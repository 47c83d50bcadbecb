using System.Text.Json;
using System.Xml.Linq;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs;

/// <summary>What is held of the blocks that are not C#: every language of the pages has its rule, and every rule has blocks.</summary>
public class OtherBlockTests
{
    // Files that the reader makes or has, named in commands.
    private static readonly string[] OwnFiles = ["price-a-condor.cs"];

    private static readonly string[] Folders = ["docs/", "src/VixShield", "tests/", "benchmarks/"];

    [Fact]
    public void Every_language_of_a_block_has_a_rule_and_every_rule_has_blocks() =>
        Assert.Equal(["csharp", "fsharp", "json", "sh", "text", "xml"], Pages.Blocks.Select(block => block.Language).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Json_and_xml_blocks_parse()
    {
        foreach (CodeBlock block in Pages.BlocksIn("json"))
            JsonDocument.Parse(block.Text).Dispose();
        foreach (CodeBlock block in Pages.BlocksIn("xml"))
            _ = XDocument.Parse(block.Text);
    }

    [Fact]
    public void Documents_are_shown_on_the_page_about_files_where_they_are_read() =>
        Assert.All(Pages.BlocksIn("json").Where(block => block.Text.Contains("\"vixshield.", StringComparison.Ordinal)), block => Assert.Equal("docs/files.md", block.Page));

    [Fact]
    public void What_commands_name_exists() => Objections.AssertNone(
        from block in Pages.BlocksIn("sh")
        from line in block.Text.Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        from objection in ObjectionsTo(line)
        select $"{block}: {objection}: {line}");

    [Fact]
    public void Objections_to_commands_are_found()
    {
        Assert.Empty(ObjectionsTo("dotnet run -c Release --project docs/samples/Decoupling -- --report report.html"));
        Assert.NotEmpty(ObjectionsTo("dotnet run -c Release --project docs/samples/Gone -- --report report.html"));
        Assert.NotEmpty(ObjectionsTo("dotnet run docs/cookbook/gone.cs"));
        Assert.NotEmpty(ObjectionsTo("dotnet add package VixShield.Gone"));
        Assert.NotEmpty(ObjectionsTo("curl --remote-name page"));
    }

    [Fact]
    public void The_F_sharp_script_and_what_it_prints_are_the_files_that_CI_runs()
    {
        CodeBlock script = Assert.Single(Pages.BlocksIn("fsharp"));
        Assert.Equal(Text("docs/cookbook/fsharp.fsx"), script.Text);
        Assert.Equal(Text("docs/cookbook/fsharp.expected.txt"), Pages.Named(script.Page).Blocks.First(block => block.Language == "text").Text);
    }

    [Fact]
    public void Text_is_what_the_block_above_prints_or_says_what_it_is_otherwise() => Assert.Equal(
        [
            "docs/concepts/consistency-triangle.md: formulas",
            "docs/concepts/consistency-triangle.md: not held: a test prints it where VIXSHIELD_DATA is set",
            "docs/concepts/economics.md: formulas",
            "docs/concepts/margin.md: formulas",
            "docs/concepts/optimisation.md: not held: the sample prints it with --solver ortools",
            "docs/concepts/vix-replication.md: formulas",
            "docs/concepts/vix-replication.md: formulas",
            "docs/cookbook/fsharp.md: ",
        ],
        Pages.BlocksIn("text").Where(block => !block.IsOutput).Select(block => $"{block.Page}: {block.Comment}"));

    private static IEnumerable<string> ObjectionsTo(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string program = words.First(word => !word.Contains('=', StringComparison.Ordinal));
        if (program is not ("dotnet" or "cd" or "for"))
            yield return $"{program} is not one of the programs of the pages";
        for (int i = 1; i < words.Length; i++)
        {
            string before = words[i - 1], word = words[i].TrimEnd(';');
            bool isProject = before == "--project", isPackage = before == "package" || word.StartsWith("VixShield.", StringComparison.Ordinal) && !word.Contains('/', StringComparison.Ordinal) && !word.EndsWith(".sln", StringComparison.Ordinal);
            bool isFile = word.EndsWith(".sln", StringComparison.Ordinal) || word.EndsWith(".cs", StringComparison.Ordinal) && !OwnFiles.Contains(word)
                || Folders.Any(start => word.StartsWith(start, StringComparison.Ordinal));
            if (isPackage && !SurfacePackage.All.Any(package => package.Name == word))
                yield return $"no package {word}";
            if (isFile && !Path.Exists(Repository.PathOf(word)))
                yield return $"no file {word}";
            if (isProject && (!Directory.Exists(Repository.PathOf(word)) || Directory.GetFiles(Repository.PathOf(word), "*.csproj").Length != 1))
                yield return $"no project {word}";
        }
    }

    private static string Text(string path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
}
