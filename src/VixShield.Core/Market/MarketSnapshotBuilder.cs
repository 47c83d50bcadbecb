using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Market;

/// <summary>Collects market data of one instant and builds a <see cref="MarketSnapshot"/>. Setting a datum again replaces it.</summary>
/// <remarks>Not safe for use by several threads at once; the snapshots that it builds are.</remarks>
public sealed class MarketSnapshotBuilder
{
    private readonly SortedDictionary<string, double> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Contract, Expiry Expiry), FutureMark> _futures = [];
    private readonly Dictionary<(string Symbol, Expiry Expiry), OptionChain> _chains = [];
    private readonly SortedDictionary<string, ImmutableArray<DateOnly>> _exDividendDates = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Symbol, Expiry Expiry), SettlementValue> _settlements = [];
    private readonly SortedDictionary<string, EventClock> _eventClocks = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    /// <summary>Starts an empty market.</summary>
    /// <param name="valuationInstant">The instant of all data.</param>
    public MarketSnapshotBuilder(DateTimeOffset valuationInstant) => ValuationInstant = valuationInstant;

    internal MarketSnapshotBuilder(MarketSnapshot market)
        : this(market.ValuationInstant)
    {
        foreach ((string symbol, double level) in market.Levels)
            _levels.Add(symbol, level);
        foreach (FutureMark mark in market.Futures)
            Set(mark);
        foreach (OptionChain chain in market.Chains)
            Set(chain);
        foreach ((string symbol, ImmutableArray<DateOnly> dates) in market.ExDividendDates)
            _exDividendDates.Add(symbol, dates);
        foreach (SettlementValue settlement in market.Settlements)
            _settlements.Add((settlement.Symbol, settlement.Expiry), settlement);
        foreach ((string symbol, EventClock clock) in market.EventClocks)
            _eventClocks.Add(symbol, clock);
        _notes.AddRange(market.Notes);
    }

    /// <summary>The instant of all data.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>Sets an index level or share price.</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="value">Its value, in points; greater than 0.</param>
    /// <exception cref="ArgumentException">The symbol is blank, or the value is not finite or not greater than 0.</exception>
    public MarketSnapshotBuilder SetLevel(string symbol, double value)
    {
        _levels[Guard.NotBlank(symbol, nameof(symbol))] = Guard.PositiveFinite(value, nameof(value));
        return this;
    }

    /// <summary>Whether a level has been set.</summary>
    /// <param name="symbol">Symbol of the index or share.</param>
    /// <exception cref="ArgumentException">The symbol is blank.</exception>
    public bool HasLevel(string symbol) => _levels.ContainsKey(Guard.NotBlank(symbol, nameof(symbol)));

    /// <summary>Sets a future.</summary>
    /// <param name="mark">The mark; its expiry must be after the valuation instant.</param>
    /// <exception cref="ArgumentException">The mark is null or has expired.</exception>
    public MarketSnapshotBuilder Set(FutureMark mark)
    {
        Guard.NotNull(mark, nameof(mark));
        if (mark.Expiry.Instant <= ValuationInstant)
            throw Guard.OutOfRange(nameof(mark), mark, FormattableString.Invariant($"Must expire after the valuation instant {ValuationInstant:yyyy-MM-dd HH:mm zzz}."));
        _futures[(mark.Contract.Symbol, mark.Expiry)] = mark;
        return this;
    }

    /// <summary>Sets an option chain.</summary>
    /// <param name="chain">The chain; of the same valuation instant.</param>
    /// <exception cref="ArgumentException">The chain is null or of another instant.</exception>
    public MarketSnapshotBuilder Set(OptionChain chain)
    {
        Guard.NotNull(chain, nameof(chain));
        if (chain.ValuationInstant != ValuationInstant)
            throw Guard.OutOfRange(nameof(chain), chain.ValuationInstant, FormattableString.Invariant($"Must be the snapshot's instant {ValuationInstant:yyyy-MM-dd HH:mm zzz}."));
        _chains[(chain.Symbol, chain.Expiry)] = chain;
        return this;
    }

    /// <summary>
    /// Sets the ex-dividend dates of a share. American options whose life spans one are flagged, and so are those on a share whose dates were never set; an empty
    /// list says that none is known to come.
    /// </summary>
    /// <param name="symbol">Symbol of the share, such as SPY.</param>
    /// <param name="dates">The first sessions without the dividend, in any order; past ones do no harm.</param>
    /// <exception cref="ArgumentException">The symbol is blank, or a date occurs twice.</exception>
    public MarketSnapshotBuilder SetExDividendDates(string symbol, IEnumerable<DateOnly> dates)
    {
        Guard.NotBlank(symbol, nameof(symbol));
        ImmutableArray<DateOnly> sorted = [.. Guard.NotNull(dates, nameof(dates)).Order()];
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1])
                throw new ArgumentException(FormattableString.Invariant($"{sorted[i]:yyyy-MM-dd} occurs twice."), nameof(dates));
        }

        _exDividendDates[symbol] = sorted;
        return this;
    }

    /// <summary>
    /// Sets what an underlying settled at: options and futures on it that expired then are valued at it. Where none is set, a closing-settled contract on an index or share
    /// settles at the level while the valuation instant is its expiry; every other expired one cannot be valued.
    /// </summary>
    /// <param name="symbol">Symbol of the underlying, such as SPX for SPXW and XSP alike, or VIX for VX and VIX options.</param>
    /// <param name="expiry">The expiry; not after the valuation instant.</param>
    /// <param name="value">The settlement value, in points of the underlying; greater than 0.</param>
    /// <exception cref="ArgumentException">The symbol is blank, the expiry null or still ahead, or the value not finite or not greater than 0.</exception>
    public MarketSnapshotBuilder SetSettlement(string symbol, Expiry expiry, double value)
    {
        var settlement = new SettlementValue(symbol, expiry, value);
        if (expiry.Instant > ValuationInstant)
            throw Guard.OutOfRange(nameof(expiry), expiry, FormattableString.Invariant($"Must not be after the valuation instant {ValuationInstant:yyyy-MM-dd HH:mm zzz}: it has not settled."));
        _settlements[(symbol, expiry)] = settlement;
        return this;
    }

    /// <summary>
    /// Puts the surface of an underlying on variance time: scheduled events count for days of variance when they happen. Carry, scenarios over a horizon and everything between listed expiries follow; prices and volatilities of listed
    /// expiries stay what they are. Without a clock time is the calendar's.
    /// </summary>
    /// <param name="symbol">Symbol of the underlying as the chains have it, such as SPX for SPXW and XSP alike; SPY needs its own. Not VIX, whose options keep a volatility of their own for each expiry.</param>
    /// <param name="clock">The clock; null for calendar time.</param>
    /// <exception cref="ArgumentException">The symbol is blank or VIX.</exception>
    public MarketSnapshotBuilder SetEventClock(string symbol, EventClock? clock)
    {
        if (Guard.NotBlank(symbol, nameof(symbol)) == MarketSnapshot.VixSymbol)
            throw Guard.OutOfRange(nameof(symbol), symbol, "Must not be VIX: volatilities of VIX options are held as time passes, each on a future of its own.");
        if (clock is null)
            _eventClocks.Remove(symbol);
        else
            _eventClocks[symbol] = clock;
        return this;
    }

    /// <summary>Adds a note on origin or assumption.</summary>
    /// <param name="note">The note.</param>
    /// <exception cref="ArgumentException">The note is blank.</exception>
    public MarketSnapshotBuilder AddNote(string note)
    {
        _notes.Add(Guard.NotBlank(note, nameof(note)));
        return this;
    }

    /// <summary>
    /// Adds a future priced on the parity forwards of an index's option chains: log-linear in time between the spot level and the
    /// chains' forwards, and beyond the last chain at its growth rate. The mark's source is <see cref="PriceSource.Interpolated"/>.
    /// </summary>
    /// <param name="contract">An equity-index future such as <see cref="Contracts.Es"/>.</param>
    /// <param name="expiry">Its expiry.</param>
    /// <param name="halfSpread">Half of ask minus bid, in points.</param>
    /// <exception cref="MissingDatumException">The index level or every chain of the index is missing.</exception>
    public MarketSnapshotBuilder SetFutureFromParity(ContractSpec contract, Expiry expiry, double halfSpread) =>
        Set(FutureFromParity(contract, expiry, halfSpread));

    /// <summary>Builds the snapshot. The builder can go on and build others.</summary>
    /// <exception cref="InvalidOperationException">A clock of events belongs to a symbol without an option chain: it would do nothing, without a word.</exception>
    public MarketSnapshot Build()
    {
        string? idle = _eventClocks.Keys.FirstOrDefault(symbol => _chains.Keys.All(chain => chain.Symbol != symbol));
        return idle is null
            ? Make()
            : throw new InvalidOperationException($"The clock of events of {idle} has no option chain to run on; there are chains of {string.Join(", ", _chains.Keys.Select(chain => chain.Symbol).Distinct().Order(StringComparer.Ordinal))}.");
    }

    private MarketSnapshot Make() => new(
        ValuationInstant,
        _levels.ToImmutableSortedDictionary(StringComparer.Ordinal),
        [.. _futures.Values.OrderBy(f => f.Contract.Symbol, StringComparer.Ordinal).ThenBy(f => f.Expiry)],
        [.. _chains.Values.OrderBy(c => c.Symbol, StringComparer.Ordinal).ThenBy(c => c.Expiry)],
        _exDividendDates.ToImmutableSortedDictionary(StringComparer.Ordinal),
        [.. _settlements.Values.OrderBy(s => s.Symbol, StringComparer.Ordinal).ThenBy(s => s.Expiry).ThenBy(s => s.Expiry.LastTradingDay)],
        _eventClocks.ToImmutableSortedDictionary(StringComparer.Ordinal),
        [.. _notes]);

    internal FutureMark FutureFromParity(ContractSpec contract, Expiry expiry, double halfSpread)
    {
        Guard.NotNull(contract, nameof(contract));
        Guard.NotNull(expiry, nameof(expiry));
        string symbol = contract.UnderlyingSymbol;
        if (!_levels.TryGetValue(symbol, out double spot))
            throw new MissingDatumException(new DatumKey(DatumKind.Level, symbol), $"{contract.Symbol} {expiry}");
        OptionChain[] chains = [.. _chains.Values.Where(c => c.Symbol == symbol).OrderBy(c => c.Expiry).DistinctBy(c => c.Expiry.Instant)];
        if (chains.Length == 0)
            throw new MissingDatumException(new DatumKey(DatumKind.Forward, symbol, expiry), $"{contract.Symbol} {expiry}");
        double price = ForwardInterpolation.At(spot, chains, expiry.YearsFrom(ValuationInstant));
        return new FutureMark(contract, expiry, price, halfSpread, PriceSource.Interpolated);
    }
}
