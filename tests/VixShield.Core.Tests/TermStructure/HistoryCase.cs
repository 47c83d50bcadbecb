using FsCheck;
using FsCheck.Fluent;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>
/// Sessions in which every contract follows VIX with one beta and noise, on a steep curve: the front label jumps at each settlement
/// by much more than any contract moves.
/// </summary>
public sealed record HistoryCase(int Seed, int Sessions, double Beta, double Noise)
{
    public static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    private static readonly DateOnly First = new(2022, 1, 3);

    public static Arbitrary<HistoryCase> Cases() => Arb.From(
        from seed in Gen.Choose(1, 1_000_000)
        from sessions in Gen.Choose(25, 130)
        from beta in Generators.Uniform(0.1, 0.9)
        from noise in Generators.Exponential(-2.5, -1.5)
        select new HistoryCase(seed, sessions, beta, noise));

    public VixFuturesHistory Make(double scale = 1)
    {
        var random = new Random(Seed);
        Expiry[] expiries = [.. Enumerable.Range(1, 10).Select(month => ExpiryRules.VixMonthly.Resolve(2022, month, Calendar))];
        double[] prices = [.. expiries.Select((_, i) => 15 + (5.0 * i))];
        double vix = 18;
        var sessions = new List<VixFuturesSession>();
        DateOnly date = First;
        for (int i = 0; i < Sessions; i++)
        {
            double move = 0.07 * Gaussian(random);
            vix *= Math.Exp(move);
            prices = [.. prices.Select(p => p * Math.Exp((Beta * move) + (Noise * Gaussian(random))))];
            DateOnly day = date;
            sessions.Add(new VixFuturesSession(day, vix * scale, expiries.Zip(prices, (e, p) => new VixFuture(e, p * scale)).Where(f => f.Expiry.Date > day).Take(3)));
            date = Calendar.NextSession(date);
        }

        return new VixFuturesHistory(sessions);
    }

    /// <summary>The strip on the next session, after a move of VIX and of every future.</summary>
    public static VixFuturesCurve After(VixFuturesHistory history, double vixMove, double futureMove, int sessionsLater = 1)
    {
        VixFuturesSession last = history.Sessions[^1];
        DateOnly date = Calendar.AddSessions(last.Date, sessionsLater);
        return new VixFuturesCurve(
            Calendar.SessionClose(date),
            last.Vix!.Value * Math.Exp(vixMove),
            last.Futures.Where(f => f.Expiry.Date > date).Select(f => new VixFuture(f.Expiry, f.Price * Math.Exp(futureMove))));
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
