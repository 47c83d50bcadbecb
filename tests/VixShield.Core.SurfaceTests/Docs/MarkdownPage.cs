using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs;

/// <summary>What the tests ask of a page: its fenced blocks, the anchors of its headings and the targets of its links and pictures.</summary>
public sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private MarkdownPage(string path, string text)
    {
        Path = path;
        MarkdownDocument document = Markdown.Parse(text.ReplaceLineEndings("\n"), Pipeline);
        Blocks = [.. document.Descendants<FencedCodeBlock>().Select(block => BlockOf(path, block))];
        Anchors = [.. document.Descendants<HeadingBlock>().Select(heading => heading.TryGetAttributes()?.Id ?? "")];
        Links = [.. document.Descendants<LinkInline>().Select(link => link.Url ?? "")];
    }

    /// <summary>The path from the top of the repository, with slashes.</summary>
    public string Path { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    public IReadOnlyList<string> Anchors { get; }

    public IReadOnlyList<string> Links { get; }

    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(Repository.PathOf(path)));

    public static MarkdownPage Parse(string path, string text) => new(path, text);

    public override string ToString() => Path;

    private static CodeBlock BlockOf(string path, FencedCodeBlock block)
    {
        ContainerBlock parent = block.Parent!;
        int at = parent.IndexOf(block);
        return new CodeBlock(
            path,
            block.Line + 1,
            block.Info ?? "",
            TextOf(block),
            at > 0 && parent[at - 1] is HtmlBlock { Type: HtmlBlockType.Comment } html ? html.Lines.ToString().Trim()["<!--".Length..^"-->".Length].Trim() : "",
            at + 1 < parent.Count && parent[at + 1] is FencedCodeBlock { Info: "text" } next && block.Info == "csharp" ? TextOf(next) : null,
            block.Info == "text" && at > 0 && parent[at - 1] is FencedCodeBlock { Info: "csharp" });
    }

    private static string TextOf(FencedCodeBlock block) => block.Lines.Count == 0 ? "" : block.Lines.ToString() + "\n";
}
