namespace VixShield.MarketData;

/// <summary>A file cannot be read on: it is damaged, too large, of another format, or holds what the policy refuses.</summary>
public sealed class MarketDataFormatException : FormatException
{
    internal MarketDataFormatException(string file, long line, string problem, Exception? inner = null)
        : base(FormattableString.Invariant($"{file}, line {line}: {problem}"), inner)
    {
        File = file;
        Line = line;
        Problem = problem;
    }

    /// <summary>Name of the file, as it was opened.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1; for damage inside a compressed file the line at which the text breaks off.</summary>
    public long Line { get; }

    /// <summary>What is wrong, with the value and the limit.</summary>
    public string Problem { get; }
}
