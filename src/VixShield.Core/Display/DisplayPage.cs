using System.Collections.Immutable;

namespace VixShield.Display;

/// <summary>A result for people, as data: title, one line, facts with units, tables, notes. Text and HTML are made from it alone.</summary>
public sealed class DisplayPage
{
    /// <summary>Makes a page.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="summary">The result in one line. Line breaks, which a name or a value of a file may bring into it, become blanks.</param>
    /// <exception cref="ArgumentException">The title is blank or the summary null.</exception>
    public DisplayPage(string title, string summary)
    {
        Title = Guard.NotBlank(title, nameof(title));
        Summary = Guard.NotNull(summary, nameof(summary)).ReplaceLineEndings(" ");
    }

    /// <summary>What is shown.</summary>
    public string Title { get; }

    /// <summary>The result in one line: its <c>ToString()</c>.</summary>
    public string Summary { get; }

    /// <summary>Named values with units.</summary>
    /// <exception cref="ArgumentException">The array is default or holds null.</exception>
    public ImmutableArray<DisplayFact> Facts
    {
        get;
        init => field = Guard.NoNulls(Guard.NotDefault(value, nameof(Facts)), nameof(Facts));
    }

    = [];

    /// <summary>Tables, in order.</summary>
    /// <exception cref="ArgumentException">The array is default or holds null.</exception>
    public ImmutableArray<DisplayTable> Tables
    {
        get;
        init => field = Guard.NoNulls(Guard.NotDefault(value, nameof(Tables)), nameof(Tables));
    }

    = [];

    /// <summary>Sentences that belong to the result: assumptions, warnings, reasons.</summary>
    /// <exception cref="ArgumentException">The array is default or holds null.</exception>
    public ImmutableArray<string> Notes
    {
        get;
        init => field = Guard.NoNulls(Guard.NotDefault(value, nameof(Notes)), nameof(Notes));
    }

    = [];

    /// <summary>The page as plain text, lines ended by a line feed: title, line, aligned facts with units, tables, notes.</summary>
    public string ToText() => DisplayText.Of(this);

    /// <summary>
    /// The page as an HTML fragment that needs nothing else: texts escaped, tables with captions and heads, colours taken from where it stands
    /// (so that it reads on light and dark).
    /// </summary>
    /// <param name="withStyle">Whether the fragment brings its own style; false where the page has <see cref="DisplayStyle.Html"/>.</param>
    public string ToHtml(bool withStyle = true) => DisplayHtml.Of(this, withStyle);

    /// <summary>Title and line.</summary>
    public override string ToString() => Summary.Length == 0 ? Title : $"{Title}: {Summary}";
}
