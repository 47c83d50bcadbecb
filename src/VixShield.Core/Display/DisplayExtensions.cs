namespace VixShield.Display;

/// <summary>What every result can be shown as.</summary>
public static class DisplayExtensions
{
    /// <summary>The result as plain text: title, line, facts and tables, aligned and with units; lines ended by a line feed.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ArgumentNullException">The result is null.</exception>
    public static string ToTable(this IDisplayable result) => Guard.NotNull(result, nameof(result)).ToDisplay().ToText();

    /// <summary>The result as an HTML fragment that needs nothing else: texts escaped, readable on light and dark.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ArgumentNullException">The result is null.</exception>
    public static string ToHtml(this IDisplayable result) => Guard.NotNull(result, nameof(result)).ToDisplay().ToHtml();

    /// <summary>Several results of one kind as one table of plain text: a row for each, a column for each fact.</summary>
    /// <typeparam name="T">The results.</typeparam>
    /// <param name="results">The results.</param>
    /// <exception cref="ArgumentException">The results or one of them is null.</exception>
    public static string ToTable<T>(this IEnumerable<T> results)
        where T : IDisplayable => DisplayTable.OfFacts("", results).ToString();

    /// <summary>Several results of one kind as one HTML table: a row for each, a column for each fact.</summary>
    /// <typeparam name="T">The results.</typeparam>
    /// <param name="results">The results.</param>
    /// <exception cref="ArgumentException">The results or one of them is null.</exception>
    public static string ToHtml<T>(this IEnumerable<T> results)
        where T : IDisplayable => DisplayTable.OfFacts("", results).ToHtml();
}
