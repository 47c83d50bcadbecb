using System.Collections;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>Rows of VX futures: the exchange's files and vendors' tables, told by the header, or the strip of a day that the caller gives.</summary>
internal sealed class VixFuturesRows : RowReader<VixFuturesRow>
{
    // Prices were ten times the index before this date. No VX contract was near 60 points then, nor near 6.
    private static readonly DateOnly s_rescaled = new(2007, 3, 26);
    private const double TenfoldFrom = 60;

    // Outright trades are in 0.05, but a leg of a spread prints in hundredths; a settlement can have four decimals.
    private static readonly TickRule s_printedTick = TickRule.Uniform(0.01);

    private readonly DateOnly? _tradeDate;
    private readonly VixFuturesColumns _columns;
    private readonly ContractDating _contracts;
    // One bit a day before the settlement, by settlement date: no more than the market can have had, however large the file.
    private readonly Dictionary<DateOnly, BitArray> _seen = [];

    internal VixFuturesRows(CsvTable table, ReadContext context, DateOnly? tradeDate = null)
        : base(table, context)
    {
        _tradeDate = tradeDate;
        // The exchange puts a sentence about the use of its data above some tables.
        if (table.Width < 3 && table.Header[0].StartsWith("CFE data", StringComparison.OrdinalIgnoreCase))
            table.NextHeader();
        _columns = new VixFuturesColumns(table, isStrip: tradeDate is not null);
        _contracts = new ContractDating(Options.Calendar);
    }

    private protected override void ReadLine()
    {
        if (TryRow(out VixFuturesRow row, out bool keep))
            Add(row, keep);
        else
            Reject();
    }

    private bool TryRow(out VixFuturesRow row, out bool keep)
    {
        row = default;
        keep = false;
        DateOnly date = _tradeDate ?? default;
        if (!HasAllCells() || (_columns.Date is { } dateColumn && !TryDate(dateColumn, out date)) || !TryContract(out Expiry? expiry, out VixContractDateConvention convention))
            return false;
        bool readable = TryNumber(_columns.Open, mayBeNegative: false, out double? open) & TryNumber(_columns.High, mayBeNegative: false, out double? high)
            & TryNumber(_columns.Low, mayBeNegative: false, out double? low) & TryNumber(_columns.Close, mayBeNegative: false, out double? close)
            & TryNumber(_columns.Settle, mayBeNegative: false, out double? settle) & TryNumber(_columns.Volume, mayBeNegative: false, out double? volume)
            & TryNumber(_columns.OpenInterest, mayBeNegative: false, out double? interest) & TryNumber(_columns.SpotVix, mayBeNegative: false, out double? spot);
        if (!readable)
            return false;
        // Without a trade the exchange writes zeros; some sessions have a zero open beside real prices.
        row = new VixFuturesRow
        {
            Date = date,
            Expiry = expiry!,
            Convention = convention,
            Open = Traded(open),
            High = Traded(high),
            Low = Traded(low),
            Close = Traded(close),
            Settle = Traded(settle),
            Volume = volume,
            OpenInterest = interest,
            SpotVix = Traded(spot),
        };
        keep = Check(settle, ref row);
        return true;
    }

    private bool TryContract(out Expiry? expiry, out VixContractDateConvention convention)
    {
        expiry = null;
        convention = VixContractDateConvention.SettlementDay;
        string text = Table[_columns.Contract];
        if (_columns.ContractIsName)
        {
            expiry = _contracts.FromName(text);
            return expiry is not null || Issue(RowIssueCode.UnknownContract, $"'{CsvTable.Shorten(text)}' is no name of a monthly VX contract");
        }

        if (!TryDate(_columns.Contract, out DateOnly listed))
            return false;
        expiry = _contracts.FromDate(listed, out convention);
        return expiry is not null || Issue(RowIssueCode.UnknownContract, _contracts.Objection(listed));
    }

    private bool Check(double? settle, ref VixFuturesRow row)
    {
        bool keep = IsSession(row.Date);
        if (row.Date > row.Expiry.Date)
            keep &= Issue(RowIssueCode.AfterSettlement, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} is after {row.Expiry}"));
        else if (!IsFirst(row))
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} of {row.Expiry}"));
        if (_tradeDate is not null && row.Convention == VixContractDateConvention.LastTradingDay)
            keep &= Issue(RowIssueCode.CalendarMismatch, FormattableString.Invariant($"the settlement date is the last trading day before {row.Expiry}"));
        if (settle == 0)
            keep &= Issue(RowIssueCode.ZeroSettle, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} of {row.Expiry}"));
        if (row.Date < s_rescaled && Math.Max(row.Settle ?? 0, row.Close ?? 0) >= TenfoldFrom)
        {
            keep &= Issue(RowIssueCode.TenfoldPrice, FormattableString.Invariant($"settle {row.Settle}"));
            row = row with { Open = Tenth(row.Open), High = Tenth(row.High), Low = Tenth(row.Low), Close = Tenth(row.Close), Settle = Tenth(row.Settle) };
        }

        // Without a trade high and low are the best bid and the best offer at the end, so high below low is as it should be.
        bool traded = row.Open is not null || row.Close is not null || row.Volume > 0;
        if ((traded && row.High < row.Low) || row.Open > row.High || row.Open < row.Low || row.Close > row.High || row.Close < row.Low)
            keep &= Issue(RowIssueCode.OutsideRange, FormattableString.Invariant($"open {row.Open}, high {row.High}, low {row.Low}, close {row.Close}"));
        if (IsOffTick(row.Date, row.Open) || IsOffTick(row.Date, row.High) || IsOffTick(row.Date, row.Low) || IsOffTick(row.Date, row.Close))
            keep &= Issue(RowIssueCode.TickViolation, FormattableString.Invariant($"open {row.Open}, high {row.High}, low {row.Low}, close {row.Close} in steps of 0.01"));
        return keep;
    }

    private bool IsFirst(in VixFuturesRow row)
    {
        int day = row.Expiry.Date.DayNumber - row.Date.DayNumber;
        if (!_seen.TryGetValue(row.Expiry.Date, out BitArray? days))
            _seen[row.Expiry.Date] = days = new BitArray(512);
        if (day >= days.Length)
            days.Length = 2 * day;
        bool first = !days[day];
        days[day] = true;
        return first;
    }

    private static double? Traded(double? price) => price == 0 ? null : price;

    // Rounded, so that 137.9 becomes the number that 13.79 is read as.
    private static double? Tenth(double? price) => price is { } tenfold ? Math.Round(tenfold / 10, 6) : null;

    private static bool IsOffTick(DateOnly date, double? price) => price is { } traded && !s_printedTick.IsOnTick(date, traded);
}
