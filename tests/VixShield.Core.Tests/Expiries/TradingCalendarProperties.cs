using FsCheck.Xunit;
using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 500, Replay = "20040102,20301231")]
public sealed class TradingCalendarProperties
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Property]
    public bool Next_and_previous_are_inverse_on_sessions(DateOnly date)
    {
        DateOnly session = Calendar.NextSession(date);
        return Calendar.PreviousSession(Calendar.NextSession(session)) == session && Calendar.NextSession(Calendar.PreviousSession(session)) == session;
    }

    [Property]
    public bool Nothing_is_open_between_a_date_and_the_next_session(DateOnly date)
    {
        DateOnly next = Calendar.NextSession(date);
        bool found = Calendar.IsSession(next) && next > date;
        for (DateOnly between = date.AddDays(1); between < next; between = between.AddDays(1))
            found &= !Calendar.IsSession(between);
        return found;
    }

    [Property]
    public bool Counts_add_up_and_change_sign(DateOnly a, DateOnly b, DateOnly c) =>
        Calendar.CountSessions(a, b) + Calendar.CountSessions(b, c) == Calendar.CountSessions(a, c)
        && Calendar.CountSessions(a, b) == -Calendar.CountSessions(b, a);

    [Property]
    public bool A_day_counts_one_where_it_is_a_session(DateOnly date) =>
        Calendar.CountSessions(date, date.AddDays(1)) == (Calendar.IsSession(date) ? 1 : 0);

    [Property]
    public bool Adding_the_count_between_two_sessions_leads_from_one_to_the_other(DateOnly a, DateOnly b)
    {
        DateOnly from = Calendar.NextSession(a);
        DateOnly to = Calendar.NextSession(b);
        return Calendar.AddSessions(from, Calendar.CountSessions(from, to)) == to;
    }

    [Property]
    public bool Adding_sessions_is_repeated_stepping(DateOnly date, sbyte sessions)
    {
        int wanted = sessions % 20;
        DateOnly stepped = wanted == 0 ? Calendar.NextSession(date) : date;
        DateOnly start = stepped;
        for (int step = 0; step < Math.Abs(wanted); step++)
            stepped = wanted > 0 ? Calendar.NextSession(stepped) : Calendar.PreviousSession(stepped);
        return Calendar.AddSessions(start, wanted) == stepped;
    }

    [Property]
    public bool Closing_one_day_takes_it_out_of_every_answer(DateOnly date)
    {
        TradingCalendar changed = Calendar.With(SessionOverride.Closed(date));
        return !changed.IsSession(date)
            && changed.CountSessions(date, date.AddDays(1)) == 0
            && changed.NextSession(date.AddDays(-1)) == Calendar.NextSession(date)
            && changed.PreviousSession(date.AddDays(1)) == Calendar.PreviousSession(date);
    }
}
