namespace VixShield.MarketData;

/// <summary>One reported row. Made by a reader.</summary>
public sealed record RowIssue
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
}
