using System.Collections;
using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>
/// Streams the rows of a file of VX futures: the exchange's files (one contract a file with a <c>Futures</c> column, or tables of many
/// contracts with <c>Expiration</c>) and vendors' tables with <c>date, last_trade_date, settle</c>; plain or gzip, told by content.
/// Memory does not grow with the file. Enumerate once, then read <see cref="Report"/>.
/// </summary>
/// <example>
/// <code>
/// using VixFuturesReader rows = VixFuturesReader.Open("vx.csv.gz");
/// foreach (VixFuturesRow row in rows) { }
/// ReadReport report = rows.Report;
/// </code>
/// </example>
public sealed class VixFuturesReader : IEnumerable<VixFuturesRow>, IDisposable
{
    // Prices were ten times the index before this date. No VX contract was near 60 points then, nor near 6.
    private static readonly DateOnly s_rescaled = new(2007, 3, 26);
    private const double TenfoldFrom = 60;

    private readonly CsvTable _table;
    private readonly VixFuturesColumns _columns;
    private readonly ReadOptions _options;
    private readonly IssueLog _log;
    private readonly ContractDating _contracts;
    private readonly IProgress<ReadProgress>? _progress;
    private readonly CancellationToken _cancellation;
    // Days seen by contract: as many as the market has had, however often a file repeats them.
    private readonly Dictionary<Expiry, HashSet<DateOnly>> _seen = [];
    private bool _started;
    private long _rows;
    private long _kept;
    private long _unchecked;

    private VixFuturesReader(CsvTable table, ReadOptions options, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        _table = table;
        _columns = new VixFuturesColumns(table);
        _options = options;
        _log = new IssueLog(table.File, options.Policy, options.MaximumIssues);
        _contracts = new ContractDating(options.Calendar);
        _progress = progress;
        _cancellation = cancellationToken;
    }

    /// <summary>What was seen so far; complete after the enumeration.</summary>
    public ReadReport Report => _log.ToReport(_rows, _kept, _unchecked);

    /// <summary>Opens a file. The header is read at once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told about every 16,384 rows.</param>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is not of this format or is damaged.</exception>
    public static VixFuturesReader Open(string path, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= ReadOptions.Default;
        return Start(CsvTable.Open(path, options.Limits), options, progress, cancellationToken);
    }

    /// <summary>Opens a stream, which the reader then owns.</summary>
    /// <param name="name">Name of the source in reports and errors.</param>
    /// <param name="stream">The content, plain or gzip.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told about every 16,384 rows.</param>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="MarketDataFormatException">The content is not of this format or is damaged.</exception>
    public static VixFuturesReader Open(string name, Stream stream, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= ReadOptions.Default;
        return Start(CsvTable.Open(name, stream, options.Limits), options, progress, cancellationToken);
    }

    /// <summary>Enumerates the kept rows in the order of the file.</summary>
    /// <exception cref="InvalidOperationException">The rows were enumerated before.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged, or a row breaks a rule whose action is to fail.</exception>
    public IEnumerator<VixFuturesRow> GetEnumerator()
    {
        if (_started)
            throw new InvalidOperationException("The rows can be enumerated once; open the file again.");
        _started = true;
        return Rows();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _table.Dispose();

    /// <summary>The file and what was seen so far.</summary>
    public override string ToString() => Report.ToString();

    private static VixFuturesReader Start(CsvTable table, ReadOptions options, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return new VixFuturesReader(table, options, progress, cancellationToken);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    private IEnumerator<VixFuturesRow> Rows()
    {
        while (_table.Read())
        {
            if ((++_rows & 0x3fff) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
                _progress?.Report(new ReadProgress(_rows, _table.Bytes));
            }

            if (TryRow(out VixFuturesRow row))
            {
                _kept++;
                yield return row;
            }
        }

        _cancellation.ThrowIfCancellationRequested();
        _progress?.Report(new ReadProgress(_rows, _table.Bytes));
    }

    private bool TryRow(out VixFuturesRow row)
    {
        row = default;
        long line = _table.Line;
        if (_table.Count != _table.Width)
            return _log.Report(line, RowIssueCode.CellCount, FormattableString.Invariant($"{_table.Count} cells where the header has {_table.Width}"));
        string dateText = _table[_columns.Date];
        if (!Field.TryDate(dateText, out DateOnly date))
            return _log.Report(line, RowIssueCode.UnreadableDate, $"'{dateText}'");
        string contractText = _table[_columns.Contract];
        Expiry? expiry = null;
        if (_columns.ContractIsName)
            expiry = _contracts.FromName(contractText);
        else if (Field.TryDate(contractText, out DateOnly listed))
            expiry = _contracts.FromDate(listed);
        else
            return _log.Report(line, RowIssueCode.UnreadableDate, $"'{contractText}'");
        if (expiry is null)
            return _log.Report(line, RowIssueCode.UnknownContract, $"'{contractText}' is neither settlement nor last trading day of a monthly VX contract, nor its name");

        bool readable = TryCell(_columns.Open, out double? open) & TryCell(_columns.High, out double? high) & TryCell(_columns.Low, out double? low)
            & TryCell(_columns.Close, out double? close) & TryCell(_columns.Settle, out double? settle)
            & TryCell(_columns.Volume, out double? volume) & TryCell(_columns.OpenInterest, out double? interest);
        if (!readable)
            return false;
        // Without a trade the exchange writes zeros; some sessions have a zero open beside real prices.
        row = new VixFuturesRow
        {
            Date = date,
            Expiry = expiry,
            Open = Traded(open),
            High = Traded(high),
            Low = Traded(low),
            Close = Traded(close),
            Settle = Traded(settle),
            Volume = volume,
            OpenInterest = interest,
        };
        return Check(line, settle, ref row);
    }

    private bool Check(long line, double? settle, ref VixFuturesRow row)
    {
        bool keep = true;
        if (row.Date < _options.Calendar.CoveredFrom || row.Date > _options.Calendar.CoveredUntil)
            _unchecked++;
        else if (!_options.Calendar.IsSession(row.Date))
            keep &= _log.Report(line, RowIssueCode.NonSession, FormattableString.Invariant($"{row.Date:yyyy-MM-dd}"));
        if (row.Date > row.Expiry.Date)
            keep &= _log.Report(line, RowIssueCode.AfterSettlement, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} is after {row.Expiry}"));
        if (!_seen.TryGetValue(row.Expiry, out HashSet<DateOnly>? days))
            _seen[row.Expiry] = days = [];
        if (!days.Add(row.Date))
            keep &= _log.Report(line, RowIssueCode.Duplicate, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} of {row.Expiry}"));
        if (settle == 0)
            keep &= _log.Report(line, RowIssueCode.ZeroSettle, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} of {row.Expiry}"));
        if (row.Date < s_rescaled && Math.Max(row.Settle ?? 0, row.Close ?? 0) >= TenfoldFrom)
        {
            keep &= _log.Report(line, RowIssueCode.TenfoldPrice, FormattableString.Invariant($"settle {row.Settle}"));
            row = row with { Open = row.Open / 10, High = row.High / 10, Low = row.Low / 10, Close = row.Close / 10, Settle = row.Settle / 10 };
        }

        if (row.High < row.Low || row.Open > row.High || row.Open < row.Low || row.Close > row.High || row.Close < row.Low)
            keep &= _log.Report(line, RowIssueCode.OutsideRange, FormattableString.Invariant($"open {row.Open}, high {row.High}, low {row.Low}, close {row.Close}"));
        return keep;
    }

    private bool TryCell(int? column, out double? value)
    {
        value = null;
        if (column is not { } index)
            return true;
        string text = _table[index];
        if (text.Length == 0)
            return true;
        if (!Field.TryNumber(text, out double number))
            return _log.Report(_table.Line, RowIssueCode.UnreadableNumber, $"'{text}' in column {index + 1}");
        if (number < 0)
            return _log.Report(_table.Line, RowIssueCode.NegativeValue, $"'{text}' in column {index + 1}");
        value = number;
        return true;
    }

    private static double? Traded(double? price) => price == 0 ? null : price;
}
