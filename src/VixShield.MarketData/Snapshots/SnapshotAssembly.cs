using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.MarketData;

/// <summary>Puts levels, chains and futures of one instant together.</summary>
internal sealed class SnapshotAssembly(
    SnapshotFiles files, DateOnly day, DateTimeOffset instant, ImmutableSortedDictionary<string, double> levels, List<ReadReport> reports, List<string> problems)
{
    /// <summary>Years to the expiry whose forward stands for the level, so that yields of near expiries say nothing; null when the level is its own.</summary>
    private double? LevelForwardYears { get; set; }

    internal SnapshotBuild Make(
        OptionTable table, ChainAssembly chains, OptionTable? vixTable, ChainAssembly? vixChains, (string Symbol, VarianceWindow Window)[] indices, CancellationToken cancellationToken)
    {
        OptionChain[] used = [.. chains.Chains];
        if (used.Length == 0)
        {
            problems.Add("No expiration can be used: " + string.Join(" ", chains.Report(null).Select(r => r.ToString()).Take(5)));
            return new SnapshotBuild([.. reports], [.. problems]) { Chains = chains.Report(null), VixChains = vixChains?.Report(null) ?? [] };
        }

        problems.AddRange(chains.Problems.Concat(vixChains?.Problems ?? []));
        var builder = new MarketSnapshotBuilder(instant);
        foreach ((string name, double level) in levels)
        {
            if (level > 0 && !name.EndsWith("_PCT", StringComparison.Ordinal))
                builder.SetLevel(name, level);
        }

        foreach (OptionChain chain in used.Concat(vixChains?.Chains ?? []))
            builder.Set(chain);
        string symbol = used[0].Symbol;
        if (levels.TryGetValue(symbol, out double close))
        {
            foreach (Expiry settled in chains.SettledToday)
            {
                builder.SetSettlement(symbol, settled, close);
                builder.AddNote(FormattableString.Invariant($"{symbol} options of {settled} settled at the close of the indices file, {close}."));
            }
        }

        SpotReading? spot = SetSpot(builder, symbol, table, chains, used);
        SetVix(builder, vixTable, symbol);
        VixFuturesHistory? history = files.Futures is null
            ? null
            : FuturesOfDay.Add(builder, files, day, levels.TryGetValue(MarketSnapshot.VixSymbol, out double vix) ? vix : null, reports, problems, cancellationToken);
        AddIndexFutures(builder, symbol, used);
        string[] names = [.. new[] { files.Chain, files.VixChain, files.Futures, files.Indices }.Where(f => f is not null).Select(f => Path.GetFileName(f!))];
        builder.AddNote($"Made from {string.Join(", ", names)}; forwards {(table.Rows.Any(r => r.AskVolatility is not null || r.DiscountFactor is not null) ? "of the file" : "from put-call parity")}.");
        foreach (string note in table.Notes.Concat(vixTable?.Notes ?? []).Concat(chains.Notes).Concat(vixChains?.Notes ?? []).Distinct())
            builder.AddNote(note);
        foreach (string problem in problems)
            builder.AddNote(problem);

        MarketSnapshot market = builder.Build();
        return new SnapshotBuild([.. reports], [.. problems])
        {
            Snapshot = market,
            History = history,
            Chains = chains.Report(market, LevelForwardYears),
            VixChains = vixChains?.Report(market, LevelForwardYears) ?? [],
            Spot = spot,
            Indices = symbol == "SPX"
                ? [.. indices.Select(i => new IndexComparison(i.Symbol, IndexReplication.Of(market, i.Window, symbol), levels.TryGetValue(i.Symbol, out double level) ? level : null))]
                : [],
        };
    }

    /// <summary>The file's spot, unless the forwards say that it is of another moment; then the nearest forward stands for it.</summary>
    private SpotReading? SetSpot(MarketSnapshotBuilder builder, string symbol, OptionTable table, ChainAssembly chains, OptionChain[] used)
    {
        double? stated = table.Rows.Select(r => r.UnderlyingPrice).FirstOrDefault(p => p is > 0);
        if (stated is null && levels.TryGetValue(symbol, out double level))
            stated = level;
        if (symbol == MarketSnapshot.VixSymbol)
        {
            // Forwards of VIX options are futures on other windows: nothing about spot VIX follows from them.
            if (stated is not null)
                builder.SetLevel(symbol, stated.Value);
            return null;
        }

        OptionChain nearest = used.MinBy(c => c.Years)!;
        if (stated is null)
        {
            builder.SetLevel(symbol, nearest.Forward * nearest.DiscountFactor);
            LevelForwardYears = nearest.Years;
            problems.Add(FormattableString.Invariant($"No file has the level of {symbol}: its forward for {nearest.Expiry} at its own rate, {nearest.Forward * nearest.DiscountFactor:F2}, stands for it."));
            return null;
        }

        SpotReading? reading = chains.Parity?.ReadSpot(stated.Value);
        if (reading is { IsStale: true })
        {
            double discount = used.FirstOrDefault(c => c.Expiry == reading.Expiry)?.DiscountFactor ?? 1;
            builder.SetLevel(symbol, reading.Forward * discount);
            LevelForwardYears = reading.Expiry.YearsFrom(instant);
            problems.Add(FormattableString.Invariant(
                $"Stale spot: {symbol} {stated:F2} and the forward {reading.Forward:F2} for {reading.Expiry} differ by {reading.Difference:F2} points, {reading.Allowed:F2} allowed; the forward at its own rate stands for the level."));
        }
        else
        {
            builder.SetLevel(symbol, stated.Value);
        }

        return reading;
    }

    private void SetVix(MarketSnapshotBuilder builder, OptionTable? vixTable, string symbol)
    {
        if (levels.ContainsKey(MarketSnapshot.VixSymbol) || builder.HasLevel(MarketSnapshot.VixSymbol))
            return;
        if (vixTable?.Rows.Where(r => r.Root == MarketSnapshot.VixSymbol).Select(r => r.UnderlyingPrice).FirstOrDefault(p => p is > 0) is { } stated)
        {
            builder.SetLevel(MarketSnapshot.VixSymbol, stated);
            return;
        }

        if (symbol != Contracts.Spx.UnderlyingSymbol)
        {
            problems.Add($"No file has the level of VIX, and options on {symbol} do not say it.");
            return;
        }

        VarianceIndex recomputed = IndexReplication.Of(builder.Build(), VarianceWindow.ThirtyDay, symbol);
        if (recomputed.Value is { } value)
        {
            builder.SetLevel(MarketSnapshot.VixSymbol, value);
            problems.Add(FormattableString.Invariant($"No file has the level of VIX: the value recomputed from the options, {value:F2}, stands for it."));
        }
        else
        {
            problems.Add("No file has the level of VIX, and it cannot be recomputed: " + recomputed.Reason);
        }
    }

    /// <summary>The two nearest quarterly index futures, made from the parity forwards: what a total delta can be traded with.</summary>
    private void AddIndexFutures(MarketSnapshotBuilder builder, string symbol, OptionChain[] used)
    {
        if (symbol != Contracts.Es.UnderlyingSymbol)
            return;
        double furthest = used.Max(c => c.Years);
        int added = 0;
        for (int month = 0; month < 12 && added < 2; month++)
        {
            DateOnly first = new DateOnly(day.Year, day.Month, 1).AddMonths(month);
            if (first.Month % 3 != 0 || first.AddMonths(1) > files.Options.Calendar.CoveredUntil)
                continue;
            Expiry expiry = ExpiryRules.EquityIndexFutureQuarterly.Resolve(first.Year, first.Month, files.Options.Calendar);
            if (expiry.Instant <= instant || expiry.YearsFrom(instant) > furthest)
                continue;
            builder.SetFutureFromParity(Contracts.Es, expiry, Contracts.Es.Tick.TickAt(day, 1) / 2);
            added++;
        }
    }
}
