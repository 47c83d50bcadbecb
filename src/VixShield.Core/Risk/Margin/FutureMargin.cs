using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>
/// Futures by a table: what each contract asks, less the relief of calendar spreads, of which the greatest sum is taken. Contracts of two symbols (VX and VXM) give each
/// other no relief. Nothing of it depends on prices.
/// </summary>
internal static class FutureMargin
{
    internal static List<MarginClass> Of(IEnumerable<MarginEntry> futures, DateTimeOffset instant, FutureMarginTable table)
    {
        var classes = new List<MarginClass>();
        foreach (IGrouping<string, MarginEntry> group in futures.GroupBy(e => e.Leg.Contract.Symbol).OrderBy(g => g.Key, StringComparer.Ordinal))
            classes.Add(ClassOf(group.Key, [.. group], instant, table));
        return classes;
    }

    /// <summary>1 for the next regular expiry and what expires before it; null beyond the calendar.</summary>
    internal static int? PositionOf(FutureLeg leg, DateTimeOffset instant)
    {
        bool onVolatility = leg.Contract.Underlying == UnderlyingKind.VolatilityIndex;
        ExpiryRule rule = onVolatility ? ExpiryRules.VixMonthly : ExpiryRules.EquityIndexFutureQuarterly;
        int position = 1;
        var month = new DateOnly(instant.Year, instant.Month, 1);
        for (; month <= leg.Expiry.Date; month = month.AddMonths(1))
        {
            if (!onVolatility && month.Month % 3 != 0)
                continue;
            if (month < TradingCalendar.UsOptions.CoveredFrom || month.AddMonths(2) > TradingCalendar.UsOptions.CoveredUntil)
                return null;
            DateTimeOffset regular = rule.Resolve(month.Year, month.Month, TradingCalendar.UsOptions).Instant;
            if (regular > instant && regular < leg.Expiry.Instant)
                position++;
        }

        return position;
    }

    private static MarginClass ClassOf(string symbol, MarginEntry[] entries, DateTimeOffset instant, FutureMarginTable table)
    {
        string name = $"{symbol} futures";
        int?[] positions = [.. entries.Select(e => PositionOf((FutureLeg)e.Leg, instant))];
        double?[] outrights = [.. entries.Select((e, i) => table.OutrightOf(symbol, e.Expiry!.Date, positions[i]))];
        string[] missing = [.. entries.Where((_, i) => outrights[i] is null).Select((e, _) => e.Leg.Name)];
        if (missing.Length > 0)
        {
            return new MarginClass(name, MarginStatus.MissingTable, null, null, [.. entries
                .Select((e, i) => (Entry: e, Position: positions[i], Row: outrights[i]))
                .Where(x => x.Row is null)
                .Select(x => new MarginLine(
                    FormattableString.Invariant($"the table has no row of {symbol} for {x.Entry.Expiry!.Date:yyyy-MM-dd}{(x.Position is { } p ? FormattableString.Invariant($" (month {p})") : string.Empty)}"),
                    [x.Entry.Text(x.Entry.Quantity)],
                    null))]);
        }

        double sum = entries.Select((e, i) => e.Count * outrights[i]!.Value).Sum();
        int[] shorts = [.. Enumerable.Range(0, entries.Length).Where(i => entries[i].Quantity < 0)];
        int[] longs = [.. Enumerable.Range(0, entries.Length).Where(i => entries[i].Quantity > 0)];
        var pairs = new PairMatching();
        pairs.Begin(Math.Max(1, shorts.Length * longs.Length));
        foreach (int s in shorts)
        {
            foreach (int l in longs)
            {
                if (table.SpreadOf(symbol, positions[s], positions[l]) is { } asked)
                    pairs.Allow(s, l, outrights[s]!.Value + outrights[l]!.Value - asked);
            }
        }

        int[] left = [.. entries.Select(e => e.Count)];
        sum -= pairs.Run(left, left);
        var lines = ImmutableArray.CreateBuilder<MarginLine>();
        for (int i = 0; i < pairs.Pairs; i++)
        {
            (int s, int l, int contracts, double saving) = pairs.At(i);
            if (contracts == 0)
                continue;
            left[s] -= contracts;
            left[l] -= contracts;
            double apart = outrights[s]!.Value + outrights[l]!.Value;
            lines.Add(new MarginLine("calendar spread by the table", [entries[s].Text(-contracts), entries[l].Text(contracts)], contracts * (apart - saving)));
        }

        for (int i = 0; i < entries.Length; i++)
        {
            if (left[i] > 0)
                lines.Add(new MarginLine("single contracts by the table", [entries[i].Text(Math.Sign(entries[i].Quantity) * left[i])], left[i] * outrights[i]!.Value));
        }

        return new MarginClass(name, MarginStatus.Exact, sum, sum, lines.ToImmutable());
    }
}
