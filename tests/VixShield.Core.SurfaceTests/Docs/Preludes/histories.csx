using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;

// Histories of 2023 to 2024 that never happened: a VIX that returns to 18, eight VX contracts that follow it the less the longer they run, and breadth that falls when the VIX rises.
Random random = new(20240805);
List<VixFuturesSession> sessions = [];
List<BreadthSession> breadthSessions = [];
double level = 18;
for (DateOnly date = new(2023, 1, 3); date < new DateOnly(2024, 9, 1); date = TradingCalendar.UsOptions.NextSession(date))
{
    double shock = 0.12 * (random.NextDouble() - 0.5);
    level *= Math.Exp(0.03 * Math.Log(18 / level) + shock);
    List<VixFuture> futures = [];
    for (int month = 0; month < 9; month++)
    {
        DateOnly of = date.AddMonths(month);
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(of.Year, of.Month, TradingCalendar.UsOptions);
        if (expiry.Date > date)
            futures.Add(new VixFuture(expiry, 19 * Math.Pow(level / 18, Math.Exp(-(expiry.Date.DayNumber - date.DayNumber) / 90d)) * Math.Exp(0.01 * (random.NextDouble() - 0.5))));
    }

    sessions.Add(new VixFuturesSession(date, level, futures));
    breadthSessions.Add(new BreadthSession(date, Math.Round(1500 - (15_000 * shock)), Math.Round(1500 + (15_000 * shock))));
}

VixFuturesHistory history = new(sessions);
BreadthHistory breadth = new("3,000 stocks that are not there", breadthSessions);
