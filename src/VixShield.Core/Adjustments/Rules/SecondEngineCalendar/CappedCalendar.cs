using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>A capped VIX calendar of listed options: its legs, its stress and what a unit costs to trade.</summary>
internal sealed record CappedCalendar(OptionChain Near, OptionChain Far, double Strike, double Cap, ImmutableArray<Trade> Unit, CalendarStress Stress, double Cost)
{
    /// <summary>The combined book's modified rate with one unit, per year; null where it could not be had.</summary>
    internal double? CombinedRate { get; init; }

    internal double LossPerDebit => Stress.Loss / Stress.Debit;

    internal string Name => FormattableString.Invariant($"VIX {Strike:G6} call calendar {Near.Expiry.Date:yyyy-MM-dd} to {Far.Expiry.Date:yyyy-MM-dd}, capped at {Cap:G6}");

    /// <summary>All calendars of neighbouring expiries within the filters, by expiry and strike, and how many had no debit or no spread.</summary>
    internal static (List<CappedCalendar> Found, int WithoutDebit, string? Missing) All(in RuleContext context, SecondEngineCalendarOptions options)
    {
        var found = new List<CappedCalendar>();
        int withoutDebit = 0;
        string? missing = null;
        MarketSnapshot market = context.Market;
        OptionChain[] chains = [.. market.Chains
            .Where(c => c.Symbol == MarketSnapshot.VixSymbol && c.Years * 365 >= options.MinimumNearDays && c.Years * 365 <= options.MaximumFarDays && market.SmileFor(c.Symbol, c.Expiry) is not null)
            .OrderBy(c => c.Expiry)];
        for (int i = 0; i + 1 < chains.Length; i++)
        {
            OptionChain near = chains[i];
            OptionChain far = chains[i + 1];
            double[] nearStrikes = Strikes(near, options.MinimumBid);
            HashSet<double> farStrikes = [.. Strikes(far, options.MinimumBid)];
            foreach (double strike in nearStrikes)
            {
                double cap = nearStrikes.FirstOrDefault(k => k >= strike * (1 + options.CapDistance));
                if (cap == 0 || !farStrikes.Contains(strike) || Math.Abs((strike / near.Forward) - 1) > options.StrikeRange)
                    continue;
                var terms = new VixCalendarTerms(strike, cap, near.Years, far.Years, near.Rate, far.Rate);
                CalendarStress stress = CalendarStress.Of(terms, market.SmileFor(near.Symbol, near.Expiry)!, market.SmileFor(far.Symbol, far.Expiry)!, near, far, options);
                if (!(stress.Debit > 0))
                {
                    withoutDebit++;
                    continue;
                }

                try
                {
                    ImmutableArray<Trade> unit = UnitOf(near, far, strike, cap);
                    found.Add(new CappedCalendar(near, far, strike, cap, unit, stress, context.CostOf(unit)));
                }
                catch (MissingDatumException none)
                {
                    missing ??= none.Message.TrimEnd('.');
                }
            }
        }

        return (found, withoutDebit, missing);
    }

    // What is bought comes first.
    private static ImmutableArray<Trade> UnitOf(OptionChain near, OptionChain far, double strike, double cap)
    {
        VixCalendar calendar = VixCalendar.Create(near.Expiry, far.Expiry, strike, OptionRight.Call, 1);
        return
        [
            new Trade(calendar.Far, LegRole.Hedge, structure: "capped VIX calendar"),
            new Trade(calendar.Near with { Strike = cap, Quantity = 1 }, LegRole.Hedge, structure: "capped VIX calendar"),
            new Trade(calendar.Near, LegRole.Hedge, structure: "capped VIX calendar"),
        ];
    }

    // Ascending, as the quotes are.
    private static double[] Strikes(OptionChain chain, double minimumBid) =>
        [.. chain.Quotes.Where(q => q.Right == OptionRight.Call && q.Bid >= minimumBid && q.Ask >= q.Bid).Select(q => q.Strike)];
}
