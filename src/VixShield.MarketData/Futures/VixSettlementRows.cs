using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>Rows of a settlement curve: expiration_date, symbol, settlement. A curve is short, so it is judged as a whole at its end.</summary>
internal sealed class VixSettlementRows : RowReader<VixSettlementRow>
{
    private const int MaximumContracts = 4096;

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
            Add(row, keep && kept);
        }
    }

    // VX, the week of the year for a weekly contract, a slash, month and year: VX/N6, VX28/N6.
    private bool TryContract(DateOnly date, out Expiry? expiry, out bool weekly)
    {
        string symbol = Table[_symbol];
        int slash = symbol.IndexOf('/', StringComparison.Ordinal);
        bool known = slash >= 2 && symbol.StartsWith("VX", StringComparison.Ordinal) && symbol.AsSpan(2, slash - 2).IndexOfAnyExceptInRange('0', '9') < 0;
        weekly = slash > 2;
        expiry = !known ? null : weekly ? Weekly(date) : _contracts.FromDate(date);
        return expiry is not null
            || Issue(RowIssueCode.UnknownContract, FormattableString.Invariant($"'{CsvTable.Shorten(symbol)}' of {date:yyyy-MM-dd} is no VX contract"));
    }

    private Expiry? Weekly(DateOnly date) =>
        date < Options.Calendar.CoveredFrom || date > Options.Calendar.CoveredUntil || !Options.Calendar.IsSession(date)
            ? null
            : Expiry.AtOpen(date, Options.Calendar);
}
