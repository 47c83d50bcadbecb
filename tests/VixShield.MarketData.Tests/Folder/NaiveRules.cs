using System.Globalization;
using VixShield.Expiries;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

/// <summary>The rules of the issue codes a second time: plain text, split by hand, one line at a time, against other lists.</summary>
internal sealed class NaiveRules
{
    private static readonly string[] s_prices = ["open", "high", "low", "close"];
    private static readonly (string Bid, string Ask)[] s_quotes =
        [("call_bid", "call_ask"), ("put_bid", "put_ask"), ("bid.c", "ask.c"), ("bid.p", "ask.p"), ("bid", "ask")];

    private readonly HashSet<DateOnly> _sessions;
    private readonly HashSet<DateOnly> _earlyCloses;
    private readonly HashSet<DateOnly> _settlements;
    private readonly DateOnly _lastSession;

    internal NaiveRules()
    {
        string[][] rows = [.. Rows("nyse-sessions.csv.gz")];
        _sessions = [.. rows.Select(row => Date(row[0]))];
        _earlyCloses = [.. rows.Where(row => string.CompareOrdinal(row[2][11..16], "19:30") < 0).Select(row => Date(row[0]))];
        _lastSession = _sessions.Count == 0 ? DateOnly.MinValue : _sessions.Max();
        _settlements = [.. Rows("vix-monthly-expirations-2013-2026.csv").Select(row => Date(row[0]))];
    }

    /// <summary>The codes of a line, as many times as it breaks the rule, apart from those that concern a whole table.</summary>
    /// <param name="kind">What the file is.</param>
    /// <param name="header">Cells of its header.</param>
    /// <param name="cells">Cells of the line.</param>
    /// <param name="monthlyPrices">Prices of the monthly contracts of a settlement curve.</param>
    /// <param name="facts">What a table of options leaves open.</param>
    /// <param name="quoted">The day of a strip of futures.</param>
    /// <param name="seen">Keys of the lines before, of the same file.</param>
    internal List<RowIssueCode> Of(MarketDataKind kind, string[] header, string[] cells, HashSet<string> monthlyPrices, OptionFacts? facts, DateOnly? quoted, HashSet<string> seen)
    {
        string? Text(string name) => Array.FindIndex(header, h => h.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) is var i and >= 0 ? cells[i] : null;
        double Number(string name) => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;
        List<RowIssueCode> codes = [];
        DateOnly? traded = kind switch
        {
            MarketDataKind.VixFutures or MarketDataKind.VixTermStructure or MarketDataKind.Index or MarketDataKind.Levels or MarketDataKind.Sessions or MarketDataKind.Breadth => Date(cells[0]),
            MarketDataKind.VixFuturesStrip => quoted,
            MarketDataKind.NamedIndices => Date(Text("date")!),
            _ => null,
        };
        if (traded is { } session && !IsSession(session))
            codes.Add(RowIssueCode.NonSession);
        if (kind == MarketDataKind.NamedIndices && !seen.Add($"{Text("name")!.Trim().ToUpperInvariant()} {traded:yyyy-MM-dd}"))
            codes.Add(RowIssueCode.Duplicate);
        if (kind is MarketDataKind.VixTermStructure or MarketDataKind.Index or MarketDataKind.Levels or MarketDataKind.Sessions or MarketDataKind.Breadth or MarketDataKind.Holidays
            && !seen.Add($"{Date(cells[0]):yyyy-MM-dd}"))
            codes.Add(RowIssueCode.Duplicate);
        switch (kind)
        {
            case MarketDataKind.VixFutures or MarketDataKind.VixFuturesStrip:
                DateOnly? settles = (Text("Expiration") ?? Text("settlement_date")) is { } listed ? Date(listed) : Text("last_trade_date") is { } last ? NextSession(Date(last)) : null;
                if (kind == MarketDataKind.VixFuturesStrip && !IsSettlement(settles!.Value) && IsSettlement(NextSession(settles.Value)))
                {
                    settles = NextSession(settles.Value);
                    codes.Add(RowIssueCode.CalendarMismatch);
                }

                if (settles is { } day)
                {
                    if (!IsSettlement(day))
                        return [RowIssueCode.UnknownContract];
                    if (traded > day)
                        codes.Add(RowIssueCode.AfterSettlement);
                    else if (!seen.Add($"{traded:yyyy-MM-dd} {day:yyyy-MM-dd}"))
                        codes.Add(RowIssueCode.Duplicate);
                }

                bool tenfold = traded < new DateOnly(2007, 3, 26) && Number("settle") >= 60;
                if (Number("settle") == 0)
                    codes.Add(RowIssueCode.ZeroSettle);
                if (tenfold)
                    codes.Add(RowIssueCode.TenfoldPrice);
                if (s_prices.Select(Number).Any(p => p > 0 && IsOffHundredth(tenfold ? p / 10 : p)))
                    codes.Add(RowIssueCode.TickViolation);
                if (IsOutside(Number, orders: Number("open") + Number("close") + Number("total volume") + Number("volume") > 0))
                    codes.Add(RowIssueCode.OutsideRange);
                break;
            case MarketDataKind.Index or MarketDataKind.NamedIndices:
                if (Number(header.Length == 2 ? header[1] : "close") == 0)
                    codes.Add(RowIssueCode.ZeroSettle);
                if (IsOutside(Number, orders: true))
                    codes.Add(RowIssueCode.OutsideRange);
                break;
            case MarketDataKind.VixSettlementCurve:
                if (Text("symbol")!.IndexOf('/', StringComparison.Ordinal) > 2 && monthlyPrices.Contains(Text("settlement")!))
                    codes.Add(RowIssueCode.RepeatedPrice);
                break;
            case MarketDataKind.Sessions:
                bool early = string.CompareOrdinal(Text("close_utc")![11..16], "19:30") < 0;
                if (Date(cells[0]) <= _lastSession && IsSession(Date(cells[0])) && early != _earlyCloses.Contains(Date(cells[0])))
                    codes.Add(RowIssueCode.CalendarMismatch);
                break;
            case MarketDataKind.Events when cells[1] is "opex" or "quad_witching" or "vix_expiry":
                if (!IsSession(Date(cells[0])))
                    codes.Add(RowIssueCode.NonSession);
                if (cells[1] == "vix_expiry" && !IsSettlement(Date(cells[0])))
                    codes.Add(RowIssueCode.CalendarMismatch);
                break;
            case MarketDataKind.Events when Text("ref_period") is { Length: > 8 } month && month.Split(' ') is [{ } name, { Length: 4 } year]:
                int number = Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, name) + 1;
                if (number > 0 && string.CompareOrdinal($"{year}-{number:00}-01", cells[0]) > 0)
                    codes.Add(RowIssueCode.ReferenceAfterDate);
                break;
            case MarketDataKind.Options:
                AddQuotes(codes, header, cells, Text, facts, seen);
                break;
        }

        return codes;
    }

    private void AddQuotes(List<RowIssueCode> codes, string[] header, string[] cells, Func<string, string?> text, OptionFacts? facts, HashSet<string> seen)
    {
        bool page = header.Contains("Calls");
        List<(string Bid, string Ask)> quotes = page
            ? [(cells[4], cells[5]), (cells[15], cells[16])]
            : [.. s_quotes.Where(names => text(names.Bid) is not null).Select(names => (text(names.Bid)!, text(names.Ask)!))];
        // Volatilities are the quotes where there are no others, and else stand beside them.
        (decimal? Bid, decimal? Ask) volatilities = (Decimal(text("iv_bid")), Decimal(text("iv_ask")));
        bool prices = quotes.Count > 0;
        if (!prices && text("iv_bid") is not null)
            quotes = [("", "")];
        string? expiration = text("Expiration Date") ?? text("expiry") ?? text("option_expiration") ?? text("expiration");
        string? written = text("quotedate") ?? (text("option_symbol") is null ? null : text("date"));
        DateOnly? day = written is not null ? Date(written) : facts?.QuoteTime is { } time ? Day(time) : null;
        string symbol = page ? cells[1] : text("option_symbol") ?? text("optionroot") ?? "";
        string root = text("root") ?? facts?.Root ?? new string([.. symbol.TakeWhile(char.IsLetter)]);
        if (day is { } session && !IsSession(session))
            codes.Add(RowIssueCode.NonSession);
        for (int side = 0; side < quotes.Count; side++)
        {
            (decimal? bid, decimal? ask) = (Decimal(quotes[side].Bid), Decimal(quotes[side].Ask));
            if (expiration is not null && day is not null && Date(expiration) < day)
                codes.Add(RowIssueCode.AfterSettlement);
            if (bid > ask || volatilities.Bid > volatilities.Ask)
                codes.Add(RowIssueCode.Crossed);
            else if ((bid == ask && bid > 0) || (volatilities.Bid == volatilities.Ask && volatilities.Bid > 0))
                codes.Add(RowIssueCode.Locked);
            if (prices && day is not null && (IsOffTick(root, day.Value, bid ?? 0) || IsOffTick(root, day.Value, ask ?? 0)))
                codes.Add(RowIssueCode.TickViolation);
            string right = quotes.Count == 2 ? $"{side}" : text("type") ?? text("call/put") ?? text("right") ?? "";
            if (!seen.Add($"{day} {root} {expiration} {decimal.Parse(text("strike")!, CultureInfo.InvariantCulture):0.###} {right}"))
                codes.Add(RowIssueCode.Duplicate);
        }
    }

    // The steps of the exchange: index options 0.05 below 3 and 0.10 from there; VIX options the same before November 2022, 0.01 and 0.05 since; funds and XSP 0.01.
    private static bool IsOffTick(string root, DateOnly day, decimal price)
    {
        bool pennies = root == "VIX" && day >= new DateOnly(2022, 11, 1);
        decimal step = root switch
        {
            "SPY" or "XSP" => 0.01m,
            "SPX" or "SPXW" or "VIX" => (pennies, price < 3) switch { (true, true) => 0.01m, (true, false) => 0.05m, (false, true) => 0.05m, _ => 0.10m },
            _ => 0,
        };
        return step > 0 && price % step != 0;
    }

    private static decimal? Decimal(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    private DateOnly NextSession(DateOnly date)
    {
        do
            date = date.AddDays(1);
        while (!IsSession(date));
        return date;
    }

    private static IEnumerable<string[]> Rows(string calendar)
    {
        string path = ExternalFolder.PathOf(ExternalFolder.Data, "calendars", calendar);
        return File.Exists(path) ? DataFolder.Lines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')) : [];
    }

    internal static DateOnly Date(string text) => DateOnly.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture));

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.DateTime);

    // Beyond the list, the calendar under test is the only one there is.
    private bool IsSession(DateOnly date) => date < new DateOnly(1990, 1, 2)
        ? date != new DateOnly(1990, 1, 1)
        : date <= _lastSession ? _sessions.Contains(date) : TradingCalendar.UsOptions.IsSession(date);

    // 2026-03-18 is absent from that list; outside its years the rule under test is the only one there is.
    private bool IsSettlement(DateOnly date) => date.Year is < 2013 or > 2026 || _settlements.Count == 0
        ? date.Year < 2004 || ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, TradingCalendar.UsOptions).Date == date
        : _settlements.Contains(date) || date == new DateOnly(2026, 3, 18);

    // Whether high and low are those of trades, so that one must not be below the other.
    private static bool IsOutside(Func<string, double> number, bool orders)
    {
        (double open, double high, double low, double close) = (number("open"), number("high"), number("low"), number("close"));
        return (orders && high > 0 && low > 0 && high < low) || new[] { open, close }.Any(p => p > 0 && ((high > 0 && p > high) || (low > 0 && p < low)));
    }

    private static bool IsOffHundredth(double price) => Math.Abs((price * 100) - Math.Round(price * 100)) > 1e-4;
}
