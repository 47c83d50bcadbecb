using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>Reads files whole and makes histories of them. For rows as they come use <see cref="MarketDataFormats"/>.</summary>
/// <remarks>
/// A history holds each session of the calendar in <see cref="ReadOptions.Calendar"/> once. Rows on other days and duplicates are left out even
/// where the policy keeps them, and are in the report; rows on days that the calendar does not cover are in its
/// <see cref="ReadReport.UncheckedSessions"/>.
/// </remarks>
public static class HistoryLoader
{
    private const string HistorySuffix = "_History";

    /// <summary>
    /// Joins files of VX futures. Where two files have the settlement of one contract and day, the earlier file in the list stays; a
    /// difference beyond rounding to the cent is reported as <see cref="RowIssueCode.Conflict"/>. A row without a settlement gives way to
    /// one that has it. Rows of the settlement day are final settlements. A row whose own value of the index contradicts <paramref name="vix"/>
    /// is reported as <see cref="RowIssueCode.IndexConflict"/>.
    /// </summary>
    /// <param name="paths">The files, the preferred ones first.</param>
    /// <param name="vix">Closes of the index, the only ones used; null to take them from the files where they have it, and unknown elsewhere.</param>
    /// <param name="options">How they are read; null for the defaults.</param>
    /// <param name="progress">Told about the rows and bytes of each file.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">A file is damaged or of another format, or holds what the policy refuses.</exception>
    public static Loaded<VixFuturesHistory> VixFutures(
        IEnumerable<string> paths, SessionSeries? vix = null, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= ReadOptions.Default;
        VixFuturesJoin join = new(vix, options.Calendar);
        List<ReadReport> reports = [];
        foreach (string path in paths)
        {
            using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(path, Strict(options), progress, cancellationToken);
            join.Add(reader);
            reports.Add(reader.Report);
        }

        return new Loaded<VixFuturesHistory>(join.ToHistory(), reports);
    }

    /// <summary>Reads one index from one file: see <see cref="Index(IEnumerable{string}, string, double, ReadOptions?, IProgress{ReadProgress}?, CancellationToken)"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="symbol">Symbol of the index; null to take it from a file that is named like <c>VIX_History.csv</c>.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told about rows and bytes.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">No symbol is given and the name of the file has none.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged or of another format, or holds what the policy refuses.</exception>
    public static Loaded<IndexHistory> Index(
        string path, string? symbol = null, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        symbol ??= SymbolOf(path) ?? throw new ArgumentException($"The name '{Path.GetFileName(path)}' has no symbol like VIX in VIX_History.csv; give one.", nameof(symbol));
        return Index([path], symbol, 0, options, progress, cancellationToken);
    }

    /// <summary>
    /// Joins files of one index: tables of that index alone (<see cref="MarketDataFormats.Index"/>), and tables of many series
    /// (<see cref="MarketDataFormats.Levels"/>), of which the columns <c>spx_close</c> (or <c>spx</c>), <c>spx_open</c>, <c>spx_high</c> and
    /// <c>spx_low</c> are taken for the symbol SPX, in any case. Where two files have the close of one day, the earlier file in the list stays;
    /// a difference beyond the tolerance is reported as <see cref="RowIssueCode.Conflict"/>. A close of 0 is none.
    /// </summary>
    /// <param name="paths">The files, the preferred ones first.</param>
    /// <param name="symbol">Symbol of the index.</param>
    /// <param name="tolerance">How far two closes of one day may be apart, in points; at least 0.</param>
    /// <param name="options">How they are read; null for the defaults.</param>
    /// <param name="progress">Told about the rows and bytes of each file.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The symbol is blank, or the tolerance is negative or not finite.</exception>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">A file is damaged, of another format or without the index, or holds what the policy refuses.</exception>
    public static Loaded<IndexHistory> Index(
        IEnumerable<string> paths, string symbol, double tolerance = 0.01, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        if (!(tolerance >= 0 && double.IsFinite(tolerance)))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "Must be finite and at least 0.");
        options ??= ReadOptions.Default;
        IndexJoin join = new(symbol, tolerance, options.Calendar);
        List<ReadReport> reports = [];
        foreach (string path in paths)
        {
            if (MarketDataFormats.Identify(path, null, options.Limits).Kind == MarketDataKind.Levels)
            {
                using RowReader<LevelRow> levels = MarketDataFormats.Levels.Open(path, Strict(options), progress, cancellationToken);
                join.Add(levels);
                reports.Add(levels.Report);
            }
            else
            {
                using RowReader<IndexRow> index = MarketDataFormats.Index.Open(path, Strict(options), progress, cancellationToken);
                join.Add(index);
                reports.Add(index.Report);
            }
        }

        return new Loaded<IndexHistory>(join.ToHistory(), reports);
    }

    /// <summary>Reads a table of a date and one column a series; one series a column, where it has numbers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told about rows and bytes.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged or of another format, or holds what the policy refuses.</exception>
    public static Loaded<ImmutableArray<SessionSeries>> Levels(
        string path, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= ReadOptions.Default;
        using RowReader<LevelRow> reader = MarketDataFormats.Levels.Open(path, Strict(options), progress, cancellationToken);
        List<LevelRow> rows = [.. reader.Where(row => IsCovered(row.Date, options))];
        rows.Sort((a, b) => a.Date.CompareTo(b.Date));
        ImmutableArray<string> columns = rows.Count == 0 ? [] : rows[0].Columns;
        return new Loaded<ImmutableArray<SessionSeries>>(
            [
                .. columns.Select((name, i) => new SessionSeries(
                    name, rows.Where(row => row.Values[i] is not null).Select(row => new DatedValue(row.Date, row.Values[i]!.Value)), options.Calendar)),
            ],
            reader.Report);
    }

    /// <summary>Reads a short rate from a column of a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="quotation">How the rate is quoted.</param>
    /// <param name="unit">What one unit of a cell is as a decimal: 0.01 for percent.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told about rows and bytes.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There is no such column, or a rate is outside the limits of <see cref="RateHistory"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged or of another format, or holds what the policy refuses.</exception>
    public static Loaded<RateHistory> Rates(
        string path, string column, RateQuotation quotation, double unit = 0.01, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Loaded<ImmutableArray<SessionSeries>> levels = Levels(path, options, progress, cancellationToken);
        SessionSeries series = levels.Value.FirstOrDefault(s => string.Equals(s.Name, column, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no column '{column}'; there are {CsvTable.Shorten(string.Join(", ", levels.Value.Select(s => s.Name)))}.", nameof(column));
        return new Loaded<RateHistory>(
            new RateHistory(series.Name, quotation, series.Dates.Zip(series.Values, (date, value) => new DatedValue(date, value * unit)), series.Calendar), levels.Reports);
    }

    /// <summary>Reads breadth; one history a universe of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="universe">Name of the universe of a file that has one and does not name it; null for the name of the file.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told about rows and bytes.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged or of another format, or holds what the policy refuses.</exception>
    public static Loaded<ImmutableArray<BreadthHistory>> Breadth(
        string path, string? universe = null, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= ReadOptions.Default;
        using RowReader<BreadthRow> reader = MarketDataFormats.Breadth.Open(path, Strict(options), progress, cancellationToken);
        string fallback = universe ?? Stem(path);
        ImmutableArray<BreadthHistory> histories =
        [
            .. reader.Where(row => IsCovered(row.Date, options))
                .GroupBy(row => row.Universe, StringComparer.Ordinal).Select(group => new BreadthHistory(
                    group.Key.Length == 0 ? fallback : group.Key,
                    group.OrderBy(row => row.Date).Select(row => new BreadthSession(row.Date, row.Advances, row.Declines)
                    {
                        Unchanged = row.Unchanged,
                        AdvancingVolume = row.AdvancingVolume,
                        DecliningVolume = row.DecliningVolume,
                        UnchangedVolume = row.UnchangedVolume,
                        NewHighs = row.NewHighs,
                        NewLows = row.NewLows,
                    }),
                    options.Calendar)),
        ];
        return new Loaded<ImmutableArray<BreadthHistory>>(histories, reader.Report);
    }

    /// <summary>Reads a list of sessions as a calendar, which covers what the list spans.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null for the defaults. Sessions that its calendar does not have are left out unless the policy keeps <see cref="RowIssueCode.NonSession"/>.</param>
    /// <param name="progress">Told about rows and bytes.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">A close at a time that <see cref="TradingCalendar.FromSessions"/> refuses, or no session.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged or of another format, or holds what the policy refuses.</exception>
    public static Loaded<TradingCalendar> Sessions(
        string path, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using RowReader<SessionRow> reader = MarketDataFormats.Sessions.Open(path, options, progress, cancellationToken);
        List<SessionRow> rows = [.. reader];
        if (rows.Count == 0)
            throw new ArgumentException($"{Path.GetFileName(path)} has no session.", nameof(path));
        return new Loaded<TradingCalendar>(
            TradingCalendar.FromSessions(rows.Select(row => (row.Date, row.Close)), rows.Min(row => row.Date), rows.Max(row => row.Date)), reader.Report);
    }

    /// <summary>
    /// Reads a list of scheduled events as a calendar. Each kind is covered from its first to its last row of the file: what the list leaves out between them is not seen, but for rows that are left out because their month is
    /// after their date: the release that they stand for is missing, and the kind is covered from the next one on. A date whose source says that it was computed or projected is marked as projected. Of rows of one kind at one
    /// instant the first counts.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="kinds">The kinds, as the file names them; null for <see cref="EventKinds.Macro"/>.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told about rows and bytes.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The file has no row of a kind, or one without a time of the day: an event is an instant.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged or of another format, or holds what the policy refuses.</exception>
    public static Loaded<EventCalendar> Events(
        string path, IEnumerable<string>? kinds = null, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ImmutableArray<string> wanted = kinds is null ? EventKinds.Macro : [.. kinds.Distinct()];
        options = Strict(options ?? ReadOptions.Default);
        using RowReader<EventRow> reader = MarketDataFormats.Events.Open(path, options, progress, cancellationToken);
        ILookup<string, EventRow> rows = reader.Where(row => row.ReferenceMonth is not { } month || month <= row.Date).Where(row => wanted.Contains(row.Kind)).ToLookup(row => row.Kind, StringComparer.Ordinal);
        ILookup<string, EventRow> misdated = Misdated(path, reader.Report, options, cancellationToken);
        List<EventCoverage> coverage = [];
        List<ScheduledEvent> events = [];
        foreach (string kind in wanted)
        {
            if (!rows[kind].Any())
                throw new ArgumentException($"{Path.GetFileName(path)} has no row of the kind '{kind}'.", nameof(kinds));
            DateOnly? hole = misdated[kind].Max(row => row.ReferenceMonth);
            EventRow[] known = [.. rows[kind].Where(row => hole is null || row.ReferenceMonth > hole)];
            if (known.Length == 0)
                throw new ArgumentException($"{Path.GetFileName(path)} has no row of the kind '{kind}' after the release of {hole:yyyy-MM}, whose date is not in it.", nameof(kinds));
            coverage.Add(new EventCoverage(kind, known.Min(row => row.Date), known.Max(row => row.Date)));
            events.AddRange(known.Select(row => Scheduled(row, path)).DistinctBy(e => e.Instant));
        }

        return new Loaded<EventCalendar>(new EventCalendar(coverage, events), reader.Report);
    }

    internal static string? SymbolOf(string path)
    {
        string stem = Stem(path);
        return stem.EndsWith(HistorySuffix, StringComparison.OrdinalIgnoreCase) && stem.Length > HistorySuffix.Length ? stem[..^HistorySuffix.Length] : null;
    }

    /// <summary>Rows whose month is after their date. They are left out as a rule, so the file is read again for them.</summary>
    private static ILookup<string, EventRow> Misdated(string path, ReadReport report, ReadOptions options, CancellationToken cancellationToken)
    {
        if (!report.Counts.ContainsKey(RowIssueCode.ReferenceAfterDate))
            return Enumerable.Empty<EventRow>().ToLookup(row => row.Kind, StringComparer.Ordinal);
        ReadOptions kept = options with { Policy = options.Policy.With(RowIssueCode.ReferenceAfterDate, RowAction.Keep) };
        using RowReader<EventRow> again = MarketDataFormats.Events.Open(path, kept, null, cancellationToken);
        return again.Where(row => row.ReferenceMonth > row.Date).ToLookup(row => row.Kind, StringComparer.Ordinal);
    }

    private static ScheduledEvent Scheduled(EventRow row, string path)
    {
        TimeOnly time = row.TimeNewYork ?? throw new ArgumentException(
            FormattableString.Invariant($"{Path.GetFileName(path)} has no time of the day for {row.Kind} on {row.Date:yyyy-MM-dd}; an event is an instant."), nameof(path));
        return new ScheduledEvent(UsTime.AtNewYork(row.Date, time), row.Kind, row.Source.Length == 0 ? Path.GetFileName(path) : row.Source)
        {
            Detail = row.Detail,
            IsProjected = row.Source.Contains("computed", StringComparison.OrdinalIgnoreCase) || row.Source.Contains("projected", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static bool IsCovered(DateOnly date, ReadOptions options) => date >= options.Calendar.CoveredFrom && date <= options.Calendar.CoveredUntil;

    private static ReadOptions Strict(ReadOptions options)
    {
        RowPolicy policy = options.Policy;
        foreach (RowIssueCode code in new[] { RowIssueCode.NonSession, RowIssueCode.Duplicate, RowIssueCode.AfterSettlement })
        {
            if (policy[code] == RowAction.Keep)
                policy = policy.With(code, RowAction.Drop);
        }

        return options with { Policy = policy };
    }

    private static string Stem(string path)
    {
        string name = Path.GetFileName(path);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
