using VixShield.Expiries;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Folder;
using VixShield.Volatility;

namespace VixShield.Tests.Calendars;

public sealed class EventCalendarTests
{
    [Fact]
    public void Rows_become_instants_and_kinds_are_covered_from_their_first_to_their_last_row()
    {
        Loaded<EventCalendar> loaded = Load("date,event,detail,time_et,source\n2024-07-11,cpi,June,08:30,bls\n2024-06-12,cpi,May,08:30,bls\n2024-06-12,fomc_decision,,14:00,fed:projected\n2024-06-07,nfp,,08:30,bls\n2024-06-13,ppi,,8:30,\n2024-06-20,jackson_hole,,10:00,manual\n2024-06-12,cpi,again,08:30,bls\n");
        EventCalendar calendar = loaded.Value;
        Assert.Equal(["nfp", "cpi", "fomc_decision", "ppi", "cpi"], calendar.Events.Select(e => e.Kind));
        Assert.Equal(new DateTimeOffset(2024, 6, 12, 12, 30, 0, TimeSpan.Zero), calendar.Events[1].Instant);
        Assert.Equal(("May", "bls", false), (calendar.Events[1].Detail, calendar.Events[1].Source, calendar.Events[1].IsProjected));
        Assert.True(calendar.Events[2].IsProjected);
        Assert.Equal("events.csv", calendar.Events[3].Source);
        Assert.Equal("cpi 2024-06-12 to 2024-07-11", calendar.Coverage[0].ToString());
        Assert.Equal(new DateOnly(2024, 6, 7), calendar.CoveredUntil);
    }

    [Fact]
    public void A_kind_without_rows_or_an_event_without_a_time_is_refused()
    {
        Assert.Contains("no row of the kind 'ppi'", Assert.Throws<ArgumentException>(() => Load("date,event,time_et\n2024-06-12,cpi,08:30\n2024-06-12,fomc_decision,14:00\n")).Message, StringComparison.Ordinal);
        string election = "date,event,time_et\n2024-11-05,election,\n";
        Assert.Contains("no time of the day for election on 2024-11-05", Assert.Throws<ArgumentException>(() => Load(election, "election")).Message, StringComparison.Ordinal);
        Assert.Equal(["ppi"], Load("date,event,time_et\n2024-06-13,ppi,08:30\n2024-11-05,election,\n", "ppi").Value.Coverage.Select(c => c.Kind));
    }

    [Fact]
    public void A_release_about_a_month_to_come_is_left_out_and_its_kind_is_covered_from_the_next_one_on()
    {
        const string Content = "date,event,detail,ref_period,time_et,source\n2006-12-15,cpi,,November 2006,08:30,bls\n2007-01-16,cpi,,December 2007,08:30,bls\n2007-12-14,cpi,,November 2007,08:30,bls\n2008-02-20,cpi,,January 2008,08:30,bls\n2008-03-14,cpi,,2008-02,08:30,bls\n2006-12-08,nfp,,November 2006,08:30,bls\n";
        Loaded<EventCalendar> loaded = Load(Content, "cpi", "nfp");
        Assert.Equal(1, loaded.Reports[0].Counts[RowIssueCode.ReferenceAfterDate]);
        Assert.Equal("cpi on 2007-01-16 is about 2007-12", Assert.Single(loaded.Reports[0].Issues, i => i.Code == RowIssueCode.ReferenceAfterDate).Detail);
        Assert.Equal(["cpi 2008-02-20 to 2008-03-14", "nfp 2006-12-08 to 2006-12-08"], loaded.Value.Coverage.Select(c => c.ToString()));
        Assert.Equal([new DateOnly(2006, 12, 8), new DateOnly(2008, 2, 20), new DateOnly(2008, 3, 14)], loaded.Value.Events.Select(e => e.Date));
        Assert.Contains("after the release of 2008-12", Assert.Throws<ArgumentException>(() => Load("date,event,ref_period,time_et\n2008-02-20,cpi,January 2008,08:30\n2008-01-16,cpi,December 2008,08:30\n", "cpi")).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    [Trait("Category", "Data")]
    public void Every_row_of_the_file_is_an_event_of_its_kind_and_instant()
    {
        string path = DataFolder.Require("calendars", "us-macro-events-2000-2027.csv");
        EventCalendar calendar = HistoryLoader.Events(path, [.. EventKinds.Macro, EventKinds.FomcMinutes]).Value;
        string[][] rows = [.. File.ReadLines(path).Skip(1).Select(line => line.Split(','))];
        foreach (string kind in EventKinds.Macro.Append(EventKinds.FomcMinutes))
        {
            string[][] misdated = [.. rows.Where(cells => cells[1] == kind && ReferenceOf(cells) > DateOf(cells))];
            DateOnly? hole = misdated.Max(ReferenceOf);

            // The detail of some rows holds commas in quotes: the day and the kind come first, and the time is the last cell but one.
            (DateOnly Date, TimeOnly Time)[] expected = [.. rows.Where(cells => cells[1] == kind && !misdated.Contains(cells) && (hole is null || ReferenceOf(cells) > hole))
                .Select(cells => (DateOf(cells), TimeOnly.Parse(cells[^2], System.Globalization.CultureInfo.InvariantCulture)))
                .Distinct().Order()];
            Assert.NotEmpty(expected);
            Assert.Equal(expected, calendar.Events.Where(e => e.Kind == kind).Select(e => (e.Date, TimeOnly.FromDateTime(UsTime.InNewYork(e.Instant).DateTime))));
            Assert.Equal((expected[0].Date, expected[^1].Date), calendar.Coverage.Where(c => c.Kind == kind).Select(c => (c.From, c.Until)).Single());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Next(new DateTimeOffset(2026, 12, 20, 12, 0, 0, TimeSpan.Zero), EventKinds.ConsumerPrices));
    }

    [SkippableFact]
    [Trait("Category", "Data")]
    public void On_a_real_chain_every_interval_has_a_number_or_a_reason()
    {
        string path = DataFolder.Require("option-chains", "spx-implied-vol-2023-02-15.csv");
        MarketSnapshot market = SnapshotLoader.Load(new SnapshotFiles { Chain = path, ChainFacts = ChainManifest.Of(path) ?? OptionFacts.None }).Snapshot!;
        EventCalendar calendar = HistoryLoader.Events(DataFolder.Require("calendars", "us-macro-events-2000-2027.csv")).Value;
        VolatilitySurface surface = market.Surface("SPX");
        var intervals = EventVariance.Of(surface, market.ValuationInstant, calendar, new EventVarianceOptions { Until = new DateOnly(2023, 4, 30) });
        foreach (EventVarianceInterval interval in intervals)
            Console.WriteLine(interval);
        Assert.Contains(intervals, i => i.Reading.Status == EventVarianceStatus.Ok);
        Assert.All(intervals, i => Assert.Equal(i.Reading.Status == EventVarianceStatus.Ok, i.Reading.Move is not null));

        // The clock made of them gives the same readings of the listed expiries, and puts the variance of an interval at its events.
        EventClock clock = EventVariance.ClockOf(intervals);
        VolatilitySurface timed = market.ToBuilder().SetEventClock("SPX", clock).Build().Surface("SPX");
        EventVarianceInterval first = intervals.First(i => i.Reading.Status == EventVarianceStatus.Ok && i.Earlier is not null);
        double at = (first.Events[0].Instant - market.ValuationInstant).TotalMinutes / Expiry.MinutesPerYear;
        double jump = timed.TotalVarianceAt(0, at) - timed.TotalVarianceAt(0, at - (1 / Expiry.MinutesPerYear));
        Assert.Equal(first.Reading.Variance!.Value / first.Events.Length, jump, 0.02 * first.Reading.Variance.Value);
    }

    private static DateOnly DateOf(string[] cells) => DateOnly.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? ReferenceOf(string[] cells) =>
        DateOnly.TryParseExact($"1 {cells[^3]}", "d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateOnly month) ? month : null;

    private static Loaded<EventCalendar> Load(string content, params string[] kinds)
    {
        string folder = Directory.CreateTempSubdirectory("vixshield-events").FullName;
        try
        {
            string path = Path.Combine(folder, "events.csv");
            File.WriteAllText(path, content);
            return HistoryLoader.Events(path, kinds.Length == 0 ? null : kinds);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
