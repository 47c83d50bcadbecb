using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>
/// The hard guardrails of a policy once more, without the library's: from a full revaluation of the book after the trades and from what it holds. Exposures are asked of <see cref="BookValuation"/>, losses at
/// settlement are walked strike by strike, and stress is run on the book after.
/// </summary>
internal static class FullCheck
{
    /// <summary>Names of guardrails on exposures, money and stress: what a trade can repair. The others say what kind of trade is allowed.</summary>
    internal static ImmutableHashSet<string> Measured { get; } = ["total delta", "vega hard band", "carry floor", "gamma cap", "tail loss", "cost cap"];

    internal static MappedExposures Exposures(Book book, MarketSnapshot market) => BookValuation.Of(book, market).Net.Map(FactorMap.Create(market));

    /// <summary>What a delta gains when the smile stays in moneyness in part, as the policy's skew stickiness says.</summary>
    internal static double SkewDelta(Book book, MarketSnapshot market, AdjustmentPolicy policy) =>
        (1 - policy.SkewStickiness) * BookValuation.Of(book, market).Legs.Sum(l => l.SkewDelta ?? 0);

    internal static ImmutableArray<double> Stress(Book book, MarketSnapshot market) =>
        ScenarioGrid.Run(ScenarioEngine.Create(book, market), StressSets.Standard.Select(s => s.Scenario)).ProfitAndLoss;

    internal static double CostOf(IReadOnlyCollection<Trade> trades, int orders, RandomBook c) => TradingCost.Of(trades, c.Market, c.Policy.Costs) + (orders * c.Policy.Costs.FixedPerOrder);

    /// <summary>The names of the hard guardrails that a book after trades breaks.</summary>
    internal static ImmutableHashSet<string> Broken(RandomBook c, IReadOnlyCollection<Trade> trades, double cost)
    {
        Book after = c.Held.Apply([.. trades]);
        return [.. Exposed(c, Exposures(after, c.Market), SkewDelta(after, c.Market, c.Policy)), .. Money(c, after, cost), .. Structure(c, c.Held, after), .. Fills(c, trades)];
    }

    private static IEnumerable<string> Exposed(RandomBook c, MappedExposures exposures, double skew)
    {
        AdjustmentPolicy policy = c.Policy;
        double delta = exposures.TotalDelta.Mid + skew;
        if (Below(delta, policy.TotalDelta.Low) || Below(-delta, -policy.TotalDelta.High))
            yield return "total delta";
        MappedExposures then = c.Calibration.Exposures;
        double width = policy.Vega.Hard * c.Calibration.GrossCondorVega;
        if (Below(exposures.VixEquivalentVega.Mid, then.VixEquivalentVega.Mid - width) || Below(-exposures.VixEquivalentVega.Mid, -then.VixEquivalentVega.Mid - width))
            yield return "vega hard band";
        if (Below(exposures.Carry.Total, CarryFloor(c)))
            yield return "carry floor";
        if (policy.GammaCap is { } cap && Below(exposures.SpxGamma, -cap))
            yield return "gamma cap";
    }

    internal static double CarryFloor(RandomBook c) => c.Calibration.Exposures.Carry.Total is var carry && carry > 0 ? c.Policy.CarryFloor * carry : carry;

    private static IEnumerable<string> Money(RandomBook c, Book after, double cost)
    {
        if (c.Policy.CostCap is { } cap && Below(-cost, -cap))
            yield return "cost cap";
        if (c.Policy.TailLoss is { } tail && Below(-Tail(Stress(after, c.Market).Select(p => p - cost), tail.Share), -tail.Dollars))
            yield return "tail loss";
    }

    /// <summary>Mean loss of the worst share of equally likely outcomes.</summary>
    internal static double Tail(IEnumerable<double> profits, double share)
    {
        double[] worst = [.. profits.Order()];
        double whole = share * worst.Length;
        double sum = 0;
        for (int i = 0; i < worst.Length; i++)
            sum -= worst[i] * Math.Clamp(whole - i, 0, 1);
        return sum / whole;
    }

    /// <summary>The guardrails on what a book holds.</summary>
    internal static IEnumerable<string> Structure(RandomBook c, Book before, Book after)
    {
        if (Below(-MaximumLoss(after, r => r != LegRole.Overlay).Sum(g => g.Loss), -MaximumLoss(before, r => r != LegRole.Overlay).Sum(g => g.Loss)))
            yield return "maximum loss";
        if (new[] { OptionRight.Put, OptionRight.Call }.Any(side => IsWider(Side(before, side), Side(after, side))))
            yield return "no widening";
        Dictionary<Leg, int> first = Holdings(before);
        Dictionary<Leg, int> last = Holdings(after);
        if (before.Positions.Concat(after.Positions).Any(p => p.Role == LegRole.ShortStrike && first.GetValueOrDefault(One(p.Leg)) != last.GetValueOrDefault(One(p.Leg))))
            yield return "short strikes untouched";
        if (c.Policy.NoNewShortOptions && last.Any(h => h.Key is OptionLeg && h.Value < Math.Min(0, first.GetValueOrDefault(h.Key))))
            yield return "no new short options";
        if (c.Policy.HedgeStaysLong && last.Any(h => h.Key.Contract == Contracts.Vx && h.Value < Math.Min(0, first.GetValueOrDefault(h.Key))))
            yield return "hedge stays long";
        // What is sold beyond a holding counts as well.
        int closed = first.Sum(h => Math.Max(0, h.Value > 0 ? h.Value - last.GetValueOrDefault(h.Key) : last.GetValueOrDefault(h.Key) - h.Value));
        if (Below(-closed, -c.Policy.MaximumTurnover * first.Sum(h => Math.Abs(h.Value))))
            yield return "turnover";
    }

    private static Book Side(Book book, OptionRight right) => Book.OfPositions(book.Positions.Where(p => p.Leg is OptionLeg option && option.Right == right));

    private static bool IsWider(Book before, Book after)
    {
        Dictionary<Expiry, double> was = MaximumLoss(before, IsCondor).ToDictionary(g => g.Expiry, g => g.Loss);
        return MaximumLoss(after, IsCondor).Any(g => Below(-g.Loss, -was.GetValueOrDefault(g.Expiry)));
    }

    /// <summary>No state between two fills holds more short options than long ones of an expiry and right, unless the book did.</summary>
    private static IEnumerable<string> Fills(RandomBook c, IReadOnlyCollection<Trade> trades)
    {
        Dictionary<(Expiry, OptionRight), int> start = Cover(c.Held.Positions.Select(p => p.Leg));
        for (int filled = 1; filled <= trades.Count; filled++)
        {
            if (Uncovered(start, Cover(c.Held.Positions.Select(p => p.Leg).Concat(trades.Take(filled).Select(t => t.Leg)))))
                return ["defined risk between fills"];
        }

        return [];
    }

    internal static bool Uncovered(Dictionary<(Expiry, OptionRight), int> before, Dictionary<(Expiry, OptionRight), int> after) =>
        after.Any(s => s.Value < Math.Min(0, before.GetValueOrDefault(s.Key)));

    internal static Dictionary<(Expiry Expiry, OptionRight Right), int> Cover(IEnumerable<Leg> legs) =>
        legs.OfType<OptionLeg>().GroupBy(o => (o.Expiry, o.Right)).ToDictionary(g => g.Key, g => g.Sum(o => o.Quantity));

    internal static bool IsCondor(LegRole role) => role is LegRole.ShortStrike or LegRole.Wing;

    /// <summary>The most that the options of each expiry can owe, over every strike, nothing, and a price far beyond.</summary>
    internal static IEnumerable<(Expiry Expiry, double Loss)> MaximumLoss(Book book, Func<LegRole, bool> counts)
    {
        foreach (IGrouping<Expiry, OptionLeg> group in book.Positions.Where(p => counts(p.Role)).Select(p => p.Leg).OfType<OptionLeg>().GroupBy(o => o.Expiry))
        {
            double worst = 0;
            foreach (double price in group.Select(o => o.Strike).Append(0).Append(1e9))
                worst = Math.Max(worst, -group.Sum(o => o.Quantity * 100 * Math.Max(0, o.Right == OptionRight.Call ? price - o.Strike : o.Strike - price)));
            yield return (group.Key, worst);
        }
    }

    private static Dictionary<Leg, int> Holdings(Book book) => book.Positions.GroupBy(p => One(p.Leg)).ToDictionary(g => g.Key, g => g.Sum(p => p.Leg.Quantity));

    private static Leg One(Leg leg) => leg with { Quantity = 1 };

    /// <summary>Below a floor by more than the rounding of a sum.</summary>
    internal static bool Below(double value, double floor) => value < floor - (1e-9 * Math.Max(1, Math.Abs(floor)));
}
