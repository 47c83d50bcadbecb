using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>One reported row. Made by a reader.</summary>
[TypeFormatterSource]
public sealed record RowIssue : IDisplayable
{
    internal RowIssue(string file, long line, RowIssueCode code, string detail, RowAction action)
    {
        File = file;
        Line = line;
        Code = code;
        Detail = detail;
        Action = action;
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public long Line { get; }

    /// <summary>The reason.</summary>
    public RowIssueCode Code { get; }

    /// <summary>The value and what it breaks.</summary>
    public string Detail { get; }

    /// <summary>What was done.</summary>
    public RowAction Action { get; }

    /// <summary>File, line, code, detail and action.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}, line {Line}: {Code} ({Action}): {Detail}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Reported row", ToString())
    {
        Facts =
        [
            new("file", File),
            new("line", Line),
            new("code", Code),
            new("action", Action),
            new("detail", Detail),
        ],
    };

    /// <summary>The first issues, as many as a table shows; the reports count all.</summary>
    internal static DisplayTable TableOf(IEnumerable<RowIssue> issues) => DisplayTable.Of(
        "first reported rows",
        issues.Take(DisplayTable.DefaultRows),
        new("file", r => r.File),
        new("line", r => r.Line),
        new("code", r => r.Code),
        new("action", r => r.Action),
        new("detail", r => r.Detail));
}
