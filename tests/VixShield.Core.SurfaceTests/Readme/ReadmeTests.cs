using System.Reflection;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Readme;

public class ReadmeTests
{
    private const string Made = "# T\n```sh\nrun\n```\n\n```csharp\nint a = 1;\n```\nprints\n```text\n1\n2\n```\n```csharp\nb();\n```\n";

    private static ReadmeDocument Document => new(File.ReadAllText(Repository.PathOf("README.md")));

    [Fact]
    public void The_example_is_the_first_csharp_block_and_its_output_the_block_after_it()
    {
        ReadmeDocument document = new(Made.ReplaceLineEndings("\r\n"));
        Assert.Equal("int a = 1;\n", document.Example);
        Assert.Equal("1\n2\n", document.Output);
        Assert.Null(new ReadmeDocument("```sh\nrun\n```\n").Example);
        Assert.Null(new ReadmeDocument("```csharp\na();\n```\n```csharp\nb();\n```\n").Output);
    }

    [Fact]
    public void The_example_of_the_readme_is_the_example_file() =>
        Assert.Equal(File.ReadAllText(Repository.PathOf("tests", "VixShield.Core.SurfaceTests", "ReadmeExample.cs")).ReplaceLineEndings("\n"), Document.Example);

    [Fact]
    public void The_readme_shows_what_its_example_prints() => Assert.Equal(Document.Output, Run());

    // The example is this assembly's entry point. The tests of one class run one after the other, and no other class writes to the console.
    private static string Run()
    {
        MethodInfo main = typeof(ReadmeTests).Assembly.EntryPoint!;
        TextWriter console = Console.Out;
        using StringWriter captured = new();
        Console.SetOut(captured);
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return captured.ToString().ReplaceLineEndings("\n");
    }
}
