using VixShield.Expiries;
using VixShield.TermStructure;

namespace VixShield.Benchmarks.TermStructure;

/// <summary>Sessions of one settlement time, of our own making: VIX reverts, the front contract follows it by maturity and a residual.</summary>
internal static class MadeSessions
{
    private const double Mean = 2.9;
    private static readonly DateOnly s_first = new(2007, 1, 3);

    internal static DecouplingObservation[] Make(int count, int seed)
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        Random random = new(seed);
        var all = new DecouplingObservation[count];
        DateOnly date = s_first;
        double vix = Mean;
        double residual = 0;
        for (int i = 0; i < count; i++, date = calendar.NextSession(date))
        {
            vix += (0.07 * Normal(random)) + (0.03 * (Mean - vix));
            residual = (0.8 * residual) + (0.01 * Normal(random));
            Expiry front = FrontOf(date, calendar);
            double days = front.Date.DayNumber - date.DayNumber;
            double future = Math.Exp(vix + ((1 - Math.Exp(-6 * days / 365)) * (2 - (0.68 * vix))) + residual);
            all[i] = new DecouplingObservation
            {
                Date = date,
                Vix = Math.Exp(vix),
                Future = future,
                FrontFuture = future,
                SecondFuture = future + 0.5,
                DaysBetween = 30,
                BusinessDays = calendar.CountSessions(date, front.Date),
                MaturityDays = days,
                Contract = front,
            };
        }

        return all;
    }

    private static Expiry FrontOf(DateOnly date, TradingCalendar calendar)
    {
        Expiry month = ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, calendar);
        DateOnly next = date.AddMonths(1);
        return month.Date > date ? month : ExpiryRules.VixMonthly.Resolve(next.Year, next.Month, calendar);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
