using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>
/// A margin rule set as data: three named ones (<see cref="UniversalSpread"/>, <see cref="LegacyPairing"/>, <see cref="ScenarioBased"/>), and others by <c>with</c>. An
/// exchange's minimum; a broker may ask more. Equal when all parameters are.
/// </summary>
/// <remarks>
/// Percentages of the strategy-based rules: Cboe Rule 10.3 and the Cboe margin manual; scenario points: Cboe Rule 10.4. Futures are margined by
/// <see cref="Futures"/> under every rule set.
/// </remarks>
[TypeFormatterSource]
public sealed record MarginRules : IDisplayable
{
    /// <summary>The universal spread rule: the default.</summary>
    public static MarginRules UniversalSpread { get; } = new() { Name = "universal spread" };

    /// <summary>Pairs of a short and a long.</summary>
    public static MarginRules LegacyPairing { get; } = new() { Name = "legacy pairing", Method = MarginMethod.LegacyPairing };

    /// <summary>The worst theoretical loss over moves of the underlying.</summary>
    public static MarginRules ScenarioBased { get; } = new() { Name = "scenario-based", Method = MarginMethod.ScenarioBased };

    /// <summary>Name of the rule set, which every result carries.</summary>
    /// <exception cref="ArgumentException">Blank.</exception>
    public required string Name
    {
        get;
        init => field = Guard.NotBlank(value, nameof(Name));
    }

    /// <summary>How options are margined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not defined.</exception>
    public MarginMethod Method
    {
        get;
        init => field = Guard.Defined(value, nameof(Method));
    } = MarginMethod.UniversalSpread;

    /// <summary>Which roots of an underlying may cover each other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not defined.</exception>
    public MarginPooling Pooling
    {
        get;
        init => field = Guard.Defined(value, nameof(Pooling));
    } = MarginPooling.Root;

    /// <summary>
    /// Whether VIX options of different expiries may cover each other. They are on different futures, so that a calendar can lose more than its debit; by default they
    /// do not: the short is uncovered and the long is paid for.
    /// </summary>
    public bool VolatilityIndexCalendarRelief { get; init; }

    /// <summary>Rate of options on shares, funds and indices that are not broad: 20 %/10 %.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public MarginRate Equity
    {
        get;
        init => field = Guard.NotNull(value, nameof(Equity));
    } = new(0.20, 0.10);

    /// <summary>Rate of options on the underlyings of <see cref="BroadIndexSymbols"/>: 15 %/10 %.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public MarginRate BroadIndex
    {
        get;
        init => field = Guard.NotNull(value, nameof(BroadIndex));
    } = new(0.15, 0.10);

    /// <summary>Rate of options on a volatility index, on its spot value: 20 %/10 %.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public MarginRate VolatilityIndex
    {
        get;
        init => field = Guard.NotNull(value, nameof(VolatilityIndex));
    } = new(0.20, 0.10);

    /// <summary>Underlyings that count as broad indices: SPX (with SPXW and XSP) and SPY.</summary>
    /// <exception cref="ArgumentException">The list is not set or holds null.</exception>
    public ImmutableArray<string> BroadIndexSymbols
    {
        get;
        init => field = Guard.NoNulls(Guard.NotDefault(value, nameof(BroadIndexSymbols)), nameof(BroadIndexSymbols));
    } = ["SPX", "SPY"];

    /// <summary>Leverage of funds by symbol, by which <see cref="Equity"/> is multiplied: UVXY 1.5; 1 for one that is not here. Inverse funds by their size.</summary>
    /// <exception cref="ArgumentException">Null, or a leverage not above 0 or above 10.</exception>
    public ImmutableSortedDictionary<string, double> Leverage
    {
        get;
        init
        {
            foreach ((string symbol, double leverage) in Guard.NotNull(value, nameof(Leverage)))
            {
                if (leverage is not (> 0 and <= 10))
                    throw Guard.OutOfRange(nameof(Leverage), leverage, $"The leverage of {symbol} must be above 0 and at most 10.");
            }

            // Two dictionaries of the same entries are equal in whatever order theirs came.
            field = value.WithComparers(StringComparer.Ordinal);
        }
    } = ImmutableSortedDictionary<string, double>.Empty.WithComparers(StringComparer.Ordinal).Add("UVXY", 1.5);

    /// <summary>Share of its premium that a long option asks whose expiry is at most <see cref="LongTermMonths"/> away, or that covers a short: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 1.</exception>
    public double LongPremiumShare
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(LongPremiumShare));
    } = 1;

    /// <summary>Share of its premium that a longer-dated long option asks which covers no short: 0.75.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 1.</exception>
    public double LongTermPremiumShare
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(LongTermPremiumShare));
    } = 0.75;

    /// <summary>Calendar months to expiry beyond which a long option is longer-dated: 9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 600.</exception>
    public int LongTermMonths
    {
        get;
        init => field = Guard.InRange(value, 0, 600, nameof(LongTermMonths));
    } = 9;

    /// <summary>Share of their value that shares ask, long or short: 0.5. No relief for options on them, except in a scenario-based class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 10.</exception>
    public double ShareRate
    {
        get;
        init => field = Guard.InRange(value, 0, 10, nameof(ShareRate));
    } = 0.5;

    /// <summary>Requirements of futures; empty by default, so that a book with futures has no total until they are given.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public FutureMarginTable Futures
    {
        get;
        init => field = Guard.NotNull(value, nameof(Futures));
    } = FutureMarginTable.Empty;

    /// <summary>Range of the broad indices without an entry in <see cref="Ranges"/>: ten points from -8 % to +6 %.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public MarginRange BroadIndexRange
    {
        get;
        init => field = Guard.NotNull(value, nameof(BroadIndexRange));
    } = new(-0.08, 0.06, 10);

    /// <summary>Ranges by symbol of the underlying. A class that is no broad index, such as VIX, must be given one: there is no constant that fits it.</summary>
    /// <exception cref="ArgumentException">Null, or a range is null.</exception>
    public ImmutableSortedDictionary<string, MarginRange> Ranges
    {
        get;
        init
        {
            foreach ((_, MarginRange range) in Guard.NotNull(value, nameof(Ranges)))
                Guard.NotNull(range, nameof(Ranges));
            field = value.WithComparers(StringComparer.Ordinal);
        }
    } = ImmutableSortedDictionary<string, MarginRange>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Least that each option contract asks in a scenario-based class, long or short, in price points (times the multiplier): 0.375.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double MinimumPointsPerContract
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(MinimumPointsPerContract));
    } = 0.375;

    /// <summary>
    /// Effort after which the search for the least grouping of a class gives up, which leaves <see cref="MarginStatus.Heuristic"/> with both numbers: 1,000. In nodes of
    /// 10,000 table cells worked through (a count, so that the result is the same on every machine); about 20 ms a class. Usual books need a few; a class of more than 24
    /// legs gets an eighth.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 1,000,000.</exception>
    public int MostSearchNodes
    {
        get;
        init => field = Guard.InRange(value, 1, 1_000_000, nameof(MostSearchNodes));
    } = 1000;

    /// <summary>The rate of an option contract: by the kind of its underlying, its symbol and its leverage.</summary>
    /// <param name="contract">An option contract.</param>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public MarginRate RateFor(ContractSpec contract)
    {
        Guard.NotNull(contract, nameof(contract));
        return contract.Underlying switch
        {
            UnderlyingKind.VolatilityIndex => VolatilityIndex,
            _ when BroadIndexSymbols.Contains(contract.UnderlyingSymbol) => BroadIndex,
            _ => Leverage.TryGetValue(contract.UnderlyingSymbol, out double leverage) ? Equity.Times(leverage) : Equity,
        };
    }

    /// <summary>The range of an underlying in a scenario-based rule set; null where none is given and it is no broad index.</summary>
    /// <param name="underlyingSymbol">Symbol of the underlying.</param>
    /// <exception cref="ArgumentException">Blank.</exception>
    public MarginRange? RangeFor(string underlyingSymbol) =>
        Ranges.TryGetValue(Guard.NotBlank(underlyingSymbol, nameof(underlyingSymbol)), out MarginRange? range) ? range
        : BroadIndexSymbols.Contains(underlyingSymbol) ? BroadIndexRange : null;

    /// <inheritdoc/>
    public bool Equals(MarginRules? other) =>
        other is not null && Name == other.Name && Method == other.Method && Pooling == other.Pooling
        && VolatilityIndexCalendarRelief == other.VolatilityIndexCalendarRelief && Equity == other.Equity && BroadIndex == other.BroadIndex
        && VolatilityIndex == other.VolatilityIndex && BroadIndexSymbols.AsSpan().SequenceEqual(other.BroadIndexSymbols.AsSpan())
        && Leverage.SequenceEqual(other.Leverage) && LongPremiumShare.Equals(other.LongPremiumShare)
        && LongTermPremiumShare.Equals(other.LongTermPremiumShare) && LongTermMonths == other.LongTermMonths && ShareRate.Equals(other.ShareRate)
        && Futures.Equals(other.Futures) && BroadIndexRange == other.BroadIndexRange && Ranges.SequenceEqual(other.Ranges)
        && MinimumPointsPerContract.Equals(other.MinimumPointsPerContract) && MostSearchNodes == other.MostSearchNodes;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Method, Pooling, VolatilityIndexCalendarRelief, Equity, BroadIndex, Futures, Ranges.Count);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin rules", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("method", Method),
            new("pooling", Pooling),
            new("VIX calendar relief", VolatilityIndexCalendarRelief),
            new("rate of shares and narrow indices", Equity.ToString()),
            new("rate of broad indices", BroadIndex.ToString()),
            new("rate of volatility indices", VolatilityIndex.ToString()),
            new("broad indices", string.Join(", ", BroadIndexSymbols)),
            new("leverage", string.Join(", ", Leverage.Select(l => FormattableString.Invariant($"{l.Key} {l.Value}")))),
            new("share of long premium", DisplayCell.Percent(LongPremiumShare), "%"),
            new("share of longer-dated long premium", DisplayCell.Percent(LongTermPremiumShare), "%"),
            new("longer-dated beyond", LongTermMonths, "months"),
            new("share rate", DisplayCell.Percent(ShareRate), "%"),
            new("futures", Futures.ToString()),
            new("range of broad indices", BroadIndexRange.ToString()),
            new("ranges", string.Join("; ", Ranges.Select(r => $"{r.Key} {r.Value}"))),
            new("least points of an option contract", MinimumPointsPerContract, "price points"),
            new("most search nodes", MostSearchNodes),
        ],
    };
}
