using System.Text.RegularExpressions;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Docs;

[Collection(ExampleCollection.Name)]
public partial class CSharpBlockTests(ITestOutputHelper output)
{
    /// <summary>Blocks that need a folder of data as their argument: they run where VIXSHIELD_DATA names one.</summary>
    private static readonly string[] NeedData = ["docs/concepts/beta-estimation.md", "docs/concepts/hedge-effectiveness.md"];

    private static CodeBlock FrontPage => Pages.Named("README.md").Blocks.First(block => block.Language == "csharp");

    public static TheoryData<string, int> Blocks
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (CodeBlock block in Pages.BlocksIn("csharp"))
                data.Add(block.Page, block.Line);
            return data;
        }
    }

    [Fact]
    public void There_are_blocks_to_compile() => Assert.True(Pages.BlocksIn("csharp").Count() >= 28);

    [Fact]
    public void What_a_block_needs_beside_itself_is_one_of_these() => Assert.Equal(
        [.. NeedData.Select(page => $"{page}: data: args[0]")],
        Pages.BlocksIn("csharp").Where(block => block.Comment.Length > 0 && block.Note("prelude") is null).Select(block => $"{block.Page}: {block.Comment}"));

    [Fact]
    public void Blocks_that_name_a_package_of_this_repository_name_the_version_that_is_built()
    {
        string built = typeof(Leg).Assembly.GetName().Version!.ToString(3);
        string[] named = [.. Pages.BlocksIn("csharp").SelectMany(block => PackageAndVersion().Matches(block.Text)).Select(match => match.Groups["version"].Value)];
        Assert.True(named.Length >= 2);
        Assert.All(named, version => Assert.Equal(built, version));
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_compiles_without_a_warning_and_prints_what_the_page_shows(string page, int line)
    {
        CodeBlock block = Pages.BlocksIn("csharp").Single(b => b.Page == page && b.Line == line);
        ExampleProgram program = ExampleProgram.Of(block, Prelude(block));
        Objections.AssertNone(program.Problems);
        if (!NeedData.Contains(page))
            Run(block, program, []);
    }

    [SkippableFact]
    [Trait("Category", "Data")]
    public void Blocks_that_need_a_folder_of_data_run_on_one()
    {
        string? data = Environment.GetEnvironmentVariable("VIXSHIELD_DATA");
        Skip.If(string.IsNullOrEmpty(data), "VIXSHIELD_DATA is not set.");
        CodeBlock[] blocks = [.. Pages.BlocksIn("csharp").Where(block => block.Note("data") is not null)];
        Assert.Equal(NeedData, blocks.Select(block => block.Page));
        foreach (CodeBlock block in blocks)
            Run(block, ExampleProgram.Of(block, Prelude(block)), [data!]);
    }

    private void Run(CodeBlock block, ExampleProgram program, string[] arguments)
    {
        using ExampleFolder folder = new();
        object? value = null;
        string printed = ExampleFolder.Capture(() => value = program.Run(arguments));
        output.WriteLine(printed);
        if (block.Text.StartsWith("#r ", StringComparison.Ordinal))
            Assert.NotNull(value);
        if (arguments.Length > 0)
            Assert.NotEmpty(printed);
        if (block.Output is { } shown)
            Assert.Equal((block.Note("prelude") == "README" ? FrontPage.Output : "") + shown, printed);
    }

    [GeneratedRegex(@"VixShield\.\w+(@|, )(?<version>[0-9.]+)")]
    private static partial Regex PackageAndVersion();

    // "README" is the example of the front page; other names are files beside this one.
    private static string Prelude(CodeBlock block) => block.Note("prelude") switch
    {
        null => "",
        "README" => FrontPage.Text,
        { } name => File.ReadAllText(Repository.PathOf("tests", "VixShield.Core.SurfaceTests", "Docs", "Preludes", $"{name}.csx")),
    };
}
