using System.Collections.Immutable;
using System.Globalization;
using VixShield.Curves;

namespace VixShield.MarketData;

/// <summary>Rows of a matrix: date, index, then pairs of expiration and settlement named exp1, vx1, exp2, vx2 and so on.</summary>
internal sealed class VixTermStructureRows : RowReader<VixTermStructureRow>
{
    private readonly int _date;
    private readonly int? _vix;
    private readonly List<(int Expiration, int Settle)> _pairs = [];
    private readonly ContractDating _contracts;
    private readonly HashSet<DateOnly> _seen = [];

    internal VixTermStructureRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("date");
        _vix = table.Find("vix_close");
        _pairs.Add((table.Require("exp1"), table.Require("vx1")));
        for (int i = 2; table.Find(FormattableString.Invariant($"exp{i}")) is { } expiration; i++)
            _pairs.Add((expiration, table.Require("vx" + i.ToString(CultureInfo.InvariantCulture))));
        foreach (string name in table.Header)
        {
            if (IsOfPair(name) && !_pairs.Exists(pair => table.Find(name) is { } column && (column == pair.Expiration || column == pair.Settle)))
                throw new MarketDataFormatException(table.File, table.HeaderLine, $"The column '{CsvTable.Shorten(name)}' belongs to no pair: pairs are exp1 and vx1, exp2 and vx2, and so on without a gap.");
        }

        _contracts = new ContractDating(Options.Calendar);
    }

    private static bool IsOfPair(string name)
    {
        string digits = name.StartsWith("exp", StringComparison.OrdinalIgnoreCase) ? name[3..] : name.StartsWith("vx", StringComparison.OrdinalIgnoreCase) ? name[2..] : "";
        return digits.Length > 0 && digits.All(char.IsAsciiDigit);
    }

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryDate(_date, out DateOnly date) || !TryNumber(_vix, mayBeNegative: false, out double? vix))
        {
            Reject();
            return;
        }

        bool keep = IsSession(date);
        if (!_seen.Add(date))
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        ImmutableArray<VixFuture>.Builder futures = ImmutableArray.CreateBuilder<VixFuture>();
        foreach ((int expiration, int settle) in _pairs)
            keep &= TryPair(date, expiration, settle, futures);
        futures.Sort((a, b) => a.Expiry.Date.CompareTo(b.Expiry.Date));
        Add(new VixTermStructureRow(date, vix == 0 ? null : vix, futures.DrainToImmutable()), keep);
    }

    private bool TryPair(DateOnly date, int expirationColumn, int settleColumn, ImmutableArray<VixFuture>.Builder futures)
    {
        string listed = Table[expirationColumn];
        if (!TryNumber(settleColumn, mayBeNegative: false, out double? settle))
            return false;
        if (listed.Length == 0 && settle is null)
            return true;
        if (!TryDate(expirationColumn, out DateOnly expiration))
            return false;
        if (_contracts.FromDate(expiration) is not { } expiry)
            return Issue(RowIssueCode.UnknownContract, _contracts.Objection(expiration));
        if (settle is null or 0)
            return settle is null || Issue(RowIssueCode.ZeroSettle, FormattableString.Invariant($"{date:yyyy-MM-dd} of {expiry}"));
        bool keep = true;
        if (date > expiry.Date)
            keep = Issue(RowIssueCode.AfterSettlement, FormattableString.Invariant($"{date:yyyy-MM-dd} is after {expiry}"));
        if (futures.Any(future => future.Expiry == expiry))
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{expiry} stands twice on {date:yyyy-MM-dd}"));
        if (keep)
            futures.Add(new VixFuture(expiry, settle.Value));
        return keep;
    }
}
