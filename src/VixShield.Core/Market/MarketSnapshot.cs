using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>
/// All market data at one instant: index levels, futures, option chains, settlement values of what has expired, and the VX curve and surfaces made from them. Immutable, so
/// it can be shared between threads; equal when the given values are. Made by <see cref="MarketSnapshotBuilder"/> or from JSON.
/// </summary>
/// <remarks>
/// What is missing is an error that names it (<see cref="MissingDatumException"/>); nothing is replaced by 0 or by a neighbour.
/// A VIX option is priced on the forward of its own expiry, never on spot VIX.
/// </remarks>
[TypeFormatterSource]
public sealed partial class MarketSnapshot : IEquatable<MarketSnapshot>, IDisplayable
{
    private readonly Dictionary<(string Symbol, Expiry Expiry), OptionChain> _chains;
    private readonly Dictionary<(string Symbol, Expiry Expiry), double> _settlements;
    private readonly Dictionary<string, SnapshotSurface> _surfaces;
    private readonly VixFuturesCurve? _vixFutures;

    internal MarketSnapshot(
        DateTimeOffset valuationInstant,
        ImmutableSortedDictionary<string, double> levels,
        ImmutableArray<FutureMark> futures,
        ImmutableArray<OptionChain> chains,
        ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> exDividendDates,
        ImmutableArray<SettlementValue> settlements,
        ImmutableSortedDictionary<string, EventClock> eventClocks,
        ImmutableArray<string> notes)
    {
        ValuationInstant = valuationInstant;
        Levels = levels;
        Futures = futures;
        Chains = chains;
        ExDividendDates = exDividendDates;
        Settlements = settlements;
        EventClocks = eventClocks;
        Notes = notes;
        _chains = chains.ToDictionary(c => (c.Symbol, c.Expiry));
        _settlements = settlements.ToDictionary(s => (s.Symbol, s.Expiry), s => s.Value);
        _surfaces = chains
            .GroupBy(c => c.Symbol, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new SnapshotSurface(g.Key, [.. g], eventClocks.GetValueOrDefault(g.Key)), StringComparer.Ordinal);
        ImmutableArray<VixFuture> strip = [.. futures
            .Where(f => f.Contract.UnderlyingSymbol == VixSymbol)
            .DistinctBy(f => f.Expiry)
            .Select(f => new VixFuture(f.Expiry, f.Price))];
        _vixFutures = !strip.IsEmpty && levels.TryGetValue(VixSymbol, out double vix) ? new VixFuturesCurve(valuationInstant, vix, strip) : null;
        ContentHash = SnapshotHash.Of(this);
    }

    /// <summary>Symbol under which spot VIX and the VIX chains are held.</summary>
    public const string VixSymbol = "VIX";

    /// <summary>The instant of all data.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>Index levels and share prices by symbol, in points.</summary>
    public ImmutableSortedDictionary<string, double> Levels { get; }

    /// <summary>Futures by contract symbol and expiry.</summary>
    public ImmutableArray<FutureMark> Futures { get; }

    /// <summary>Option chains by symbol and expiry.</summary>
    public ImmutableArray<OptionChain> Chains { get; }

    /// <summary>
    /// Ex-dividend dates by symbol, ascending: the first session on which a share trades without its dividend. A symbol without an entry has unknown dates; one with an
    /// empty entry pays nothing that is known of.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> ExDividendDates { get; }

    /// <summary>Settlement values by symbol of the underlying and expiry; none for an expiry that is still ahead.</summary>
    public ImmutableArray<SettlementValue> Settlements { get; }

    /// <summary>Clocks of scheduled events by symbol of the underlying; a surface without one runs on calendar time.</summary>
    public ImmutableSortedDictionary<string, EventClock> EventClocks { get; }

    /// <summary>Where the data comes from and what was assumed, in words; carried into every report.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>SHA-256 of all values, as lower-case hexadecimal digits: the same data gives the same hash on every machine. Notes do not count.</summary>
    public string ContentHash { get; }

    /// <summary>Whether there is a VX curve: spot VIX and at least one VX future.</summary>
    public bool HasVixFutures => _vixFutures is not null;

    /// <summary>Spot VIX and the VX strip.</summary>
    /// <exception cref="MissingDatumException">Spot VIX or every VX future is missing.</exception>
    public VixFuturesCurve VixFutures => RequireVixFutures("the VX curve");

    /// <summary>
    /// The smiles of an underlying: of all its expiries together, so that none lies below an earlier one (VIX options apart: each expiry has its own future). Calibrated when first
    /// asked for; chains with given volatilities keep these.
    /// </summary>
    /// <param name="symbol">Symbol of the underlying, such as SPX or VIX.</param>
    /// <exception cref="MissingDatumException">No chain of the symbol has a smile.</exception>
    public VolatilitySurface Surface(string symbol) =>
        _surfaces.GetValueOrDefault(Guard.NotBlank(symbol, nameof(symbol)))?.Surface ?? throw new MissingDatumException(new DatumKey(DatumKind.Volatility, symbol));

    /// <summary>The calibration behind a surface, with its diagnostics; null when the symbol has no chain or all its chains have given volatilities. Its own surface is on calendar time.</summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    public SurfaceFit? SurfaceFit(string symbol) => _surfaces.GetValueOrDefault(Guard.NotBlank(symbol, nameof(symbol)))?.Fit;

    /// <summary>The smile of an underlying and expiry on its surface, or null.</summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <param name="expiry">The expiry.</param>
    public VolatilitySmile? SmileFor(string symbol, Expiry expiry) =>
        _surfaces.GetValueOrDefault(Guard.NotBlank(symbol, nameof(symbol)))?.Surface?.SmileFor(Guard.NotNull(expiry, nameof(expiry)));

    /// <summary>The chain of an underlying and expiry, or null.</summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <param name="expiry">The expiry.</param>
    public OptionChain? ChainFor(string symbol, Expiry expiry) => _chains.GetValueOrDefault((symbol, Guard.NotNull(expiry, nameof(expiry))));

    /// <summary>The settlement value of an underlying for an expiry, in points of the underlying; null where none was set.</summary>
    /// <param name="symbol">Symbol of the underlying, such as SPX for SPXW and XSP alike, or VIX for VX and VIX options.</param>
    /// <param name="expiry">The expiry.</param>
    public double? SettlementFor(string symbol, Expiry expiry) =>
        _settlements.TryGetValue((Guard.NotBlank(symbol, nameof(symbol)), Guard.NotNull(expiry, nameof(expiry))), out double value) ? value : null;

    /// <summary>
    /// The mark of a future: its own, or that of another contract on the same index and expiry (VXM is priced by VX, MES by ES); null when there is none.
    /// </summary>
    /// <param name="contract">The futures contract.</param>
    /// <param name="expiry">The expiry.</param>
    public FutureMark? MarkFor(ContractSpec contract, Expiry expiry)
    {
        Guard.NotNull(contract, nameof(contract));
        FutureMark? other = null;
        foreach (FutureMark mark in Futures)
        {
            if (mark.Expiry != expiry || mark.Contract.UnderlyingSymbol != contract.UnderlyingSymbol)
                continue;
            if (mark.Contract == contract)
                return mark;
            other ??= mark;
        }

        return other;
    }

    /// <summary>A datum by its key.</summary>
    /// <param name="key">The key. <see cref="DatumKind.HalfSpread"/> and <see cref="DatumKind.Volatility"/> here mean a future's half-spread and an expiry's at-the-money volatility.</param>
    /// <exception cref="MissingDatumException">The market does not hold it.</exception>
    public double Require(DatumKey key) => TryGet(key, out double value) ? value : throw new MissingDatumException(key);

    /// <summary>A datum by its key, if the market holds it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; NaN when this returns false.</param>
    /// <returns>Whether the market holds it.</returns>
    public bool TryGet(DatumKey key, out double value)
    {
        Guard.NotBlank(key.Symbol, nameof(key));
        OptionChain? chain = key.Expiry is null ? null : ChainFor(key.Symbol, key.Expiry);
        FutureMark? mark = key.Expiry is null ? null : Futures.FirstOrDefault(f => f.Contract.Symbol == key.Symbol && f.Expiry == key.Expiry);
        double? found = key.Kind switch
        {
            DatumKind.Level => Levels.TryGetValue(key.Symbol, out double level) ? level : null,
            DatumKind.Forward => chain?.Forward,
            DatumKind.DiscountFactor => chain?.DiscountFactor,
            DatumKind.Volatility => chain is null ? null : SmileFor(chain.Symbol, chain.Expiry)?.AtTheMoney,
            DatumKind.FuturePrice => mark?.Price,
            DatumKind.HalfSpread => mark?.HalfSpread,
            DatumKind.Settlement => key.Expiry is null ? null : SettlementFor(key.Symbol, key.Expiry),
            _ => throw Guard.OutOfRange(nameof(key), key.Kind, "Must be a defined kind of datum."),
        };
        value = found ?? double.NaN;
        return found is not null;
    }

    /// <summary>A builder that starts from this snapshot.</summary>
    public MarketSnapshotBuilder ToBuilder() => new(this);

    internal VixFuturesCurve RequireVixFutures(string neededFor) => _vixFutures
        ?? throw new MissingDatumException(Levels.ContainsKey(VixSymbol) ? new DatumKey(DatumKind.FuturePrice, "VX") : new DatumKey(DatumKind.Level, VixSymbol), neededFor);

    /// <inheritdoc/>
    public bool Equals(MarketSnapshot? other) =>
        other is not null && ValuationInstant == other.ValuationInstant && ContentHash == other.ContentHash
        && Levels.SequenceEqual(other.Levels) && Futures.AsSpan().SequenceEqual(other.Futures.AsSpan())
        && Chains.AsSpan().SequenceEqual(other.Chains.AsSpan()) && ExDividendDates.Count == other.ExDividendDates.Count
        && ExDividendDates.All(e => other.ExDividendDates.TryGetValue(e.Key, out ImmutableArray<DateOnly> dates) && e.Value.AsSpan().SequenceEqual(dates.AsSpan()))
        && Settlements.AsSpan().SequenceEqual(other.Settlements.AsSpan()) && EventClocks.SequenceEqual(other.EventClocks) && Notes.AsSpan().SequenceEqual(other.Notes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MarketSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ContentHash);

    /// <summary>The instant and the number of levels, futures and chains.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Market of {ValuationInstant:yyyy-MM-dd HH:mm zzz}: {Levels.Count} levels, {Futures.Length} futures, {Chains.Length} chains");
}
