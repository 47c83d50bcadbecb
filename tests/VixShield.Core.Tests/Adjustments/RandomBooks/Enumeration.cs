using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>
/// Every combination of at most three of a book's offers, judged by sums of the units' exposures: no rows, no solver, no guardrail of the library. The objective is written from the documentation: cost, ten days
/// of the carry given up, and the priced violations of the soft bands under the middle, low and high betas.
/// </summary>
internal sealed class Enumeration
{
    private const int MostTrades = 3;

    private readonly RandomBook _book;
    private readonly Numbers _start;
    private readonly Numbers[] _units;
    private readonly Numbers _then;

    private Enumeration(RandomBook book)
    {
        _book = book;
        _start = Of(book.Held, book.Market, book.Policy, book.Policy.TailLoss is not null);
        _units = [.. book.Offers.Select(o => Of(Book.OfLegs(o.Unit.Select(t => t.Leg)), book.Market, book.Policy, book.Policy.TailLoss is not null))];
        _then = Of(book.Calibrated, Infrastructure.Sample.Market, book.Policy, false);
        var costs = book.Offers.Select(o => TradingCost.Of(o.Unit, book.Market, book.Policy.Costs)).ToArray();
        All = [.. Products(book.Offers).Select(lots => Judge(lots, costs))];
    }

    internal ImmutableArray<Combination> All { get; }

    internal static Enumeration Of(RandomBook book) => new(book);

    internal Combination? Best => All.Where(c => c.IsFeasible).MinBy(c => c.Objective);

    internal bool CanKeep(IEnumerable<string> guardrails) => guardrails.ToImmutableHashSet() is var set && All.Any(c => c.Keeps(set));

    private static IEnumerable<ImmutableArray<int>> Products(ImmutableArray<OfferedTrade> offers)
    {
        IEnumerable<ImmutableArray<int>> all = [[]];
        foreach (OfferedTrade offer in offers)
        {
            all = all.SelectMany(lots => Enumerable.Range(offer.Fewest, offer.Most - offer.Fewest + 1)
                .Where(l => l == 0 || lots.Count(x => x != 0) < MostTrades)
                .Select(l => lots.Add(l)));
        }

        return all;
    }

    private static Numbers Of(Book book, MarketSnapshot market, AdjustmentPolicy policy, bool stress)
    {
        double skew = FullCheck.SkewDelta(book, market, policy);
        FactorExposures net = BookValuation.Of(book, market).Net;
        MappedExposures mid = net.Map(FactorMap.Create(market));
        MappedExposures low = Under(BetaSet.Prior.Low);
        MappedExposures high = Under(BetaSet.Prior.High);
        double[] profits = stress ? [.. FullCheck.Stress(book, market)] : [];
        return new Numbers([
            mid.TotalDelta.Mid + skew, mid.VixEquivalentVega.Mid, mid.Carry.Total, mid.SpxGamma,
            low.TotalDelta.Mid + skew, low.VixEquivalentVega.Mid, high.TotalDelta.Mid + skew, high.VixEquivalentVega.Mid, .. profits]);

        MappedExposures Under(LogBetaCurve curve) => net.Map(FactorMap.Create(market, new BetaSet(curve, curve, curve)));
    }

    private Combination Judge(ImmutableArray<int> lots, double[] costs)
    {
        double[] sums = [.. _start.Values];
        double cost = 0;
        for (int i = 0; i < lots.Length; i++)
        {
            if (lots[i] == 0)
                continue;
            cost += (Math.Abs(lots[i]) * costs[i]) + _book.Policy.Costs.FixedPerOrder;
            for (int n = 0; n < sums.Length; n++)
                sums[n] += lots[i] * _units[i].Values[n];
        }

        var after = new Numbers(sums);
        return new Combination(_book, lots, [.. Broken(after, cost)], cost, cost + (_book.Policy.HoldingDays * Math.Max(0, _start.Carry - after.Carry)) + Penalty(after));
    }

    private IEnumerable<string> Broken(Numbers after, double cost)
    {
        AdjustmentPolicy policy = _book.Policy;
        if (FullCheck.Below(after.Delta, policy.TotalDelta.Low) || FullCheck.Below(-after.Delta, -policy.TotalDelta.High))
            yield return "total delta";
        double width = policy.Vega.Hard * _book.Calibration.GrossCondorVega;
        if (FullCheck.Below(after.Vega, _then.Vega - width) || FullCheck.Below(-after.Vega, -_then.Vega - width))
            yield return "vega hard band";
        if (FullCheck.Below(after.Carry, FullCheck.CarryFloor(_book)))
            yield return "carry floor";
        if (policy.GammaCap is { } cap && FullCheck.Below(after.Gamma, -cap))
            yield return "gamma cap";
        if (policy.CostCap is { } most && FullCheck.Below(-cost, -most))
            yield return "cost cap";
        if (policy.TailLoss is { } tail && FullCheck.Below(-FullCheck.Tail(after.Values.Skip(8).Select(p => p - cost), tail.Share), -tail.Dollars))
            yield return "tail loss";
    }

    private double Penalty(Numbers after)
    {
        double scale = _book.Calibration.GrossCondorVega;
        VegaBand band = _book.Policy.Vega;
        Band delta = _book.Policy.TotalDelta;
        return (0.5 * Beyond(after.Vega - _then.Vega, band.Soft * scale))
            + (0.25 * (Beyond(after.LowVega - _then.LowVega, band.Hard * scale) + Beyond(after.HighVega - _then.HighVega, band.Hard * scale)))
            + (0.125 * (Outside(after.LowDelta) + Outside(after.HighDelta)));

        static double Beyond(double distance, double width) => Math.Max(0, Math.Abs(distance) - width);
        double Outside(double value) => Math.Max(0, Math.Max(delta.Low - value, value - delta.High));
    }

    private sealed record Numbers(double[] Values)
    {
        internal double Delta => Values[0];

        internal double Vega => Values[1];

        internal double Carry => Values[2];

        internal double Gamma => Values[3];

        internal double LowDelta => Values[4];

        internal double LowVega => Values[5];

        internal double HighDelta => Values[6];

        internal double HighVega => Values[7];
    }
}
