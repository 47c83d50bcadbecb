using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs;

/// <summary>Every page a reader is shown: those at the top, all below docs, and the page about the benchmarks.</summary>
public static class Pages
{
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Append(Repository.PathOf("benchmarks", "README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(MarkdownPage.Read),
    ];

    public static IReadOnlyList<CodeBlock> Blocks { get; } = [.. All.SelectMany(page => page.Blocks)];

    public static MarkdownPage Named(string path) => All.Single(page => page.Path == path);

    public static IEnumerable<CodeBlock> BlocksIn(string language) => Blocks.Where(block => block.Language == language);
}
