using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Settlement;

public sealed class SettlementGapTests
{
    private static readonly TradingCalendar s_calendar = TradingCalendar.UsOptions;
    private static readonly double[] s_probabilities = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

    [Law(MaxTest = 50)]
    public void Final_settlements_are_set_against_the_same_contract_in_the_session_before(int seed)
    {
        var random = new Random(seed);
        List<(double Before, double After)> gaps = [];
        List<VixFuturesSession> sessions = [];
        for (int month = 0; month < 60; month++)
        {
            DateOnly m = new DateOnly(2014, 1, 1).AddMonths(month);
            Expiry expiry = ExpiryRules.VixMonthly.Resolve(m.Year, m.Month, s_calendar);
            Expiry next = ExpiryRules.VixMonthly.Resolve(m.AddMonths(1).Year, m.AddMonths(1).Month, s_calendar);
            double before = 10 + (20 * random.NextDouble());
            double after = before * Math.Exp((random.NextDouble() - 0.5) * 0.3);
            bool hasSessionBefore = random.Next(6) > 0;
            DateOnly eve = s_calendar.PreviousSession(expiry.Date);
            // Without the eve there is an older session, from which nothing may be taken.
            sessions.Add(new VixFuturesSession(hasSessionBefore ? eve : s_calendar.PreviousSession(eve), 20, [new VixFuture(expiry, before), new VixFuture(next, 99)]));
            sessions.Add(new VixFuturesSession(expiry.Date, 20, [new VixFuture(next, 99)], [new VixFuture(expiry, after)]));
            if (hasSessionBefore)
                gaps.Add((before, after));
        }

        VixFuturesHistory history = new(sessions);
        SettlementGapEstimate estimate = SettlementGapEstimation.OfVixFutures(history);
        Assert.Equal((EstimationStatus.Ok, gaps.Count, "VIX"), (estimate.Status, estimate.Count, estimate.Symbol));
        Check(gaps, estimate);
        Assert.Contains(FormattableString.Invariant($"{gaps.Count} gaps from {estimate.From:yyyy-MM-dd} to {estimate.Until:yyyy-MM-dd}"), estimate.Gaps!.Origin, StringComparison.Ordinal);
        SettlementGapEstimate year = SettlementGapEstimation.OfVixFutures(history, new(2016, 1, 1), new(2016, 12, 31), 5);
        Assert.True(year.From >= new DateOnly(2016, 1, 1) && year.Until <= new DateOnly(2016, 12, 31) && year.Count < estimate.Count);
    }

    [Law(MaxTest = 50)]
    public void Openings_are_set_against_the_close_before_and_never_across_a_gap(int seed)
    {
        var random = new Random(seed);
        List<(double, double)> gaps = [];
        List<IndexSession> sessions = [];
        DateOnly date = new(2015, 1, 2);
        double close = 2000;
        bool isNeighbour = false;
        int unchanged = 0;
        for (int i = 0; i < 150; i++)
        {
            double? open = random.Next(10) == 0 ? null : random.Next(5) == 0 ? close : close * Math.Exp((random.NextDouble() - 0.5) * 0.02);
            if (isNeighbour && open is { } value)
            {
                gaps.Add((close, value));
                unchanged += value == close ? 1 : 0;
            }

            close *= Math.Exp((random.NextDouble() - 0.5) * 0.03);
            sessions.Add(new IndexSession(date, close, open));
            date = s_calendar.NextSession(date);
            isNeighbour = random.Next(12) > 0;
            if (!isNeighbour)
                date = s_calendar.NextSession(date);
        }

        SettlementGapEstimate estimate = SettlementGapEstimation.OfIndexOpenings(new IndexHistory("SPX", sessions));
        Check(gaps, estimate);
        Assert.Equal(unchanged, estimate.Unchanged);
        Assert.Contains("proxy", estimate.Gaps!.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_gaps_say_so()
    {
        VixFuturesHistory empty = new([]);
        SettlementGapEstimate none = SettlementGapEstimation.OfVixFutures(empty);
        Assert.Equal((EstimationStatus.TooFewObservations, 0, null, null, null), (none.Status, none.Count, none.From, none.Until, none.Gaps));
        Assert.Contains("0 gaps", none.ToString(), StringComparison.Ordinal);
        Assert.Contains("at least 20", none.ToString(), StringComparison.Ordinal);
        Assert.Equal(EstimationStatus.TooFewObservations, SettlementGapEstimation.OfIndexOpenings(new IndexHistory("SPX", [])).Status);
        Refusal.OfValue("minimumCount", 1, "from 2", () => SettlementGapEstimation.OfVixFutures(empty, minimumCount: 1));
        Refusal.OfArgument("history", () => SettlementGapEstimation.OfIndexOpenings(null!));
    }

    private static void Check(IEnumerable<(double Before, double After)> gaps, SettlementGapEstimate estimate)
    {
        double[] logs = [.. gaps.Select(g => Math.Log(g.After / g.Before)).Order()];
        double[] points = [.. gaps.Select(g => g.After - g.Before).Order()];
        Assert.Equal(s_probabilities, estimate.Gaps!.Quantiles.Select(q => q.Probability));
        foreach (SettlementGap quantile in estimate.Gaps.Quantiles)
        {
            Assert.Equal(Quantile(logs, quantile.Probability), quantile.LogMove, 1e-12);
            Assert.Equal(Quantile(points, quantile.Probability), quantile.PointMove!.Value, 1e-9);
        }
    }

    private static double Quantile(double[] sorted, double probability)
    {
        double place = probability * (sorted.Length - 1);
        int low = (int)Math.Floor(place);
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }
}
