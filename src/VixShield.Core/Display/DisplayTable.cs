using System.Collections.Immutable;

namespace VixShield.Display;

/// <summary>A table as data: caption, heads with units, rows of cells. Every row has one cell for each head.</summary>
public sealed class DisplayTable
{
    /// <summary>How many rows a table of a long series shows unless told otherwise.</summary>
    public const int DefaultRows = 20;

    private DisplayTable(string caption, ImmutableArray<DisplayHeader> headers, ImmutableArray<ImmutableArray<DisplayCell>> rows, int left)
    {
        Caption = caption;
        Headers = headers;
        Rows = rows;
        RowsLeftOut = left;
    }

    /// <summary>What the table shows; empty where the page's title says it.</summary>
    public string Caption { get; }

    /// <summary>The heads; at least one.</summary>
    public ImmutableArray<DisplayHeader> Headers { get; }

    /// <summary>The rows, in order; each as long as <see cref="Headers"/>.</summary>
    public ImmutableArray<ImmutableArray<DisplayCell>> Rows { get; }

    /// <summary>How many earlier rows a long series has that are not among <see cref="Rows"/>; text and HTML say so.</summary>
    public int RowsLeftOut { get; }

    /// <summary>A table with a row for each item.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="caption">What it shows; may be empty.</param>
    /// <param name="items">The items, in the order of the rows.</param>
    /// <param name="columns">The columns; at least one.</param>
    /// <exception cref="ArgumentException">Caption or items are null, or there is no column.</exception>
    public static DisplayTable Of<T>(string caption, IEnumerable<T> items, params ReadOnlySpan<DisplayColumn<T>> columns) =>
        Make(caption, [.. Guard.NotNull(items, nameof(items))], 0, columns);

    /// <summary>A table of the last items of a long series; <see cref="RowsLeftOut"/> says how many come before them.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="caption">What it shows; may be empty.</param>
    /// <param name="items">All items, in the order of the rows.</param>
    /// <param name="columns">The columns; at least one.</param>
    /// <exception cref="ArgumentException">Caption or items are null, or there is no column.</exception>
    public static DisplayTable OfLast<T>(string caption, IReadOnlyCollection<T> items, params ReadOnlySpan<DisplayColumn<T>> columns)
    {
        int left = Math.Max(0, Guard.NotNull(items, nameof(items)).Count - DefaultRows);
        return Make(caption, [.. items.Skip(left)], left, columns);
    }

    /// <summary>
    /// A table with a row for each of several results of one kind and a column for each of their facts. A fact that a result does not have is a
    /// missing cell; tables and notes of the results are left out.
    /// </summary>
    /// <typeparam name="T">The results.</typeparam>
    /// <param name="caption">What it shows; may be empty.</param>
    /// <param name="results">The results, in the order of the rows.</param>
    /// <exception cref="ArgumentException">Caption, results or one of them is null.</exception>
    public static DisplayTable OfFacts<T>(string caption, IEnumerable<T> results)
        where T : IDisplayable
    {
        DisplayPage[] pages = [.. Guard.NotNull(results, nameof(results)).Select(r => (r ?? throw new ArgumentException("A result is null.", nameof(results))).ToDisplay())];
        ImmutableArray<DisplayHeader> headers = [.. pages.SelectMany(p => p.Facts).Select(f => new DisplayHeader(f.Name, f.Unit)).Distinct()];
        return new(
            Guard.NotNull(caption, nameof(caption)),
            headers.IsEmpty ? [new DisplayHeader("result", "")] : headers,
            [.. pages.Select(p => headers.IsEmpty ? [p.Summary] : (ImmutableArray<DisplayCell>)[.. headers.Select(h => Cell(p, h))])],
            0);
    }

    /// <summary>Caption, heads and rows as aligned text, lines ended by a line feed: numbers to the right, texts to the left.</summary>
    public override string ToString() => DisplayText.Of(this);

    /// <summary>The table as an HTML fragment; all texts are escaped.</summary>
    /// <param name="withStyle">Whether the fragment brings its own style; false where the page has <see cref="DisplayStyle.Html"/>.</param>
    public string ToHtml(bool withStyle = true) => DisplayHtml.Of(this, withStyle);

    private static DisplayCell Cell(DisplayPage page, DisplayHeader header) =>
        page.Facts.FirstOrDefault(f => f.Name == header.Name && f.Unit == header.Unit) is { } fact ? fact.Cell : DisplayCell.Missing;

    private static DisplayTable Make<T>(string caption, ImmutableArray<T> items, int left, ReadOnlySpan<DisplayColumn<T>> columns)
    {
        Guard.NotNull(caption, nameof(caption));
        if (columns.Length == 0)
            throw new ArgumentException("A table has at least one column.", nameof(columns));
        var heads = ImmutableArray.CreateBuilder<DisplayHeader>(columns.Length);
        foreach (DisplayColumn<T> column in columns)
            heads.Add(new DisplayHeader(Guard.NotNull(column, nameof(columns)).Name, column.Unit));
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<DisplayCell>>(items.Length);
        foreach (T item in items)
        {
            var row = ImmutableArray.CreateBuilder<DisplayCell>(columns.Length);
            foreach (DisplayColumn<T> column in columns)
                row.Add(column.Cell(item));
            rows.Add(row.MoveToImmutable());
        }

        return new(caption, heads.MoveToImmutable(), rows.MoveToImmutable(), left);
    }
}
