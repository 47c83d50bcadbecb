using System.Globalization;
using System.Text;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

/// <summary>Every file of the folders, whatever they hold: it loads or says why not, and the report is right line by line.</summary>
[Trait("Category", "Data")]
public sealed class FolderTests
{
    private static string Approved => Repository.PathOf("tests", "VixShield.MarketData.Tests", "Folder", "issue-counts.approved.txt");

    [DataFact]
    public void Every_file_loads_or_is_an_unsupported_format_with_a_reason()
    {
        Dictionary<string, OptionFacts> manifest = ChainManifest.Read();
        Assert.NotEmpty(DataFolder.Files);
        foreach (string path in DataFolder.Files)
        {
            (MarketDataIdentity identity, ReadReport? report) = DataFolder.Read(path);
            string name = Path.GetFileName(path);
            if (identity.Kind == MarketDataKind.Unsupported)
            {
                Assert.NotEmpty(identity.Reason);
                Assert.False(manifest.ContainsKey(name), $"{name} is in the manifest and {identity}");
                Assert.StartsWith("unsupported format: ", identity.ToString(), StringComparison.Ordinal);
            }
            else
            {
                Assert.True(report!.Kept > 0, report.ToString());
                Assert.Equal(report.Rows - report.Kept, report.Dropped);
            }

            if (DataFolder.DayOf(path) is not null)
                Assert.NotEqual(MarketDataKind.Unsupported, identity.Kind);

            // Also archives and hedging diaries that the manifest does not know.
            if (name.EndsWith(".zip", StringComparison.Ordinal) || name.StartsWith("spx-call5700-", StringComparison.Ordinal))
                Assert.Equal(MarketDataKind.Unsupported, identity.Kind);
        }
    }

    [DataFact]
    public void Reported_lines_are_exactly_those_that_break_a_rule()
    {
        NaiveRules rules = new();
        foreach (string path in DataFolder.Files)
        {
            (MarketDataIdentity identity, ReadReport? report) = DataFolder.Read(path);
            if (report is null)
                continue;
            OptionFacts? facts = Facts(path);
            string[] lines = DataFolder.Lines(path);
            int first = FirstRow(identity.Kind, lines);
            string[] header = Split(first > 0 ? lines[first - 1] : "date");
            HashSet<string> monthly = [.. lines.Skip(first).Select(Split).Where(cells => cells.Length > 2 && cells[1].StartsWith("VX/", StringComparison.Ordinal)).Select(cells => cells[2])];
            List<(long Line, RowIssueCode Code)> expected = [];
            HashSet<string> seen = [];
            for (int i = first; i < lines.Length; i++)
            {
                if (lines[i].Trim().Length > 0)
                    expected.AddRange(rules.Of(identity.Kind, header, Split(lines[i].TrimEnd('\r')), monthly, facts, DataFolder.DayOf(path), seen).Select(code => ((long)i + 1, code)));
            }

            IEnumerable<(long Line, RowIssueCode Code)> reported = report.Issues.Where(issue => issue.Code != RowIssueCode.StaleSpot).Select(issue => (issue.Line, issue.Code));
            Assert.True(expected.Order().SequenceEqual(reported.Order()), Difference(report.File, expected, reported));
        }
    }

    [DataFact]
    public void Tables_of_options_have_the_format_of_the_manifest()
    {
        Dictionary<string, string> formats = ChainManifest.Formats();
        foreach (string path in DataFolder.Files.Where(path => formats.ContainsKey(Path.GetFileName(path))))
        {
            string name = Path.GetFileName(path);
            MarketDataIdentity identity = MarketDataFormats.Identify(path, ChainManifest.Of(path));
            Assert.Equal(formats[name] == ChainManifest.Unsupported, identity.Kind == MarketDataKind.Unsupported);
            if (identity.Kind == MarketDataKind.Unsupported)
                continue;
            using RowReader<OptionRow> reader = MarketDataFormats.Options(ChainManifest.Of(path)).Open(path);
            Assert.Equal(formats[name], Assert.IsType<OptionRows>(reader).Layout);
        }
    }

    // Rows that were looked at one by one: a file that has the row reports it under the code. Origin: the notes beside the data.
    [SkippableTheory]
    [InlineData("vx-contracts-", "2013-01-02,", RowIssueCode.ZeroSettle)]
    [InlineData("vx-contracts-", "2013-05-17,", RowIssueCode.ZeroSettle)]
    [InlineData("vx-contracts-", "2013-06-25,2014-03-18,", RowIssueCode.OutsideRange)]
    [InlineData("vx-contracts-", "2013-06-26,2014-03-18,", RowIssueCode.OutsideRange)]
    [InlineData("vx-contracts-", "2013-06-27,2014-03-18,", RowIssueCode.OutsideRange)]
    [InlineData("vx-contracts-", "2013-06-28,2014-03-18,", RowIssueCode.OutsideRange)]
    [InlineData("vx-contracts-", "2015-04-03,2015-12-16,", RowIssueCode.OutsideRange)]
    [InlineData("cfe-raw-", "03/23/2007,", RowIssueCode.TenfoldPrice)]
    [InlineData("VIX_History", "06/11/2004,", RowIssueCode.NonSession)]
    [InlineData("VIX_History", "05/30/2022,", RowIssueCode.NonSession)]
    [InlineData("VIX_History", "02/11/1992,", RowIssueCode.OutsideRange)]
    [InlineData("VIX6M_History", "07/05/2019,", RowIssueCode.OutsideRange)]
    [InlineData("nyse-breadth", "2002-07-04,", RowIssueCode.NonSession)]
    [InlineData("nyse-breadth", "2002-11-28,", RowIssueCode.NonSession)]
    [InlineData("nyse-breadth", "2004-04-09,", RowIssueCode.NonSession)]
    [InlineData("us-macro-events", "2024-06-19,vix_expiry", RowIssueCode.CalendarMismatch)]
    [InlineData("us-macro-events", "2026-05-20,vix_expiry", RowIssueCode.CalendarMismatch)]
    [InlineData("spx-2023-09-14.csv", "SPX,2025-12-19,4200,", RowIssueCode.Crossed)]
    [InlineData("spx-2023-09-14.original", "Fri Dec 19 2025,SPX251219C04200000,", RowIssueCode.Crossed)]
    [InlineData("spx-2019-05-13-overnight.csv", "SPXW,2019-05-10,800,", RowIssueCode.StaleSpot)]
    [InlineData("spx-2019-05-13-overnight.original", "05/10/2019,SPXW190510C00800000,", RowIssueCode.StaleSpot)]
    public void Rows_that_are_known_to_be_bad_have_their_code(string file, string row, RowIssueCode code)
    {
        Skip.If(ExternalFolder.SkipReason(ExternalFolder.Data) is not null, "No data folder.");
        bool found = false;
        foreach (string path in DataFolder.Files.Where(path => Path.GetFileName(path).StartsWith(file, StringComparison.Ordinal)))
        {
            string[] lines = DataFolder.Lines(path);
            ReadReport report = DataFolder.Read(path).Report!;
            for (int i = 0; i < lines.Length; i++)
            {
                // A known row may be zero in one collection and right in another.
                if (!lines[i].StartsWith(row, StringComparison.Ordinal) || (code == RowIssueCode.ZeroSettle && !lines[0].StartsWith("Trade Date", StringComparison.Ordinal)))
                    continue;
                found = true;
                Assert.True(
                    report.Issues.Any(issue => issue.Code == code && (issue.Line == i + 1 || code == RowIssueCode.StaleSpot)), $"{report.File}, line {i + 1} is not reported as {code}: {lines[i]}");
            }
        }

        Skip.If(!found, "No file has the row.");
    }

    [DataFact]
    public void Spot_is_stale_where_parity_says_so()
    {
        Dictionary<string, OptionFacts> manifest = ChainManifest.Read();
        foreach (string path in DataFolder.Files.Where(path => Path.GetFileName(path).StartsWith("spx-20", StringComparison.Ordinal)))
        {
            (MarketDataIdentity identity, ReadReport? report) = DataFolder.Read(path);
            if (identity.Kind != MarketDataKind.Options)
                continue;
            using RowReader<OptionRow> reader = MarketDataFormats.Options(manifest.GetValueOrDefault(Path.GetFileName(path))).Open(path);
            OptionRow[] rows = [.. reader.Where(row => row.UnderlyingPrice is not null && row.Contract is not null && row.ExpirationDate > row.QuoteDate)];
            if (rows.Length == 0)
                continue;
            // Another route to the forward: the tightest bounds that synthetic long and short positions give, nearest expiration first.
            (double low, double high, int days) = rows.GroupBy(row => row.ExpirationDate).OrderBy(group => group.Key).Take(1)
                .Select(group => Bounds([.. group])).First();
            double spot = rows[0].UnderlyingPrice!.Value;
            double slack = spot * ((0.1 * days / 365) + 0.0002);
            bool stale = report!.Counts.ContainsKey(RowIssueCode.StaleSpot);
            if (days <= 45 && (spot < low - (2 * slack) || spot > high + (2 * slack)))
                Assert.True(stale, $"{report}: spot {spot}, forward {low} to {high}");
            if (spot > low - (slack / 2) && spot < high + (slack / 2))
                Assert.False(stale, $"{report}: spot {spot}, forward {low} to {high}");
        }
    }

    [DataFact]
    public void Counts_of_known_contents_are_the_approved_ones()
    {
        StringBuilder counts = new("# Issues by content (first half of its SHA-256), with the name it had: lines, rows, kept, counts by code.\n");
        foreach (string path in DataFolder.Files)
        {
            (MarketDataIdentity identity, ReadReport? report) = DataFolder.Read(path);
            counts.Append(CultureInfo.InvariantCulture, $"{DataFolder.Fingerprint(path)} {Path.GetFileName(path)}: ");
            counts.Append(report is null ? $"{identity.Kind}" : FormattableString.Invariant($"{identity.Kind}, {report.Lines} lines, {report.Rows} rows, {report.Kept} kept"));
            counts.Append(report is null ? "" : string.Concat(report.Counts.Select(pair => FormattableString.Invariant($", {pair.Value} {pair.Key}")))).Append('\n');
        }

        if (Acceptance.Requested)
            File.WriteAllText(Approved, counts.ToString());
        Dictionary<string, string> approved = ByContent(File.ReadAllText(Approved));
        foreach ((string content, string line) in ByContent(counts.ToString()))
            Assert.True(!approved.TryGetValue(content, out string? known) || known == line, $"Now {line}, approved {known}. Accept with VIXSHIELD_ACCEPT=1 after looking at it.");
    }

    [DataFact]
    public void A_table_and_its_original_page_have_the_same_quotes()
    {
        foreach (string original in DataFolder.Files.Where(path => path.Contains(".original.", StringComparison.Ordinal)))
        {
            string normalised = string.Concat(original.AsSpan(0, original.IndexOf(".original.", StringComparison.Ordinal)), ".csv.gz");
            if (!File.Exists(normalised))
                continue;
            Assert.Equal(Quotes(normalised), Quotes(original));
        }

        static HashSet<(string, DateOnly, double, double, double?, double?, double?)> Quotes(string path)
        {
            using RowReader<OptionRow> reader = MarketDataFormats.Options().Open(path);
            return [.. reader.Select(row => (row.Root, row.ExpirationDate, row.Strike, (double)row.Right, row.Bid, row.Ask, row.OpenInterest))];
        }
    }

    private static Dictionary<string, string> ByContent(string text) =>
        text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .GroupBy(line => line[..16]).ToDictionary(group => group.Key, group => group.First()[group.First().IndexOf(": ", StringComparison.Ordinal)..]);

    private static OptionFacts? Facts(string path)
    {
        OptionFacts? facts = ChainManifest.Of(path);
        if (facts is null || facts.QuoteTime is not null)
            return facts;
        using RowReader<OptionRow> reader = MarketDataFormats.Options(facts).Open(path);
        return facts with { QuoteTime = reader.First().QuoteTime };
    }

    private static (double Low, double High, int Days) Bounds(OptionRow[] rows)
    {
        double low = double.NegativeInfinity;
        double high = double.PositiveInfinity;
        foreach (IGrouping<(string, double), OptionRow> strike in rows.Where(row => row.Bid > 0 && row.Ask > 0).GroupBy(row => (row.Root, row.Strike)).Where(pair => pair.Count() == 2))
        {
            OptionRow call = strike.Single(row => row.Right == Instruments.OptionRight.Call);
            OptionRow put = strike.Single(row => row.Right == Instruments.OptionRight.Put);
            low = Math.Max(low, call.Strike + call.Bid!.Value - put.Ask!.Value);
            high = Math.Min(high, call.Strike + call.Ask!.Value - put.Bid!.Value);
        }

        return (low, high, rows[0].ExpirationDate.DayNumber - rows[0].QuoteDate.DayNumber);
    }

    private static int FirstRow(MarketDataKind kind, string[] lines) => kind switch
    {
        MarketDataKind.Holidays => 0,
        MarketDataKind.Options => Array.FindIndex(lines, line => line.Contains("strike", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("# ", StringComparison.Ordinal)) + 1,
        _ => 1,
    };

    private static string[] Split(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        return [.. cells, cell.ToString()];
    }

    private static string Difference(string file, IEnumerable<(long Line, RowIssueCode Code)> expected, IEnumerable<(long Line, RowIssueCode Code)> reported) =>
        $"{file}: not reported {string.Join(" ", expected.Except(reported).Take(5))}; reported without reason {string.Join(" ", reported.Except(expected).Take(5))}";
}
