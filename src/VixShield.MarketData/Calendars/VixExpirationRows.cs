using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>Rows of a list of final settlements of monthly VX contracts: settlement_date.</summary>
internal sealed class VixExpirationRows : RowReader<Expiry>
{
    private readonly int _date;
    private readonly ContractDating _contracts;
    private readonly HashSet<DateOnly> _seen = [];

    internal VixExpirationRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("settlement_date");
        _contracts = new ContractDating(Options.Calendar);
    }

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryDate(_date, out DateOnly date))
        {
            Reject();
            return;
        }

        if (_contracts.FromDate(date) is not { } expiry)
        {
            Issue(RowIssueCode.UnknownContract, _contracts.Objection(date));
            Reject();
            return;
        }

        bool keep = _seen.Add(date) || Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        if (expiry.Date != date)
            keep &= Issue(RowIssueCode.CalendarMismatch, FormattableString.Invariant($"{date:yyyy-MM-dd} is the last trading day before {expiry}"));
        Add(expiry, keep);
    }
}
