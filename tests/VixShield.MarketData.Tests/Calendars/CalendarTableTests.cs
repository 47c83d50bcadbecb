using VixShield.Expiries;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Calendars;

/// <summary>Lists of sessions, holidays, events and expirations against the calendar of the library.</summary>
public sealed class CalendarTableTests
{
    [Fact]
    public void Sessions_are_compared_with_the_calendar()
    {
        (List<SessionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Sessions,
            "session,open_utc,close_utc\n2022-11-23,2022-11-23T14:30:00Z,2022-11-23T21:00:00Z\n2022-11-24,2022-11-24T14:30:00Z,2022-11-24T21:00:00Z\n"
            + "2022-11-25,2022-11-25T14:30:00Z,2022-11-25T21:00:00Z\n2022-11-28,2022-11-28T14:30:00Z,2022-11-28T18:00:00Z\n2022-11-29,2022-11-29T21:00:00Z,2022-11-29T14:30:00Z\n");
        Assert.Equal(4, rows.Count);
        Assert.Equal(new DateTimeOffset(2022, 11, 23, 21, 0, 0, TimeSpan.Zero), rows[0].Close);
        // A holiday; a full day where the rule has a short one, and the reverse; a close before the opening, which is early too.
        Assert.Equal(
            [(RowIssueCode.NonSession, 3L), (RowIssueCode.CalendarMismatch, 4L), (RowIssueCode.CalendarMismatch, 5L), (RowIssueCode.CalendarMismatch, 6L), (RowIssueCode.CalendarMismatch, 6L)],
            MadeFile.Issues(report));
        MadeFile.Refuses(MarketDataFormats.Sessions, "session,open_utc,close_utc\n2022-11-23,14:30,21:00\n", "'14:30' in column 'open_utc'");
        foreach (string times in new[] { "2021-11-23T14:30:00Z,2021-11-23T21:00:00Z", "2022-11-23T14:30:00Z,2022-11-24T21:00:00Z", "0001-01-01T14:30:00Z,1980-11-23T21:00:00Z" })
        {
            Assert.Equal(
                [(RowIssueCode.CalendarMismatch, 2L)], MadeFile.Issues(MadeFile.Read(MarketDataFormats.Sessions, $"session,open_utc,close_utc\n2022-11-23,{times}\n").Report));
        }
    }

    [Theory]
    [InlineData("7/4/2024\n11/28/2024\n7/5/2024\n7/4/2024\n", 1)]
    [InlineData("holiday\n2024-07-04\n2024-11-28\n2024-07-05\n2024-07-04\n", 2)]
    public void Holidays_have_a_header_or_none(string text, int first)
    {
        (List<DateOnly> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Holidays, text);
        Assert.Equal([new DateOnly(2024, 7, 4), new DateOnly(2024, 11, 28), new DateOnly(2024, 7, 5)], rows);
        Assert.Equal([(RowIssueCode.CalendarMismatch, first + 2L), (RowIssueCode.Duplicate, first + 3L)], MadeFile.Issues(report));
        MadeFile.Refuses(MarketDataFormats.Holidays, "2024-07-04,x\n", "one cell a line");
    }

    [Fact]
    public void Events_have_times_and_expirations_are_checked_against_the_rule()
    {
        (List<EventRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Events,
            "date,event,detail,ref_period,time_et,source\n2024-06-12,cpi,May,2024-05,08:30,bls\n2024-06-12,fomc_decision,,,14:00,fed\n2024-06-19,vix_expiry,,,,computed\n"
            + "2024-06-18,vix_expiry,,,9:30,computed\n2024-06-08,jackson_hole,,,,\n2024-06-12,cpi,May,,,\n2024-06-11,vix_expiry,,,,computed\n");
        Assert.Equal(5, rows.Count);
        Assert.Equal((new TimeOnly(8, 30), new TimeOnly(14, 0), "bls", "May"), (rows[0].TimeNewYork!.Value, rows[1].TimeNewYork!.Value, rows[0].Source, rows[0].Detail));
        Assert.Null(rows[3].TimeNewYork);
        // Juneteenth: neither a session nor the settlement; a repeated release; a Tuesday that is no settlement.
        Assert.Equal(
            [(RowIssueCode.NonSession, 4L), (RowIssueCode.CalendarMismatch, 4L), (RowIssueCode.Duplicate, 7L), (RowIssueCode.CalendarMismatch, 8L)],
            MadeFile.Issues(report));
        MadeFile.Refuses(MarketDataFormats.Events, "date,event,time_et\n2024-06-12,cpi,8.30\n", "'8.30' is no time of the day");
    }

    [Fact]
    public void Expirations_are_final_settlements_by_the_rule()
    {
        (List<Expiry> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixExpirations, "settlement_date,weekday\n2024-06-18,Tue\n2024-06-19,Wed\n2024-07-17,Wed\n2024-07-17,Wed\n");
        Assert.Equal([new DateOnly(2024, 6, 18), new DateOnly(2024, 7, 17)], rows.Select(row => row.Date));
        Assert.Equal([(RowIssueCode.UnknownContract, 3L), (RowIssueCode.Duplicate, 5L)], MadeFile.Issues(report));
    }
}
