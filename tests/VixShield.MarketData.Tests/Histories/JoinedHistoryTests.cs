using System.Globalization;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Folder;

namespace VixShield.Tests.Histories;

/// <summary>The history that the folder of VX files joins to, whatever it holds.</summary>
[Trait("Category", "Data")]
public sealed class JoinedHistoryTests
{
    private static readonly Lazy<Loaded<VixFuturesHistory>> s_loaded = new(() => HistoryLoader.VixFutures(
        MarketDataFolder.Open(DataFolder.Require("vix-futures")).Of(MarketDataKind.VixFutures)
            .Where(file => file.Name.StartsWith("vx-contracts-", StringComparison.Ordinal)).Select(file => file.Path),
        HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close));

    private static VixFuturesHistory History
    {
        get
        {
            DataFolder.Require("vix-futures");
            DataFolder.Require("vol-indices", "VIX_History.csv");
            return s_loaded.Value.Value;
        }
    }

    [SkippableTheory]
    [InlineData("2018-02-05", new[] { 33.225, 27.975, 24.725, 20.95 }, 37.32)]
    [InlineData("2024-08-05", new[] { 32.0986, 30.3911, 27.3048, 22.9263 }, 38.57)]
    public void Settlements_of_known_days_by_rank(string day, double[] expected, double vix)
    {
        DateOnly date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Skip.If(History.SessionOn(date) is null, $"No file holds {day}.");
        Assert.Equal(expected, Enumerable.Range(1, expected.Length).Select(position => History.Contract(date, position)!.Price));
        Assert.Equal(vix, History.SessionOn(date)!.Vix);
        Assert.Equal(expected[0] - vix, History.CurveOn(date)!.Basis, 1e-12);
    }

    [SkippableTheory]
    [InlineData("2018-02-14", 21.87)]
    [InlineData("2023-02-15", 18.69)]
    [InlineData("2024-08-21", 16.11)]
    public void Final_settlements_of_known_days(string day, double expected)
    {
        DateOnly date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Skip.If(History.SessionOn(date) is null, $"No file holds {day}.");
        Assert.Equal(expected, History.SessionOn(date)!.FinalSettlementOf(date)!.Price);
        RolledPoint front = History.Ranked(1).Points.Single(point => point.Date == date);
        Assert.Equal(RolledReturnStatus.Ok, front.ReturnStatus);
    }

    [SkippableFact]
    public void Collections_agree_where_they_overlap()
    {
        Assert.NotEmpty(History.Sessions);
        Assert.All(s_loaded.Value.Reports, report => Assert.False(report.Counts.ContainsKey(RowIssueCode.Conflict), report.ToString()));
        // The zeros of one collection are filled by the other.
        Assert.All(History.Sessions, session => Assert.All(session.Futures, future => Assert.True(future.Price > 0)));
    }

    [SkippableFact]
    public void Values_of_the_index_beside_the_futures_are_compared_with_its_own_history()
    {
        SessionSeries vix = HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close;
        int compared = 0;
        foreach (MarketDataFile file in MarketDataFolder.Open(DataFolder.Require("vix-futures")).Of(MarketDataKind.VixFutures))
        {
            string[] lines = DataFolder.Lines(file.Path);
            int column = Array.IndexOf(lines[0].TrimEnd('\r').Split(','), "vix_spot");
            if (column < 0)
                continue;
            List<long> expected = [];
            for (int i = 1; i < lines.Length; i++)
            {
                string[] cells = lines[i].Split(',');
                if (cells.Length <= column || !double.TryParse(cells[column], CultureInfo.InvariantCulture, out double spot) || !vix.TryGet(NaiveRules.Date(cells[0]), out double close))
                    continue;
                compared++;
                if (Math.Abs(spot - close) > 0.0055)
                    expected.Add(i + 1);
            }

            ReadReport report = HistoryLoader.VixFutures([file.Path], vix).Reports[0];
            Assert.Equal(expected, report.Issues.Where(issue => issue.Code == RowIssueCode.IndexConflict).Select(issue => issue.Line));
        }

        Skip.If(compared == 0, "No file of VX futures has the index beside it.");
    }

    [SkippableFact]
    public void Closes_of_one_index_in_several_files_are_compared_and_the_first_stays()
    {
        string family = DataFolder.Require("vol-indices", "spx-vix-family-daily.csv");
        string[] others = [.. DataFolder.Files.Where(path => Path.GetFileName(path).StartsWith("spx-ohlc-", StringComparison.Ordinal))];
        Skip.If(others.Length == 0, "The folder has no other closes of SPX.");
        Loaded<IndexHistory> joined = HistoryLoader.Index([family, .. others], "SPX", 0.02);
        Dictionary<DateOnly, double> first = DataFolder.Lines(family).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).Where(cells => cells[1].Length > 0)
            .ToDictionary(cells => NaiveRules.Date(cells[0]), cells => double.Parse(cells[1], CultureInfo.InvariantCulture));
        Assert.All(joined.Value.Sessions.Where(session => first.ContainsKey(session.Date)), session => Assert.Equal(first[session.Date], session.Close));
        foreach ((string path, ReadReport report) in others.Zip(joined.Reports.Skip(1)))
        {
            string[] lines = DataFolder.Lines(path);
            IEnumerable<long> expected = Enumerable.Range(1, lines.Length - 1).Where(i => lines[i].Length > 0).Where(i =>
            {
                string[] cells = lines[i].Split(',');
                return first.TryGetValue(NaiveRules.Date(cells[0]), out double known) && Math.Abs(known - double.Parse(cells[4], CultureInfo.InvariantCulture)) > 0.0200001;
            }).Select(i => i + 1L);
            Assert.Equal(expected, report.Issues.Where(issue => issue.Code == RowIssueCode.Conflict).Select(issue => issue.Line));
            Assert.Equal(report.Rows - report.Counts.GetValueOrDefault(RowIssueCode.Conflict) - report.Counts.GetValueOrDefault(RowIssueCode.NonSession) - report.Counts.GetValueOrDefault(RowIssueCode.Duplicate), report.Kept);
        }
    }

    [SkippableFact]
    public void Constant_maturity_returns_are_those_of_the_contracts_and_differ_from_level_changes_only_through_the_roll()
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        Dictionary<DateOnly, SessionSeries> contracts = History.Contracts.ToDictionary(contract => contract.Date, contract => History.ContractSeries(contract).Returns());
        foreach (int days in new[] { 30, 60, 90 })
        {
            RolledSeries series = History.ConstantMaturity(days);
            Dictionary<DateOnly, RolledPoint> points = series.Points.ToDictionary(point => point.Date);
            int rebuilt = 0;
            foreach (RolledPoint point in series.Points)
            {
                if (!points.TryGetValue(calendar.PreviousSession(point.Date), out RolledPoint? before) || before.Holdings.Any(h => h.Expiry.Date <= point.Date))
                    continue;
                double? expected = 0;
                foreach (RolledHolding holding in before.Holdings)
                    expected += contracts[holding.Expiry.Date].TryGet(point.Date, out double move) ? holding.Weight * holding.Price / before.Level * move : null;
                Assert.Equal(expected is null, point.ReturnInto is null);
                if (expected is null)
                    continue;
                rebuilt++;
                Assert.Equal(expected.Value, point.ReturnInto!.Value, 1e-12);
            }

            Assert.True(rebuilt > series.Points.Length * 9 / 10, $"{rebuilt} of {series.Points.Length} returns rebuilt");
        }
    }

    [SkippableFact]
    public void Nothing_crosses_the_hole_of_the_data()
    {
        foreach (HistoryGap gap in History.Gaps)
        {
            Assert.False(History.Vix.Returns().TryGet(gap.FirstAfter, out _));
            foreach (RolledSeries series in new[] { History.Ranked(1), History.ConstantMaturity(30) })
            {
                Assert.False(series.Returns.TryGet(gap.FirstAfter, out _));
                Assert.True(series.Points.FirstOrDefault(point => point.Date == gap.FirstAfter) is not { ReturnStatus: not RolledReturnStatus.Gap });
            }
        }
    }

    [SkippableFact]
    public void The_matrix_of_the_folder_has_the_same_settlements()
    {
        DataFolder.Require("vix-futures");
        foreach (string path in DataFolder.Files.Where(path => MarketDataFormats.Identify(path).Kind == MarketDataKind.VixTermStructure))
        {
            using RowReader<VixTermStructureRow> rows = MarketDataFormats.VixTermStructure.Open(path);
            int compared = 0;
            foreach (VixTermStructureRow row in rows)
            {
                if (History.SessionOn(row.Date) is not { } session)
                    continue;
                foreach (Curves.VixFuture future in row.Futures)
                {
                    if (session.FutureFor(future.Expiry.Date) is not { } joined)
                        continue;
                    compared++;
                    Assert.Equal(joined.Price, future.Price, 0.0051);
                }
            }

            Assert.True(compared > 0);
        }
    }

    [SkippableFact]
    public void Every_history_of_the_folders_loads()
    {
        DataFolder.Require();
        Assert.NotEmpty(DataFolder.Files);
        foreach (string path in DataFolder.Files)
        {
            switch (MarketDataFormats.Identify(path).Kind)
            {
                case MarketDataKind.Index:
                    IndexHistory index = HistoryLoader.Index(path, DataFolder.Lines(path)[0].Trim().Split(',') is [_, string symbol] ? symbol : "made").Value;
                    Assert.True(index.Sessions.Length > 0 && index.Close.Returns().Count > 0);
                    break;
                case MarketDataKind.Levels:
                    Assert.Contains(HistoryLoader.Levels(path).Value, series => series.Count > 0);
                    break;
                case MarketDataKind.Breadth:
                    Assert.All(HistoryLoader.Breadth(path).Value, breadth => Assert.Equal(breadth.Sessions[^1].NetAdvances, breadth.NetAdvances.Values[^1]));
                    break;
                case MarketDataKind.Sessions:
                    TradingCalendar listed = HistoryLoader.Sessions(path).Value;
                    for (DateOnly date = listed.CoveredFrom; date <= listed.CoveredUntil; date = date.AddDays(1))
                        Assert.Equal(TradingCalendar.UsOptions.IsSession(date), listed.IsSession(date));
                    break;
            }
        }
    }
}
