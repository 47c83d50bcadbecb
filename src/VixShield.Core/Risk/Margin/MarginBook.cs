using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// A book compiled for one rule set: the requirement at any prices and levels, without allocation. Holds memory of its own, so one object serves one thread at a time;
/// <see cref="Copy"/> makes another.
/// </summary>
internal sealed class MarginBook
{
    private readonly MarginEntry[] _entries;
    private readonly OptionMargin[] _options;
    private readonly ScenarioClass[] _scenarios;
    private readonly ImmutableArray<MarginClass> _futures;
    private readonly MarginEntry[] _shares;
    private readonly int _places;

    private MarginBook(MarginBook other)
        : this(other.Rules, other._entries, other.LevelSymbols, other._futures, other._places)
    {
    }

    private MarginBook(MarginRules rules, MarginEntry[] entries, ImmutableArray<string> levelSymbols, ImmutableArray<MarginClass> futures, int places)
    {
        Rules = rules;
        _entries = entries;
        LevelSymbols = levelSymbols;
        _futures = futures;
        _places = places;
        bool byScenario = rules.Method == MarginMethod.ScenarioBased;
        _options = byScenario ? [] : [.. entries
            .Where(e => e.Leg is OptionLeg)
            .GroupBy(e => ClassName(e, rules))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new OptionMargin(new OptionClass(g.Key, [.. g]), rules))];
        _scenarios = !byScenario ? [] : [.. entries
            .Where(e => e.Leg.Kind != ContractKind.Future)
            .GroupBy(e => e.Leg.Contract.UnderlyingSymbol)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ScenarioClass(g.Key, [.. g], rules.RangeFor(g.Key), rules.MinimumPointsPerContract))];
        _shares = byScenario ? [] : [.. entries.Where(e => e.Leg.Kind == ContractKind.Security)];
    }

    internal MarginRules Rules { get; }

    /// <summary>Symbols of the underlyings whose levels <see cref="Evaluate"/> takes, in its order: spot levels, spot VIX for VIX options.</summary>
    internal ImmutableArray<string> LevelSymbols { get; }

    internal ReadOnlySpan<OptionMargin> Options => _options;

    internal ReadOnlySpan<ScenarioClass> Scenarios => _scenarios;

    internal ReadOnlySpan<MarginEntry> Shares => _shares;

    internal ImmutableArray<MarginClass> Futures => _futures;

    /// <summary>Compiles a valued book. Settled legs are left out; legs of one instrument are netted.</summary>
    /// <param name="valuation">The book in its market.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="days">Calendar days after the market's instant at which month positions and long terms are counted.</param>
    internal static MarginBook Of(BookValuation valuation, MarginRules rules, double days = 0)
    {
        MarketSnapshot market = valuation.Market;
        DateTimeOffset instant = market.ValuationInstant.AddDays(days);
        DateOnly today = DateOnly.FromDateTime(UsTime.InChicago(instant).DateTime);
        var first = new Dictionary<Leg, int>();
        var quantities = new Dictionary<Leg, int>();
        for (int i = 0; i < valuation.Legs.Length; i++)
        {
            if (valuation.Legs[i].IsSettled)
                continue;
            Leg instrument = valuation.Legs[i].Position.Leg with { Quantity = 1 };
            first.TryAdd(instrument, i);
            quantities[instrument] = checked(quantities.GetValueOrDefault(instrument) + valuation.Legs[i].Position.Leg.Quantity);
        }

        Leg[] held = [.. quantities.Where(q => q.Value != 0).Select(q => q.Key)];
        Array.Sort(held, MarginEntry.Compare);
        ImmutableArray<string> symbols = [.. held
            .Where(l => l.Kind != ContractKind.Future)
            .Select(l => l.Contract.UnderlyingSymbol)
            .Distinct()
            .Order(StringComparer.Ordinal)];
        MarginEntry[] entries = [.. held.Select(leg =>
        {
            LegValuation value = valuation.Legs[first[leg]];
            OptionChain? chain = leg is OptionLeg option ? market.ChainFor(leg.Contract.UnderlyingSymbol, option.Expiry) : null;
            return new MarginEntry
            {
                Leg = leg,
                Quantity = quantities[leg],
                PricePlace = first[leg],
                LevelPlace = symbols.IndexOf(leg.Contract.UnderlyingSymbol),
                Rate = rules.RateFor(leg.Contract),
                IsLongTerm = leg.ExpiryOrNull is { } expiry && expiry.Date > today.AddMonths(rules.LongTermMonths),
                ForwardRatio = value.Forward is { } forward && market.Levels.TryGetValue(leg.Contract.UnderlyingSymbol, out double level) ? forward / level : 1,
                Years = Math.Max(0, (value.Years ?? 0) - (days / 365)),
                InterestRate = chain?.Rate ?? 0,
            };
        })];
        ImmutableArray<MarginClass> futures = [.. FutureMargin.Of(entries.Where(e => e.Leg.Kind == ContractKind.Future), instant, rules.Futures)];
        return new MarginBook(rules, entries, symbols, futures, valuation.Legs.Length);
    }

    /// <summary>The same book with memory of its own, for another thread.</summary>
    internal MarginBook Copy() => new(this);

    /// <summary>The requirement at given prices and levels.</summary>
    /// <param name="prices">Price of each leg in the book's order, in points per contract; those of settled legs and of futures are not looked at.</param>
    /// <param name="levels">Level of each of <see cref="LevelSymbols"/>, in points.</param>
    /// <exception cref="ArgumentException">A span is of another length.</exception>
    internal MarginFigures Evaluate(ReadOnlySpan<double> prices, ReadOnlySpan<double> levels)
    {
        if (prices.Length != _places)
            throw Guard.OutOfRange(nameof(prices), prices.Length, FormattableString.Invariant($"Must be {_places} prices, one for each leg."));
        if (levels.Length != LevelSymbols.Length)
            throw Guard.OutOfRange(nameof(levels), levels.Length, FormattableString.Invariant($"Must be {LevelSymbols.Length} levels: {string.Join(", ", LevelSymbols)}."));
        if (!AreFinite(prices, levels))
            return new MarginFigures { Status = MarginStatus.MissingPrice };
        MarginStatus status = MarginStatus.Exact;
        MarginFlags flags = MarginFlags.None;
        double asked = 0, bound = 0, longAsked = 0, longPremium = 0, shortPremium = 0;
        foreach (MarginEntry entry in _entries)
        {
            if (entry.Leg.Kind != ContractKind.Option)
                continue;
            double premium = entry.Count * entry.Multiplier * Math.Max(0, prices[entry.PricePlace]);
            longPremium += entry.Quantity > 0 ? premium : 0;
            shortPremium += entry.Quantity < 0 ? premium : 0;
        }

        foreach (OptionMargin options in _options)
        {
            options.Run(prices, levels);
            asked += options.Asked;
            bound += options.LowerBound;
            longAsked += options.LongPremiumAsked;
            flags |= options.Flags;
            status = Worse(status, options.Status);
        }

        foreach (ScenarioClass options in _scenarios)
        {
            if (options.Range is null)
            {
                status = MarginStatus.MissingRange;
                continue;
            }

            // The worst loss is what the account must be worth; the short premium received comes on top, and the longs are worth theirs.
            double net = options.Run(prices, levels);
            double premium = 0, paid = 0;
            foreach (MarginEntry entry in options.Entries)
            {
                double amount = entry.Leg is OptionLeg ? entry.Count * entry.Multiplier * Math.Max(0, prices[entry.PricePlace]) : 0;
                premium += entry.Quantity < 0 ? amount : 0;
                paid += entry.Quantity > 0 ? amount : 0;
            }

            asked += net + premium - paid;
            bound += net + premium - paid;
            longAsked += paid;
        }

        foreach (MarginEntry share in _shares)
        {
            double amount = Rules.ShareRate * share.Count * share.Multiplier * prices[share.PricePlace];
            asked += amount;
            bound += amount;
        }

        foreach (MarginClass future in _futures)
        {
            if (future.WithoutLongPremium is not { } amount)
            {
                status = MarginStatus.MissingTable;
                continue;
            }

            asked += amount;
            bound += amount;
        }

        return new MarginFigures
        {
            WithoutLongPremium = asked, LowerBound = bound, LongPremium = longPremium, LongPremiumAsked = longAsked, ShortPremium = shortPremium,
            Status = status, Flags = flags,
        };
    }

    private static MarginStatus Worse(MarginStatus one, MarginStatus other) => other > one ? other : one;

    private static string ClassName(MarginEntry entry, MarginRules rules)
    {
        ContractSpecName name = new(entry.Leg.Contract, rules.Pooling);
        bool byExpiry = entry.Leg.Contract.Underlying == UnderlyingKind.VolatilityIndex && !rules.VolatilityIndexCalendarRelief;
        return byExpiry ? FormattableString.Invariant($"{name} options {entry.Expiry!.Date:yyyy-MM-dd} {entry.Expiry.Style}") : $"{name} options";
    }

    private bool AreFinite(ReadOnlySpan<double> prices, ReadOnlySpan<double> levels)
    {
        foreach (double level in levels)
        {
            if (!double.IsFinite(level))
                return false;
        }

        foreach (MarginEntry entry in _entries)
        {
            if (entry.Leg.Kind != ContractKind.Future && !double.IsFinite(prices[entry.PricePlace]))
                return false;
        }

        return true;
    }

    private readonly record struct ContractSpecName(ContractSpec Contract, MarginPooling Pooling)
    {
        public override string ToString() => Pooling switch
        {
            MarginPooling.Root => Contract.Symbol,
            MarginPooling.SettlementStyle => FormattableString.Invariant($"{Contract.UnderlyingSymbol} {Contract.Settlement}"),
            _ => $"all {Contract.UnderlyingSymbol}",
        };
    }
}
