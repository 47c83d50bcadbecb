namespace VixShield.Tests.Docs;

[Collection(ExampleCollection.Name)]
public class ExampleProgramTests
{
    private const string Page = "# T\n```sh\nrun\n```\n\n<!-- prelude: made up -->\n```csharp\nusing System.Text;\n\nConsole.WriteLine(a + gone);\n```\n\n```text\n1\n2\n```\nText.\n\n```text\n3\n```\n";

    [Fact]
    public void Blocks_know_their_line_their_comment_and_what_they_print()
    {
        CodeBlock[] blocks = [.. MarkdownPage.Parse("docs/made-up.md", Page.ReplaceLineEndings("\r\n")).Blocks];
        Assert.Equal(["sh", "csharp", "text", "text"], blocks.Select(block => block.Language));
        Assert.Equal([2, 7, 13, 19], blocks.Select(block => block.Line));
        Assert.Equal("made up", blocks[1].Note("prelude"));
        Assert.Null(blocks[1].Note("data"));
        Assert.Equal("1\n2\n", blocks[1].Output);
        Assert.Equal([false, false, true, false], blocks.Select(block => block.IsOutput));
        Assert.Equal("3\n", blocks[3].Text);
    }

    [Fact]
    public void What_does_not_compile_is_told_with_the_line_of_the_page() =>
        Assert.StartsWith("docs/made-up.md(10,23): error CS0103", Assert.Single(Of(Page, "using System.Text;\nint a = 1;\n").Problems));

    [Fact]
    public void A_warning_is_a_problem() => Assert.Contains("warning CS0219", Assert.Single(Of("```csharp\nint a = 1;\n```\n").Problems), StringComparison.Ordinal);

    [Fact]
    public void A_program_runs_with_its_prelude_and_its_arguments_and_a_cell_has_a_value()
    {
        Assert.Equal("2 x\n", ExampleFolder.Capture(() => Of("```csharp\nConsole.WriteLine($\"{a + 1} {args[0]}\");\n```\n", "int a = 1;\n").Run("x")));
        Assert.Equal(3, Of("```csharp\n#r \"nuget: Nothing, 1.0.0\"\n1 + 2\n```\n").Run());
        Assert.Throws<InvalidOperationException>(() => Of("```csharp\nthrow new InvalidOperationException();\n```\n").Run());
    }

    private static ExampleProgram Of(string page, string prelude = "") => ExampleProgram.Of(MarkdownPage.Parse("docs/made-up.md", page).Blocks.First(block => block.Language == "csharp"), prelude);
}
