using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.Tests.TermStructure;

/// <summary>Histories whose futures move as they are told: by session number, calendar days to settlement after the move, and the VIX moves up to then.</summary>
internal static class PlantedHistory
{
    internal static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    internal static VixFuturesHistory Make(
        int seed, int count, Func<int, int, double[], Random, double> futureMove, DateOnly? first = null, double scale = 1, bool reverse = false, Func<int, bool>? missing = null, Func<int, Random, double>? vixMove = null)
    {
        DateOnly[] dates = new DateOnly[count];
        dates[0] = first ?? new DateOnly(2013, 1, 2);
        for (int i = 1; i < count; i++)
            dates[i] = Calendar.NextSession(dates[i - 1]);
        var shocks = new Random(seed);
        double[] moves = [.. Enumerable.Range(0, count).Select(i => vixMove is null ? 0.07 * Gaussian(shocks) : vixMove(i, shocks))];
        Dictionary<DateOnly, (Expiry Expiry, double Price)> contracts = [];
        var noise = new Random(seed + 1);
        double vix = 18;
        List<VixFuturesSession> sessions = [];
        for (int i = 0; i < count; i++)
        {
            vix *= i == 0 ? 1 : Math.Exp(moves[i]);
            for (int month = 0; month < 8; month++)
            {
                DateOnly m = new DateOnly(dates[i].Year, dates[i].Month, 1).AddMonths(month);
                Expiry expiry = ExpiryRules.VixMonthly.Resolve(m.Year, m.Month, Calendar);
                if (expiry.Date <= dates[i])
                    continue;
                contracts[expiry.Date] = !contracts.TryGetValue(expiry.Date, out (Expiry Expiry, double Price) known)
                    ? (expiry, 15 + (3 * month))
                    : (expiry, known.Price * Math.Exp(futureMove(i, expiry.Date.DayNumber - dates[i].DayNumber, moves, noise)));
            }

            VixFuture[] futures = [.. contracts.Values.Where(c => c.Expiry.Date > dates[i]).Select(c => new VixFuture(c.Expiry, c.Price * scale))];
            if (missing?.Invoke(i) != true)
                sessions.Add(new VixFuturesSession(dates[i], vix * scale, reverse ? futures.Reverse() : futures));
        }

        return new VixFuturesHistory(sessions, Calendar);
    }

    internal static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
