using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Reports;

/// <summary>What a policy may say, and that its default is what the page says.</summary>
public sealed class RowPolicyTests
{
    [Fact]
    public void Defaults_are_those_of_the_page()
    {
        string[] page = File.ReadAllLines(Repository.PathOf("docs", "concepts", "market-data.md"));
        Dictionary<string, RowAction> stated = [];
        foreach (RowAction action in Enum.GetValues<RowAction>())
        {
            string line = Assert.Single(page, l => l.StartsWith($"| {action}: ", StringComparison.Ordinal));
            foreach (string code in line.Split('`').Where((_, i) => i % 2 == 1))
                stated[code] = action;
        }

        Assert.Equal(Enum.GetValues<RowIssueCode>().Select(code => $"{code}: {RowPolicy.Default[code]}").Order(), stated.Select(pair => $"{pair.Key}: {pair.Value}").Order());
    }

    [Fact]
    public void Impossible_actions_are_refused_with_the_reason()
    {
        foreach (RowIssueCode code in Enum.GetValues<RowIssueCode>())
        {
            foreach (RowAction action in Enum.GetValues<RowAction>())
            {
                bool impossible = (action, code) is
                    (RowAction.Keep, RowIssueCode.CellCount or RowIssueCode.UnreadableDate or RowIssueCode.UnreadableNumber or RowIssueCode.NegativeValue or RowIssueCode.UnknownContract or RowIssueCode.Conflict)
                    or (RowAction.Drop, RowIssueCode.StaleSpot);
                if (impossible)
                    Assert.Contains(code == RowIssueCode.Conflict ? "one can be kept" : code.ToString(), Assert.Throws<ArgumentOutOfRangeException>(() => RowPolicy.Default.With(code, action)).Message, StringComparison.Ordinal);
                else
                    Assert.Equal(action, RowPolicy.Default.With(code, action)[code]);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => RowPolicy.Default[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => RowPolicy.Default.With(RowIssueCode.Locked, 0));
    }

    [Fact]
    public void Counts_are_complete_where_the_list_is_cut()
    {
        string text = "date,close\n" + string.Concat(Enumerable.Repeat("2024-07-03,1\n", 50));
        ReadReport report = MadeFile.Read(MarketDataFormats.Index, text, new ReadOptions { MaximumIssues = 3 }).Report;
        Assert.Equal((49L, 3, 46L), (report.Counts[RowIssueCode.Duplicate], report.Issues.Length, report.IssuesOmitted));
        Assert.Equal("made.csv: 50 rows, 1 kept, 49 Duplicate", report.ToString());
        Assert.Equal("made.csv, line 3: Duplicate (Drop): 2024-07-03", report.Issues[0].ToString());
    }
}
