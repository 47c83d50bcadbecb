namespace VixShield.MarketData;

/// <summary>The formats that are read, and which of them a file is.</summary>
public static class MarketDataFormats
{
    // What a table of one index has beside its date. A column of names would make it a table of several.
    private static readonly HashSet<string> s_indexColumns = new(StringComparer.OrdinalIgnoreCase) { "date", "open", "high", "low", "close", "adj close", "volume" };

    // What a strip of one day has. A date of its own would make it a table of several.
    private static readonly HashSet<string> s_stripColumns = new(StringComparer.OrdinalIgnoreCase)
    {
        "settlement_date", "open", "high", "low", "close", "settle", "change", "volume", "open_interest",
    };

    private static readonly DateOnly s_firstVixFutures = new(2004, 3, 26);

    /// <summary>
    /// VX futures, one row a contract and day: the exchange's files (one contract a file with a <c>Futures</c> column, or tables of many
    /// contracts with <c>Expiration</c>) and vendors' tables with <c>date, last_trade_date, settle</c>.
    /// </summary>
    public static RowFormat<VixFuturesRow> VixFutures { get; } = new("VX futures", (table, context) => new VixFuturesRows(table, context));

    /// <summary>VX settlements, one row a day: <c>date, vix_close, exp1, vx1, exp2, vx2</c> and so on.</summary>
    public static RowFormat<VixTermStructureRow> VixTermStructure { get; } = new("VX term structure", (table, context) => new VixTermStructureRows(table, context));

    /// <summary>One published curve: <c>expiration_date, symbol, settlement</c>.</summary>
    public static RowFormat<VixSettlementRow> VixSettlementCurve { get; } = new("VX settlement curve", (table, context) => new VixSettlementRows(table, context));

    /// <summary>
    /// One index: <c>date, open, high, low, close</c> and perhaps <c>volume</c>, or <c>date</c> and one value. Other columns are not read, but
    /// one of names (<c>name</c>, <c>symbol</c>, <c>ticker</c>) is refused: such a table is of several indices, see <see cref="NamedIndices"/>.
    /// </summary>
    public static RowFormat<IndexRow> Index { get; } = new("index", (table, context) => new IndexRows(table, context));

    /// <summary>
    /// Several indices, one row an index and day: <c>name, date, open, high, low, close</c>; open, high and low may be empty. Every name is a series like any
    /// other: its values are not below 0, and a close of 0 is none. Rates that may be 0 or less belong in <see cref="Levels"/>.
    /// </summary>
    public static RowFormat<NamedIndexRow> NamedIndices { get; } = new("indices", (table, context) => new NamedIndexRows(table, context));

    /// <summary>Any table of <c>date</c> and one column of numbers a series: index families, funds, rates.</summary>
    public static RowFormat<LevelRow> Levels { get; } = new("levels", (table, context) => new LevelRows(table, context));

    /// <summary>Breadth: <c>date, advances, declines</c> and more, or <c>nyse_advancers, nyse_decliners</c> for several universes (one row each).</summary>
    public static RowFormat<BreadthRow> Breadth { get; } = new("breadth", (table, context) => new BreadthRows(table, context));

    /// <summary>Sessions: <c>session, open_utc, close_utc</c>.</summary>
    public static RowFormat<SessionRow> Sessions { get; } = new("sessions", (table, context) => new SessionRows(table, context));

    /// <summary>Full-day holidays: one date a line, with or without a header.</summary>
    public static RowFormat<DateOnly> Holidays { get; } = new("holidays", (table, context) => new HolidayRows(table, context));

    /// <summary>Events: <c>date, event, detail, ref_period, time_et, source</c>.</summary>
    public static RowFormat<EventRow> Events { get; } = new("events", (table, context) => new EventRows(table, context));

    /// <summary>Final settlements of monthly VX contracts: <c>settlement_date</c>.</summary>
    public static RowFormat<Expiries.Expiry> VixExpirations { get; } = new("VX expirations", (table, context) => new VixExpirationRows(table, context));

    /// <summary>
    /// VX futures of one day, one row a contract: <c>settlement_date, open, high, low, close, settle</c> and perhaps <c>volume</c> and <c>open_interest</c>.
    /// Each row is judged as one of <see cref="VixFutures"/> of that day. A settlement date that is the last trading day of its contract is a
    /// <see cref="RowIssueCode.CalendarMismatch"/>.
    /// </summary>
    /// <param name="tradeDate">The day of the prices, which the file does not say; 2004-03-26, the first one of VX futures, or later.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the first one of VX futures.</exception>
    public static RowFormat<VixFuturesRow> VixFuturesStrip(DateOnly tradeDate)
    {
        CheckTradeDate(tradeDate);
        return new RowFormat<VixFuturesRow>("VX futures of one day", (table, context) => new VixFuturesRows(table, context, tradeDate));
    }

    /// <summary>
    /// Tables of options: the exchange's page of delayed quotes with its title lines, and any table that one of the mappings of
    /// <see cref="OptionColumns"/> fits.
    /// </summary>
    /// <param name="facts">What the file does not say; null for nothing.</param>
    /// <param name="columns">Where the file has what; null to tell it by the header.</param>
    /// <exception cref="ArgumentException">The facts contradict each other.</exception>
    public static RowFormat<OptionRow> Options(OptionFacts? facts = null, OptionColumns? columns = null)
    {
        facts ??= OptionFacts.None;
        facts.CheckAgreement(nameof(facts));
        return new RowFormat<OptionRow>("options", (table, context) => new OptionRows(table, context, facts, columns));
    }

    /// <summary>
    /// Tells a file by its first bytes and its header. Nothing below the header is read or judged. A table of options that leaves open
    /// what no fact gives is unsupported, and so is a strip of VX futures without its trade date; the reason names what has to be given.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">What a table of options does not say; null for nothing.</param>
    /// <param name="limits">What it may cost; null for the defaults.</param>
    /// <param name="tradeDate">The day of a strip of VX futures; null when it is not known.</param>
    /// <exception cref="ArgumentException">The path is blank, or the facts contradict each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The trade date is before the first one of VX futures.</exception>
    /// <exception cref="IOException">The file cannot be opened; also where it is a folder or may not be read.</exception>
    public static MarketDataIdentity Identify(string path, OptionFacts? facts = null, ReadLimits? limits = null, DateOnly? tradeDate = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        facts ??= OptionFacts.None;
        facts.CheckAgreement(nameof(facts));
        if (tradeDate is { } day)
            CheckTradeDate(day);
        if (StartsAsZip(path))
            return new MarketDataIdentity(MarketDataKind.Unsupported, "a ZIP archive, of which nothing says which member is meant; extract it");
        try
        {
            using CsvTable table = CsvTable.Open(path, limits ?? ReadLimits.Default);
            if (KindOf(table) is { } kind)
            {
                return kind == MarketDataKind.VixFuturesStrip && tradeDate is null
                    ? new MarketDataIdentity(MarketDataKind.Unsupported, $"The file does not say the trade date of its prices: give {nameof(tradeDate)}, also to {nameof(MarketDataFormats)}.{nameof(VixFuturesStrip)}.")
                    : new MarketDataIdentity(kind, "");
            }

            string columns = string.Join(", ", table.Header);
            if (OptionRows.Find(table) is not { } options)
                return new MarketDataIdentity(MarketDataKind.Unsupported, $"no known format has the columns {CsvTable.Shorten(columns)}");
            string? missing = options.Layout.Missing(options.Title, facts);
            return new MarketDataIdentity(missing is null ? MarketDataKind.Options : MarketDataKind.Unsupported, missing ?? "");
        }
        catch (MarketDataFormatException damage)
        {
            return new MarketDataIdentity(MarketDataKind.Unsupported, damage.Message);
        }
    }

    private static void CheckTradeDate(DateOnly tradeDate)
    {
        if (tradeDate < s_firstVixFutures)
            throw new ArgumentOutOfRangeException(nameof(tradeDate), tradeDate, FormattableString.Invariant($"Must be {s_firstVixFutures:yyyy-MM-dd}, the first day of VX futures, or later."));
    }

    private static bool StartsAsZip(string path)
    {
        using FileStream file = CsvTable.OpenFile(path, 4096);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
    }

    // Null when it is none of these; it may still be a table of options.
    private static MarketDataKind? KindOf(CsvTable table)
    {
        HashSet<string> names = new(table.Header, StringComparer.OrdinalIgnoreCase);
        bool Has(params ReadOnlySpan<string> required)
        {
            foreach (string name in required)
            {
                if (!names.Contains(name))
                    return false;
            }

            return true;
        }

        if (Has("trade date", "settle") || Has("date", "last_trade_date", "settle") || table.Header[0].StartsWith("CFE data", StringComparison.OrdinalIgnoreCase))
            return MarketDataKind.VixFutures;
        if (Has("date", "exp1", "vx1"))
            return MarketDataKind.VixTermStructure;
        if (Has("expiration_date", "symbol", "settlement"))
            return MarketDataKind.VixSettlementCurve;
        if (Has("date", "advances", "declines") || (Has("date") && names.Any(name => name.EndsWith("_advancers", StringComparison.OrdinalIgnoreCase))))
            return MarketDataKind.Breadth;
        if (Has("session", "open_utc", "close_utc"))
            return MarketDataKind.Sessions;
        if (Has("date", "event"))
            return MarketDataKind.Events;
        // With prices beside the date it is a curve of a day that the file does not say.
        if (Has("settlement_date", "open", "high", "low", "close", "settle") && s_stripColumns.IsSupersetOf(names))
            return MarketDataKind.VixFuturesStrip;
        if (Has("settlement_date") && !Has("settle") && !Has("close"))
            return MarketDataKind.VixExpirations;
        if (Has("date", "open", "high", "low", "close") && s_indexColumns.IsSupersetOf(names))
            return MarketDataKind.Index;
        if (Has("name", "date", "open", "high", "low", "close") && names.All(name => s_indexColumns.Contains(name) || name.Equals("name", StringComparison.OrdinalIgnoreCase)))
            return MarketDataKind.NamedIndices;
        if (Has("date") && table.Width == 2 && names.Any(SeriesNames.IsValue))
            return MarketDataKind.Index;
        if (Has("date") && table.Width > 1 && names.All(name => name.Equals("date", StringComparison.OrdinalIgnoreCase) || SeriesNames.IsKnown(name)))
            return table.Width == 2 ? MarketDataKind.Index : MarketDataKind.Levels;
        if (table.Width == 1 && Field.TryDate(table.Header[0], out _))
            return MarketDataKind.Holidays;
        return null;
    }
}
