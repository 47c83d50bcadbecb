using System.Collections;

namespace VixShield.MarketData;

/// <summary>
/// Streams the rows of one file. Nothing is read but the header until the rows are enumerated, memory does not grow with the file,
/// and no row is left out without a word: <see cref="Report"/> names every row that was dropped or is doubtful.
/// Enumerate once, then read the report. One thread at a time.
/// </summary>
/// <typeparam name="TRow">What a row is.</typeparam>
/// <example>
/// <code>
/// using RowReader&lt;VixFuturesRow&gt; rows = MarketDataFormats.VixFutures.Open("vx.csv.gz");
/// foreach (VixFuturesRow row in rows) { }
/// ReadReport report = rows.Report;
/// </code>
/// </example>
public abstract class RowReader<TRow> : IEnumerable<TRow>, IDisposable
{
    // A row is about 0.5 us, so this is some 10 ms.
    private const long RowsBetweenReports = 1 << 14;

    private readonly IssueLog _log;
    private readonly ReadContext _context;
    private readonly List<TRow> _pending = [];
    private readonly List<long> _linesAtTheEnd = [];
    private bool _started;
    private bool _disposed;
    private long _lines;
    private long _rows;
    private long _kept;
    private long _unchecked;
    private long _uncheckedSpots;

    private protected RowReader(CsvTable table, ReadContext context)
    {
        Table = table;
        _context = context;
        _log = new IssueLog(table.File, context.Options.Policy, context.Options.MaximumIssues);
    }

    /// <summary>Name of the file.</summary>
    public string File => Table.File;

    /// <summary>Line of the row that was handed out last, counted from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>What was seen so far; complete after the enumeration.</summary>
    public ReadReport Report => _log.ToReport(_lines, _rows, _kept, _unchecked, _uncheckedSpots);

    /// <summary>Columns of the header.</summary>
    internal IReadOnlyList<string> Header => Table.Header;

    internal long HeaderLine => Table.HeaderLine;

    private protected CsvTable Table { get; }

    private protected ReadOptions Options => _context.Options;

    /// <summary>Enumerates the kept rows in the order of the file.</summary>
    /// <remarks>Damage of the file shows when the reading reaches it: rows before it may have been handed out.</remarks>
    /// <exception cref="InvalidOperationException">The rows were enumerated before.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed, before or while its rows were enumerated.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged, or a row breaks a rule whose action is to fail.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public IEnumerator<TRow> GetEnumerator()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_started)
            throw new InvalidOperationException("The rows can be enumerated once; open the file again.");
        _started = true;
        return Rows();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _disposed = true;
        Table.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The file and what was seen so far.</summary>
    public override string ToString() => Report.ToString();

    /// <summary>Reports what only a comparison with other rows shows of the row that was handed out last; false when it is thereby left out.</summary>
    internal bool Judge(RowIssueCode code, string detail)
    {
        bool keep = _log.Report(Line, code, detail);
        if (!keep)
            _kept--;
        return keep;
    }

    /// <summary>Turns the current line into rows: <see cref="Add"/> or <see cref="Reject"/> for each row it holds.</summary>
    private protected abstract void ReadLine();

    /// <summary>Called after the last line.</summary>
    private protected virtual void Finish()
    {
    }

    private protected void Add(in TRow row, bool keep = true)
    {
        _rows++;
        if (keep)
            _pending.Add(row);
    }

    /// <summary>Adds a row after the last line, with the line it comes from.</summary>
    private protected void AddAtTheEnd(long line, in TRow row, bool keep)
    {
        Add(row, keep);
        if (keep)
            _linesAtTheEnd.Add(line);
    }

    private protected void Reject() => _rows++;

    private protected void CountUncheckedSpot() => _uncheckedSpots++;

    /// <summary>Reports an issue of the current line; true when the row may be kept as far as this issue goes.</summary>
    private protected bool Issue(RowIssueCode code, string detail) => _log.Report(Table.Line, code, detail);

    private protected bool Issue(long line, RowIssueCode code, string detail) => _log.Report(line, code, detail);

    /// <summary>False when the line has more or fewer cells than the header.</summary>
    private protected bool HasAllCells() => Table.Count == Table.Width
        || Issue(RowIssueCode.CellCount, FormattableString.Invariant($"{Table.Count} cells where the header has {Table.Width}"));

    private protected bool TryDate(int column, out DateOnly date)
    {
        string text = Table[column];
        return Field.TryDate(text, out date) || Issue(RowIssueCode.UnreadableDate, $"'{CsvTable.Shorten(text)}' in column '{Table.Header[column]}'");
    }

    /// <summary>A number that may be absent; a column that the file does not have is absent.</summary>
    private protected bool TryNumber(int? column, bool mayBeNegative, out double? value)
    {
        value = null;
        if (column is not { } index)
            return true;
        string text = Table[index];
        if (!Field.TryNumber(text, out double number))
            return string.IsNullOrWhiteSpace(text) || Issue(RowIssueCode.UnreadableNumber, $"'{CsvTable.Shorten(text)}' in column '{Table.Header[index]}'");
        if (number < 0 && !mayBeNegative)
            return Issue(RowIssueCode.NegativeValue, $"'{CsvTable.Shorten(text)}' in column '{Table.Header[index]}'");
        value = number;
        return true;
    }

    /// <summary>A number that must be there.</summary>
    private protected bool TryRequired(int column, bool mayBeNegative, out double value)
    {
        bool readable = TryNumber(column, mayBeNegative, out double? found);
        value = found ?? 0;
        return readable && (found is not null || Issue(RowIssueCode.UnreadableNumber, $"'' in column '{Table.Header[column]}'"));
    }

    /// <summary>False when the calendar covers the date and has no session then.</summary>
    private protected bool IsSession(DateOnly date)
    {
        if (date < Options.Calendar.CoveredFrom || date > Options.Calendar.CoveredUntil)
        {
            _unchecked++;
            return true;
        }

        return Options.Calendar.IsSession(date) || Issue(RowIssueCode.NonSession, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
    }

    private IEnumerator<TRow> Rows()
    {
        while (ReadsOn())
        {
            if (_lines++ % RowsBetweenReports == 0)
                Tell();
            ReadLine();
            if (_pending.Count > 0)
                Line = Table.Line;
            // By position: rows are large, and an enumerator copies each once more.
            for (int i = 0; i < _pending.Count; i++)
            {
                _kept++;
                yield return _pending[i];
            }

            _pending.Clear();
        }

        Tell();
        Finish();
        for (int i = 0; i < _pending.Count; i++)
        {
            Line = _linesAtTheEnd[i];
            _kept++;
            yield return _pending[i];
        }
    }

    private bool ReadsOn()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Table.Read();
    }

    private void Tell()
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        _context.Progress?.Report(new ReadProgress(_lines, Table.Bytes));
    }
}
