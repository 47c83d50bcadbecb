using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Samples.Decoupling;

/// <summary>Whether the hedge hedges and what it costs, and what is special about legs near their settlement.</summary>
internal sealed class HedgeReport(TextWriter output)
{
    // The condor of the sample has six weeks to go: a week would show nothing of it.
    private const int ExpiryDays = 45;

    private static readonly SortedDictionary<string, double> s_days = new(StringComparer.Ordinal)
    {
        [EventKinds.NonfarmPayrolls] = 2.4,
        [EventKinds.ConsumerPrices] = 5,
        [EventKinds.ProducerPrices] = 0.6,
        [EventKinds.FomcDecision] = 7.3,
    };

    internal void Write(BookValuation valuation, FactorMap map, VixFuturesHistory? history)
    {
        EventCalendar calendar = SampleFiles.Events();
        EventCalendar? events = Covers(calendar, valuation) ? calendar : null;
        Effectiveness(valuation, map, history);
        Expiry(valuation, events);
        VarianceTime(valuation, events);
    }

    private static bool Covers(EventCalendar calendar, BookValuation valuation) =>
        valuation.Expiries.LastOrDefault() is { } last && last.Date <= calendar.CoveredUntil && calendar.CoveredFrom <= DateOnly.FromDateTime(UsTime.InNewYork(valuation.Market.ValuationInstant).DateTime);

    private void Effectiveness(BookValuation valuation, FactorMap map, VixFuturesHistory? history)
    {
        Section("Hedge effectiveness: 1 - Var(hedged) / Var(unhedged) of a day's profit and loss");
        var exposures = BookHedgeExposures.Of(valuation, map);
        // Stand-ins for estimates: index 16 % a year, VIX 0.9 points beside the index, basis residuals of half a point each with correlation 0.7.
        var covariance = HedgeCovariance.Of(0.16, map.Response.Mid, 0.9, exposures.Hedge.Futures.Select(f => new BasisDeviation(f.Contract, 0.5)), 0.7);
        Line($"Model:      {BookHedgeEffectiveness.UnderModel(exposures, covariance)}");
        if (history is not null)
        {
            foreach (HedgeMoveHistory moves in HedgeMoveHistory.ByClock(SampleFiles.SpxCloses(), history))
            {
                Line($"Historical: {BookHedgeEffectiveness.OverHistory(exposures, moves)}");
                Line($"  with gamma: {BookHedgeEffectiveness.OverHistory(exposures, moves, order: HedgeOrder.Second)}");
                foreach (HedgeFutureExposure future in exposures.Hedge.Futures)
                    Line($"  basis residual: {BasisResiduals.Of(moves, future.Days, map.Betas is { } betas ? betas.Mid.LogBeta(future.Days / 365d) : future.PointBeta * map.Vix / future.Price)}");
            }
        }

        Line($"Cost: {HedgeCost.Of(valuation)}");
        Line("A condor whose delta and vega through the spot-VIX response nearly cancel has little variance to take away: long VX then adds some on most days and pays on the worst ones.");
    }

    private void Expiry(BookValuation valuation, EventCalendar? events)
    {
        Section(FormattableString.Invariant($"Legs that settle within {ExpiryDays} days (the page of an expiry week; its own default is 7)"));
        output.Write(ExpiryRisk.Of(valuation, new ExpiryRiskOptions { Days = ExpiryDays, Events = events }).ToTable());
    }

    /// <summary>What the condor's carry is when scheduled events keep their variance until they happen.</summary>
    private void VarianceTime(BookValuation valuation, EventCalendar? events)
    {
        Section("Carry of the condor on variance time: a scheduled event keeps its variance until it happens ($ per calendar day)");
        if (events is null)
        {
            Line("events.json does not cover this market: no clock.");
            return;
        }

        MarketSnapshot market = valuation.Market;
        EventClock clock = events.ClockBetween(market.ValuationInstant, valuation.Expiries[^1].Instant, s_days);
        BookValuation timed = BookValuation.Of(valuation.Book, market.ToBuilder().SetEventClock("SPX", clock).Build());
        Line($"Days of ordinary variance that an event is worth: {string.Join(", ", s_days.Select(d => FormattableString.Invariant($"{d.Key} {d.Value}")))}.");
        Line("They are what the whole SPX chain of 2023-02-15 priced (docs/concepts/events.md), not how large the moves were.");
        foreach ((string name, BookValuation at) in new[] { ("calendar time", valuation), ("variance time", timed) })
        {
            foreach (string structure in valuation.Structures)
                Line($"{structure} on {name}: {at.ByStructure(structure).Carry}");
        }
    }

    private void Section(string title)
    {
        output.Write("\n-- " + title + "\n");
    }

    private void Line(string text) => output.Write(text + "\n");
}
