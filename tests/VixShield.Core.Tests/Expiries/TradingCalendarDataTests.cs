using System.Globalization;
using VixShield.Expiries;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Expiries;

/// <summary>The rule-based calendar against two lists of sessions, on every day that both cover.</summary>
[Trait("Category", "Data")]
public sealed class TradingCalendarDataTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    // Index options trade on for a quarter of an hour after the cash close, and that list has the end of trading.
    private static readonly TimeSpan TradingAfterTheCashClose = TimeSpan.FromMinutes(15);

    [DataFact]
    public void Stock_exchange_sessions_and_their_closes_are_the_same_on_every_day()
    {
        Dictionary<DateOnly, DateTimeOffset> closes = Closes("calendars/nyse-sessions.csv.gz");

        Assert.Empty(SessionDifferences(closes));
        Assert.Empty(CloseDifferences(closes, TimeSpan.Zero));
    }

    [DataFact]
    public void Option_exchange_sessions_are_the_same_on_every_day()
    {
        // That list has sessions on the four days of 2001 on which every US exchange was closed; the stock list and the list of full
        // holidays say closed.
        DateOnly[] wrong = [.. Enumerable.Range(11, 4).Select(day => new DateOnly(2001, 9, day))];
        Dictionary<DateOnly, DateTimeOffset> closes = Closes("calendars/cfe-cboe-sessions.csv.gz");
        Assert.Equal(wrong.Where(closes.ContainsKey), SessionDifferences(closes));
    }

    [DataFact]
    public void The_option_exchange_list_lacks_the_early_closes_before_Christmas_and_Independence_Day_and_nothing_else()
    {
        // That list models early closes on the day after Thanksgiving only. On these 19 days the stock exchange's list, checked above,
        // closes at 12:00 in Chicago. SPX has no closing price after that, so no closing settlement can be later: the stock list is right.
        string[] missing =
        [
            "2006-07-03", "2007-07-03", "2007-12-24", "2008-07-03", "2008-12-24", "2009-12-24", "2012-07-03", "2012-12-24", "2013-07-03", "2013-12-24",
            "2014-07-03", "2014-12-24", "2015-12-24", "2017-07-03", "2018-07-03", "2018-12-24", "2019-07-03", "2019-12-24", "2020-12-24",
        ];
        Dictionary<DateOnly, DateTimeOffset> closes = Closes("calendars/cfe-cboe-sessions.csv.gz");
        Dictionary<DateOnly, DateTimeOffset> stock = Closes("calendars/nyse-sessions.csv.gz");
        List<DateOnly> differences = CloseDifferences(closes, TradingAfterTheCashClose);

        // Before 2004 the stock list, checked above, is the only source of the early closes of those days.
        Assert.Equal(missing.Select(Dates.Of), differences.Where(date => date.Year >= 2004));
        Assert.All(differences, date =>
        {
            Assert.Equal(UsTime.AtChicago(date, new TimeOnly(15, 15)), closes[date]);
            Assert.Equal(UsTime.AtChicago(date, date.Year < 1993 ? new TimeOnly(13, 0) : new TimeOnly(12, 0)), stock[date]);
        });
    }

    [DataFact]
    public void Every_weekday_without_a_session_is_in_the_list_of_full_holidays_and_the_other_way_round()
    {
        List<Dictionary<string, string>> rows = CsvRows.Read(ExternalFolder.Data, "calendars/nyse-full-day-holidays-1928-2021.csv", "date");
        DateOnly[] listed = [.. rows.Select(row => DateOnly.ParseExact(row["date"], "M/d/yyyy", CultureInfo.InvariantCulture)).Where(date => date >= Calendar.CoveredFrom).Order()];
        List<DateOnly> closed = [];
        for (DateOnly date = Calendar.CoveredFrom; date <= listed[^1]; date = date.AddDays(1))
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Calendar.IsSession(date))
                closed.Add(date);
        }
        Assert.Equal(listed, closed);
    }

    [DataFact]
    public void Openings_of_both_lists_are_half_past_eight_in_Chicago()
    {
        foreach (string file in (string[])["calendars/nyse-sessions.csv.gz", "calendars/cfe-cboe-sessions.csv.gz"])
            Assert.All(Covered(file), row => Assert.Equal(UsTime.AtChicago(row.Date("session"), new TimeOnly(8, 30)), row.Instant("open_utc")));
    }

    private static List<Dictionary<string, string>> Covered(string file)
    {
        List<Dictionary<string, string>> rows = CsvRows.Read(ExternalFolder.Data, file);
        rows.RemoveAll(row => row.Date("session") < Calendar.CoveredFrom || row.Date("session") > Calendar.CoveredUntil);
        Assert.NotEmpty(rows);
        return rows;
    }

    private static Dictionary<DateOnly, DateTimeOffset> Closes(string file) =>
        Covered(file).ToDictionary(row => row.Date("session"), row => row.Instant("close_utc"));

    private static List<DateOnly> SessionDifferences(Dictionary<DateOnly, DateTimeOffset> closes)
    {
        List<DateOnly> differences = [];
        DateOnly last = closes.Keys.Max();
        for (DateOnly date = Calendar.CoveredFrom; date <= last; date = date.AddDays(1))
        {
            if (Calendar.IsSession(date) != closes.ContainsKey(date))
                differences.Add(date);
        }
        return differences;
    }

    private static List<DateOnly> CloseDifferences(Dictionary<DateOnly, DateTimeOffset> closes, TimeSpan tradingAfter) =>
        [.. closes.Where(pair => Calendar.IsSession(pair.Key) && Calendar.SessionClose(pair.Key) + tradingAfter != pair.Value).Select(pair => pair.Key).Order()];
}
