using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// The terms that all legs of one contract share: multiplier, exercise, settlement, ticks, underlying. Made by one of the three
/// factories, because these terms depend on each other. <see cref="Contracts"/> holds the listed ones; define your own for others.
/// </summary>
[TypeFormatterSource]
public sealed record ContractSpec : IDisplayable
{
    private ContractSpec(
        ContractKind kind,
        string symbol,
        double multiplier,
        TickRule tick,
        ExerciseStyle exercise,
        SettlementStyle settlement,
        UnderlyingKind underlying,
        string underlyingSymbol,
        double underlyingScale)
    {
        Kind = kind;
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Multiplier = Guard.PositiveFinite(multiplier, nameof(multiplier));
        Tick = Guard.NotNull(tick, nameof(tick));
        Exercise = exercise;
        Settlement = settlement;
        Underlying = underlying;
        UnderlyingSymbol = Guard.NotBlank(underlyingSymbol, nameof(underlyingSymbol));
        UnderlyingScale = Guard.PositiveFinite(underlyingScale, nameof(underlyingScale));
    }

    /// <summary>Option, future or security.</summary>
    public ContractKind Kind { get; }

    /// <summary>The root symbol, such as <c>SPXW</c>. Symbol and kind together name a listed contract.</summary>
    public string Symbol { get; }

    /// <summary>Dollars per price point of one contract.</summary>
    public double Multiplier { get; }

    /// <summary>The price steps.</summary>
    public TickRule Tick { get; }

    /// <summary>European or American; <see cref="ExerciseStyle.None"/> for futures and securities.</summary>
    public ExerciseStyle Exercise { get; }

    /// <summary>Opening or closing settlement; <see cref="SettlementStyle.None"/> for securities.</summary>
    public SettlementStyle Settlement { get; }

    /// <summary>What the contract refers to.</summary>
    public UnderlyingKind Underlying { get; }

    /// <summary>The symbol under which the market holds the underlying, such as <c>SPX</c> for SPXW and XSP alike.</summary>
    public string UnderlyingSymbol { get; }

    /// <summary>Price points of this contract's underlying per point of <see cref="UnderlyingSymbol"/>: 0.1 for XSP, otherwise 1.</summary>
    public double UnderlyingScale { get; }

    /// <summary>An option contract.</summary>
    /// <param name="symbol">Root symbol.</param>
    /// <param name="multiplier">Dollars per price point; greater than 0.</param>
    /// <param name="tick">Price steps.</param>
    /// <param name="exercise">European or American.</param>
    /// <param name="settlement">Opening or closing settlement.</param>
    /// <param name="underlying">What the option refers to. <see cref="UnderlyingKind.VolatilityFuture"/> is refused: options on VX
    /// futures (UX) exercise into a future and cannot be priced as VIX options.</param>
    /// <param name="underlyingSymbol">Symbol of the underlying in the market.</param>
    /// <param name="underlyingScale">Points of this underlying per point of the market's; greater than 0.</param>
    /// <exception cref="ArgumentException">A term is missing, out of range or contradicts another.</exception>
    public static ContractSpec Option(
        string symbol,
        double multiplier,
        TickRule tick,
        ExerciseStyle exercise,
        SettlementStyle settlement,
        UnderlyingKind underlying,
        string underlyingSymbol,
        double underlyingScale = 1)
    {
        if (Guard.Defined(exercise, nameof(exercise)) == ExerciseStyle.None)
            throw Guard.OutOfRange(nameof(exercise), exercise, "An option is European or American.");
        if (Guard.Defined(underlying, nameof(underlying)) == UnderlyingKind.VolatilityFuture)
        {
            throw Guard.OutOfRange(
                nameof(underlying),
                underlying,
                "Options on VX futures (UX) exercise into a future; they are another product than VIX options, which settle to the index, and are not supported.");
        }

        return new(ContractKind.Option, symbol, multiplier, tick, exercise, RequireSettlement(settlement), underlying, underlyingSymbol, underlyingScale);
    }

    /// <summary>A futures contract on an index.</summary>
    /// <param name="symbol">Root symbol.</param>
    /// <param name="multiplier">Dollars per price point; greater than 0.</param>
    /// <param name="tick">Price steps.</param>
    /// <param name="settlement">Opening or closing settlement.</param>
    /// <param name="underlying">An equity or a volatility index.</param>
    /// <param name="underlyingSymbol">Symbol of the underlying in the market.</param>
    /// <exception cref="ArgumentException">A term is missing, out of range or contradicts another.</exception>
    public static ContractSpec Future(
        string symbol,
        double multiplier,
        TickRule tick,
        SettlementStyle settlement,
        UnderlyingKind underlying,
        string underlyingSymbol)
    {
        if (underlying is not (UnderlyingKind.EquityIndex or UnderlyingKind.VolatilityIndex))
            throw Guard.OutOfRange(nameof(underlying), underlying, "A future here is on an equity or a volatility index.");
        return new(ContractKind.Future, symbol, multiplier, tick, ExerciseStyle.None, RequireSettlement(settlement), underlying, underlyingSymbol, 1);
    }

    /// <summary>A share of a fund or note; its multiplier is 1.</summary>
    /// <param name="symbol">The symbol, which is also the market's.</param>
    /// <param name="tick">Price steps.</param>
    /// <param name="underlying">An equity or a volatility fund.</param>
    /// <exception cref="ArgumentException">A term is missing, out of range or contradicts another.</exception>
    public static ContractSpec Security(string symbol, TickRule tick, UnderlyingKind underlying)
    {
        if (underlying is not (UnderlyingKind.EquityFund or UnderlyingKind.VolatilityFund))
            throw Guard.OutOfRange(nameof(underlying), underlying, "A security here is an equity or a volatility fund.");
        return new(ContractKind.Security, symbol, 1, tick, ExerciseStyle.None, SettlementStyle.None, underlying, symbol, 1);
    }

    /// <summary>The symbol, the kind and the multiplier, as in <c>SPXW option x100</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Symbol} {Kind.ToString().ToLowerInvariant()} x{Multiplier}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Contract", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("kind", Kind),
            new("multiplier", Multiplier, "$/point"),
            new("exercise", Exercise),
            new("settlement", Settlement),
            new("underlying", Underlying),
            new("underlying symbol", UnderlyingSymbol),
            new("points per point of the underlying symbol", UnderlyingScale),
            new("tick", Tick.ToString(), "points"),
        ],
    };

    private static SettlementStyle RequireSettlement(SettlementStyle settlement) =>
        Guard.Defined(settlement, nameof(settlement)) == SettlementStyle.None
            ? throw Guard.OutOfRange(nameof(settlement), settlement, "Options and futures settle at the open (Am) or at the close (Pm).")
            : settlement;
}
