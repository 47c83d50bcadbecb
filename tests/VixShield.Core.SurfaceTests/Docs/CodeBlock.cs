using System.Text.RegularExpressions;

namespace VixShield.Tests.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path from the top of the repository.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Language">The language after the fence; empty when the page names none.</param>
/// <param name="Text">The lines between the fences, each with its line end.</param>
/// <param name="Comment">The HTML comment directly before the fence without its marks, or an empty text.</param>
/// <param name="Output">The text block that follows with nothing between: what the block prints; null when there is none.</param>
/// <param name="IsOutput">True when the block is the output of the C# block before it.</param>
public sealed partial record CodeBlock(string Page, int Line, string Language, string Text, string Comment, string? Output, bool IsOutput)
{
    /// <summary>The text of the comment's <c>key: value</c>, or null when the comment has another key or there is none.</summary>
    public string? Note(string key)
    {
        Match match = KeyAndValue().Match(Comment);
        return match.Success && match.Groups["key"].Value == key ? match.Groups["value"].Value : null;
    }

    public override string ToString() => $"{Page}({Line}) {Language}";

    [GeneratedRegex("^(?<key>[a-z ]+): (?<value>.+)$", RegexOptions.Singleline)]
    private static partial Regex KeyAndValue();
}
