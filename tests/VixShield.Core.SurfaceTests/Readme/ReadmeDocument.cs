using System.Text.RegularExpressions;

namespace VixShield.Tests.Readme;

/// <summary>The fenced blocks of a Markdown text. Its example is the first C# block; the next block without C# is what it prints.</summary>
public sealed partial class ReadmeDocument
{
    private readonly IReadOnlyList<(string Language, string Text)> _blocks;

    public ReadmeDocument(string text) => _blocks =
        [.. Fences().Matches(text.ReplaceLineEndings("\n")).Select(m => (m.Groups["language"].Value, m.Groups["text"].Value))];

    /// <summary>The text of the first C# block with its last line end, or null when there is none.</summary>
    public string? Example => ExampleIndex < 0 ? null : _blocks[ExampleIndex].Text;

    /// <summary>The text of the block after the example, or null when that is another C# block or missing.</summary>
    public string? Output =>
        ExampleIndex >= 0 && ExampleIndex + 1 < _blocks.Count && _blocks[ExampleIndex + 1].Language != "csharp" ? _blocks[ExampleIndex + 1].Text : null;

    private int ExampleIndex => _blocks.ToList().FindIndex(b => b.Language == "csharp");

    [GeneratedRegex(@"^```(?<language>[^\n`]*)\n(?<text>.*?)^```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
