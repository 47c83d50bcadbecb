using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>Rows of a table of options: the layout says where the cells are, title and facts what the cells leave open.</summary>
internal sealed class OptionRows : RowReader<OptionRow>
{
    // More than any day has; beyond it the memory of duplicates starts anew.
    private const int RememberedOptions = 1 << 18;

    // Rates below zero make a factor above 1: at -1 % ten years make 1.1.
    private const double MaximumDiscountFactor = 1.1;

    private readonly OptionLayout _layout;
    private readonly OptionFacts _facts;
    private readonly DateTimeOffset? _time;
    private readonly DateOnly? _date;
    private readonly double? _spot;
    private readonly ParityCheck _parity = new();
    private readonly Dictionary<string, ContractSpec?> _contracts = new(StringComparer.Ordinal);
    // No exchange has one of more than six; a longer one would be repeated in every report.
    private const int LongestRoot = 64;

    private readonly HashSet<(DateOnly Date, DateOnly Expiration, string Root, double Strike, OptionRight Right)> _seen = [];

    internal OptionRows(CsvTable table, ReadContext context, OptionFacts facts, OptionColumns? columns)
        : base(table, context)
    {
        _facts = facts;
        (_layout, OptionTitle title) = Recognise(table, columns);
        if (_layout.Missing(title, facts) is { } missing)
            throw new MarketDataFormatException(File, table.HeaderLine, missing);
        _time = facts.QuoteTime ?? (facts.QuoteDate is null ? title.Time : null);
        _date = facts.QuoteDate ?? (_time is { } time ? DateOnly.FromDateTime(UsTime.InNewYork(time).DateTime) : null);
        _spot = facts.UnderlyingPrice ?? title.UnderlyingPrice;
    }

    /// <summary>Name of the layout that the header shows.</summary>
    internal string Layout => _layout.Name;

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryQuoteDate(out DateOnly date) || !TryLineFacts(out LineFacts line))
        {
            RejectAll();
            return;
        }

        while (_parity.IsFull)
            JudgeSpot();
        if (_seen.Count >= RememberedOptions)
            _seen.Clear();
        bool session = IsSession(date);
        foreach (OptionSide side in _layout.Sides)
        {
            if (TryRow(date, line, side, out OptionRow? row))
                Check(row!, session);
            else
                Reject();
        }
    }

    private protected override void Finish()
    {
        while (!_parity.IsEmpty)
            JudgeSpot();
    }

    /// <summary>The layout that the header shows, and the title; null when it is none of the known tables.</summary>
    internal static (OptionLayout Layout, OptionTitle Title)? Find(CsvTable table) =>
        OptionLayout.Recognise(table) is { } layout ? (layout, OptionTitle.OfComments(table)) : QuotePage.Recognise(table);

    private static (OptionLayout Layout, OptionTitle Title) Recognise(CsvTable table, OptionColumns? columns)
    {
        if (columns is not null)
        {
            return OptionLayout.TryFrom(table, "own columns", columns, out string missing) is { } mapped
                ? (mapped, OptionTitle.OfComments(table))
                : throw new MarketDataFormatException(table.File, table.HeaderLine, $"The header has no column '{missing}'; it has {CsvTable.Shorten(string.Join(", ", table.Header))}.");
        }

        string columnsFound = CsvTable.Shorten(string.Join(", ", table.Header));
        return Find(table) ?? throw new MarketDataFormatException(
            table.File, table.HeaderLine, QuotePage.IsHeader(table)
                ? $"The table of a quote page stands below two lines of title, with the price of the underlying and the date; here is another number of lines before {columnsFound}."
                : $"No known table of options has the columns {columnsFound}.");
    }

    private void RejectAll()
    {
        foreach (OptionSide _ in _layout.Sides)
            Reject();
    }

    private bool TryQuoteDate(out DateOnly date)
    {
        date = _date ?? default;
        return _layout.QuoteDate is not { } column || TryDate(column, out date);
    }

    private bool TryLineFacts(out LineFacts line)
    {
        DateOnly expiration = default;
        bool dated = _layout.Expiration is { } column ? TryDate(column, out expiration) : _facts.ExpirationDate is not null;
        if (_layout.Expiration is null)
            expiration = _facts.ExpirationDate ?? default;
        bool readable = (dated || _layout.Expiration is null) & TryRequired(_layout.Strike, mayBeNegative: false, out double strike)
            & TryNumber(_layout.UnderlyingPrice, mayBeNegative: false, out double? underlying) & TryNumber(_layout.Forward, mayBeNegative: false, out double? forward)
            & TryDiscountFactor(out double? discount) & TryNumber(_layout.Years, mayBeNegative: false, out double? years);
        line = new LineFacts(dated ? expiration : null, strike, NotZero(underlying) ?? _spot, NotZero(forward), discount, years);
        return readable;
    }

    private bool TryDiscountFactor(out double? factor) => TryNumber(_layout.DiscountFactor, mayBeNegative: false, out factor)
        && (factor is null or (> 0 and <= MaximumDiscountFactor)
            || Issue(RowIssueCode.UnreadableNumber, FormattableString.Invariant($"{factor} in column '{Table.Header[_layout.DiscountFactor!.Value]}' is no discount factor")));

    private bool TryRow(DateOnly date, in LineFacts line, OptionSide side, out OptionRow? row)
    {
        row = null;
        if (!TryContract(line, side, out string root, out DateOnly expiration, out OptionRight right))
            return false;
        bool readable = TryNumber(side.Bid, mayBeNegative: false, out double? bid) & TryNumber(side.Ask, mayBeNegative: false, out double? ask)
            & TryNumber(side.Last, mayBeNegative: false, out double? last) & TryNumber(side.Close, mayBeNegative: false, out double? close)
            & TryNumber(side.BidVolatility, mayBeNegative: false, out double? bidVolatility) & TryNumber(side.AskVolatility, mayBeNegative: false, out double? askVolatility)
            & TryVolatility(side.ImpliedVolatility, out double? implied) & TryNumber(side.Delta, mayBeNegative: true, out double? delta)
            & TryNumber(side.Gamma, mayBeNegative: true, out double? gamma) & TryNumber(side.Volume, mayBeNegative: false, out double? volume)
            & TryNumber(side.OpenInterest, mayBeNegative: false, out double? interest);
        if (!readable)
            return false;
        double? volatility = NotZero(implied) * _layout.VolatilityUnit;
        row = new OptionRow(date, root, expiration, right, line.Strike)
        {
            QuoteTime = _layout.QuoteDate is null ? _time : null,
            Bid = bid,
            Ask = ask,
            Last = NotZero(last),
            Close = NotZero(close),
            BidVolatility = NotZero(bidVolatility) * _layout.VolatilityUnit,
            AskVolatility = NotZero(askVolatility) * _layout.VolatilityUnit,
            ImpliedVolatility = volatility,
            Delta = volatility is null ? null : delta,
            Gamma = volatility is null ? null : gamma,
            Volume = volume,
            OpenInterest = interest,
            UnderlyingPrice = line.Underlying,
            Forward = line.Forward,
            DiscountFactor = line.DiscountFactor,
            Years = line.Years,
        };
        return true;
    }

    private bool TryVolatility(int? column, out double? volatility)
    {
        bool readable = TryNumber(column, mayBeNegative: _layout.NoVolatility < 0, out volatility);
        if (volatility == _layout.NoVolatility)
            volatility = null;
        return readable && (volatility is not < 0 || Issue(RowIssueCode.NegativeValue, FormattableString.Invariant($"volatility {volatility}")));
    }

    // The symbol goes before root, date and right of the columns, which must not contradict it. A symbol of a monthly option before
    // 2015 has the Saturday where a column may have the Friday: the column, the last trading day, is kept then.
    private bool TryContract(in LineFacts line, OptionSide side, out string root, out DateOnly expiration, out OptionRight right)
    {
        OptionSymbol? symbol = null;
        string text = side.Symbol is { } column ? Table[column] : "";
        root = _layout.Root is { } rootColumn ? Table[rootColumn].Trim().ToUpperInvariant() : _facts.Root ?? "";
        right = side.Right ?? OptionRight.Call;
        expiration = line.Expiration ?? default;
        if (side.Symbol is not null && !OptionSymbol.TryParse(text, null, out symbol))
            return Issue(RowIssueCode.UnknownContract, $"'{CsvTable.Shorten(text)}' is no option symbol");
        if (line.Strike == 0)
            return Issue(RowIssueCode.UnknownContract, "strike 0");
        if (side.Right is null && _layout.Right is { } rightColumn && !TryRight(Table[rightColumn], out right))
            return Issue(RowIssueCode.UnknownContract, $"'{CsvTable.Shorten(Table[rightColumn])}' is neither call nor put");
        if (side.Right is null && _layout.IsOutOfTheMoney)
        {
            if (line.Forward is not { } forward)
                return Issue(RowIssueCode.UnknownContract, "without a forward it cannot be told which option is out of the money");
            right = line.Strike < forward ? OptionRight.Put : OptionRight.Call;
        }

        if (symbol is not null)
        {
            bool toldRight = side.Right is not null || _layout.Right is not null;
            bool agrees = (!toldRight || symbol.Right == right) && symbol.Strike == line.Strike
                && (line.Expiration is not { } date || symbol.ExpirationDate == date || (symbol.ExpirationDate.DayNumber == date.DayNumber + 1 && date.DayOfWeek == DayOfWeek.Friday));
            if (!agrees)
                return Issue(RowIssueCode.UnknownContract, FormattableString.Invariant($"'{text}' is not strike {line.Strike} of {line.Expiration:yyyy-MM-dd}"));
            right = symbol.Right;
            root = symbol.Root;
            expiration = line.Expiration ?? symbol.ExpirationDate;
        }

        if (root.Length > LongestRoot)
            return Issue(RowIssueCode.UnknownContract, $"'{CsvTable.Shorten(root)}' is no root of an option");
        return root.Length > 0 || Issue(RowIssueCode.UnknownContract, "no root");
    }

    private void Check(OptionRow row, bool keep)
    {
        if (row.QuoteDate > row.ExpirationDate)
            keep &= Issue(RowIssueCode.AfterSettlement, FormattableString.Invariant($"{row.QuoteDate:yyyy-MM-dd} is after the expiration {row.ExpirationDate:yyyy-MM-dd}"));
        if (!_seen.Add((row.QuoteDate, row.ExpirationDate, row.Root, row.Strike, row.Right)))
            keep &= Issue(RowIssueCode.Duplicate, row.ToString());
        if (row.Bid > row.Ask || row.BidVolatility > row.AskVolatility)
            keep &= Issue(RowIssueCode.Crossed, row.ToString());
        else if ((row.Bid > 0 && row.Bid == row.Ask) || (row.BidVolatility is not null && row.BidVolatility == row.AskVolatility))
            keep &= Issue(RowIssueCode.Locked, row.ToString());
        if (!_contracts.TryGetValue(row.Root, out ContractSpec? contract))
            _contracts[row.Root] = contract = row.Contract;
        if (contract is not null && (IsOffTick(contract, row.QuoteDate, row.Bid) || IsOffTick(contract, row.QuoteDate, row.Ask)))
            keep &= Issue(RowIssueCode.TickViolation, row.ToString());
        _parity.Add(row, contract, Table.Line);
        Add(row, keep);
    }

    private void JudgeSpot()
    {
        (long line, bool judged, string? finding) = _parity.TakeOldest();
        if (!judged)
            CountUncheckedSpot();
        else if (finding is not null)
            Issue(line, RowIssueCode.StaleSpot, finding);
    }

    private static bool TryRight(string text, out OptionRight right)
    {
        string word = text.Trim();
        bool call = word.Equals("C", StringComparison.OrdinalIgnoreCase) || word.Equals("call", StringComparison.OrdinalIgnoreCase);
        bool put = word.Equals("P", StringComparison.OrdinalIgnoreCase) || word.Equals("put", StringComparison.OrdinalIgnoreCase);
        right = put ? OptionRight.Put : OptionRight.Call;
        return call || put;
    }

    private static bool IsOffTick(ContractSpec contract, DateOnly date, double? price) => price is { } quoted && !contract.Tick.IsOnTick(date, quoted);

    private static double? NotZero(double? value) => value == 0 ? null : value;

    private readonly record struct LineFacts(DateOnly? Expiration, double Strike, double? Underlying, double? Forward, double? DiscountFactor, double? Years);
}
