using VixShield.KernelGenerator;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>The generated widths are what the generator makes of the hand-written text today.</summary>
public class GeneratedKernelTests
{
    private const string Command = "dotnet run -c Release --project benchmarks/KernelGenerator";
    private const string NoSources = "The sources do not lie beside the tests.";

    [SkippableFact]
    public void Every_generated_kernel_is_what_the_generator_makes_of_the_hand_written_text()
    {
        Skip.If(SourceTree.Root is null, NoSources);
        (string Path, string Text)[] generated = [.. KernelRewriter.Generate(SourceTree.Root)];
        Assert.Equal(KernelRewriter.Sources.Count * KernelTarget.All.Count, generated.Length);
        foreach ((string path, string text) in generated)
        {
            string committed = File.ReadAllText(Path.Combine(SourceTree.Root, path)).ReplaceLineEndings("\n");
            Assert.True(committed == text, $"{path} is not what the generator makes: {Command}. {FirstDifference(committed, text)}");
        }
    }

    [SkippableFact]
    public void Every_generated_file_is_made_by_the_generator()
    {
        Skip.If(SourceTree.Root is null, NoSources);
        string[] made = [.. KernelRewriter.Generate(SourceTree.Root).Select(f => f.Path).Order()];
        IEnumerable<string> found = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src", "VixShield.Core"), "*.g.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Order();
        Assert.Equal(made, found);
    }

    private static string FirstDifference(string committed, string made)
    {
        string[] left = committed.Split('\n');
        string[] right = made.Split('\n');
        int line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Line {line + 1} is '{left.ElementAtOrDefault(line)}' instead of '{right.ElementAtOrDefault(line)}'.";
    }
}
