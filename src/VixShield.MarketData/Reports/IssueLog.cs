using System.Collections.Immutable;

namespace VixShield.MarketData;

/// <summary>Collects the issues of one file and says what is done with each.</summary>
internal sealed class IssueLog(string file, RowPolicy policy, int maximumIssues)
{
    private readonly SortedDictionary<RowIssueCode, long> _counts = [];
    private readonly List<RowIssue> _issues = [];

    /// <summary>Reports an issue; true when the row may be kept as far as this issue goes.</summary>
    internal bool Report(long line, RowIssueCode code, string detail)
    {
        detail = CsvTable.Shorten(detail);
        RowAction action = policy[code];
        if (action == RowAction.Fail)
            throw new MarketDataFormatException(file, line, $"{code}: {detail}");
        _counts[code] = _counts.GetValueOrDefault(code) + 1;
        if (_issues.Count < maximumIssues)
            _issues.Add(new RowIssue(file, line, code, detail, action));
        return action == RowAction.Keep;
    }

    internal ReadReport ToReport(long lines, long rows, long kept, long uncheckedSessions, long uncheckedSpots) =>
        new(file, lines, rows, kept, _counts.ToImmutableSortedDictionary(), [.. _issues], uncheckedSessions, uncheckedSpots);
}
