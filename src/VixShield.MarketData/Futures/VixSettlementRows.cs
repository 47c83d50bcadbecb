using System.Globalization;
using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>Rows of a settlement curve: expiration_date, symbol, settlement. A curve is short, so it is judged as a whole at its end.</summary>
internal sealed class VixSettlementRows : RowReader<VixSettlementRow>
{
    private const int MaximumContracts = 4096;
    // The weekly rule looks at the Friday 30 days after the Wednesday of the week.
    private const int DaysAhead = 40;

    private readonly int _date;
    private readonly int _symbol;
    private readonly int _settle;
    private readonly ContractDating _contracts;
    private readonly List<(long Line, VixSettlementRow Row, bool Keep)> _curve = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    internal VixSettlementRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("expiration_date");
        _symbol = table.Require("symbol");
        _settle = table.Require("settlement");
        _contracts = new ContractDating(Options.Calendar);
    }

    private protected override void ReadLine()
    {
        if (_curve.Count == MaximumContracts)
            throw new MarketDataFormatException(File, Table.Line, FormattableString.Invariant($"A curve has at most {MaximumContracts} contracts."));
        if (!HasAllCells() || !TryDate(_date, out DateOnly date) || !TryRequired(_settle, mayBeNegative: false, out double settle) || !TryContract(date, out Expiry? expiry, out bool weekly))
        {
            Reject();
            return;
        }

        string symbol = Table[_symbol];
        bool keep = _seen.Add(symbol) || Issue(RowIssueCode.Duplicate, $"'{symbol}'");
        if (settle == 0)
            keep &= Issue(RowIssueCode.ZeroSettle, $"'{symbol}'");
        _curve.Add((Table.Line, new VixSettlementRow { Symbol = symbol, Expiry = expiry!, Settle = settle == 0 ? null : settle, IsWeekly = weekly }, keep));
    }

    private protected override void Finish()
    {
        HashSet<double> monthly = [.. _curve.Where(contract => !contract.Row.IsWeekly && contract.Row.Settle is not null).Select(contract => contract.Row.Settle!.Value)];
        foreach ((long line, VixSettlementRow row, bool keep) in _curve)
        {
            bool repeated = row.IsWeekly && row.Settle is { } settle && monthly.Contains(settle);
            bool kept = !repeated || Issue(line, RowIssueCode.RepeatedPrice, FormattableString.Invariant($"{row.Symbol} {row.Settle}"));
            AddAtTheEnd(line, row, keep && kept);
        }
    }

    // VX, the week of the year for a weekly contract, a slash, month and year: VX/N6, VX28/N6.
    private bool TryContract(DateOnly date, out Expiry? expiry, out bool weekly)
    {
        string symbol = Table[_symbol].Trim();
        int slash = symbol.IndexOf('/', StringComparison.Ordinal);
        weekly = slash > 2;
        expiry = null;
        if (slash >= 2 && symbol.StartsWith("VX", StringComparison.Ordinal))
        {
            expiry = !weekly ? _contracts.FromDate(date)
                : int.TryParse(symbol.AsSpan(2, slash - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int week) ? Weekly(date, week) : null;
            // A weekly contract that a holiday moves keeps the month of its Wednesday.
            if (expiry is not null && !IsMonth(symbol.AsSpan(slash + 1), expiry.Date) && !(weekly && IsMonth(symbol.AsSpan(slash + 1), WednesdayOf(date))))
                expiry = null;
        }

        return expiry is not null
            || Issue(RowIssueCode.UnknownContract, FormattableString.Invariant($"'{CsvTable.Shorten(symbol)}' is no VX contract that settles on {date:yyyy-MM-dd}"));
    }

    private static bool IsMonth(ReadOnlySpan<char> code, DateOnly date) =>
        code.Length is 2 or 3 && code[0] == ContractDating.MonthCodes[date.Month - 1]
        && int.TryParse(code[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year == date.Year % (code.Length == 2 ? 10 : 100);

    // The number is the how-manieth Wednesday of the year it is.
    private Expiry? Weekly(DateOnly date, int week)
    {
        TradingCalendar calendar = Options.Calendar;
        DateOnly wednesday = WednesdayOf(date);
        bool known = date >= calendar.CoveredFrom && date < calendar.CoveredUntil.AddDays(-DaysAhead);
        return known && week == (wednesday.DayOfYear + 6) / 7 && ExpiryRules.VixWeekly.Resolve(date, calendar) is { } expiry && expiry.Date == date ? expiry : null;
    }

    private static DateOnly WednesdayOf(DateOnly date) => date.AddDays(2 - (((int)date.DayOfWeek + 6) % 7));
}
