using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;

namespace VixShield.Risk;

/// <summary>One position valued in a market: what it is worth, what it depends on, and from what it was computed.</summary>
[TypeFormatterSource]
public sealed record LegValuation : IDisplayable
{
    internal LegValuation(Position position, double price, FactorExposures exposures)
    {
        Position = position;
        Price = price;
        Exposures = exposures;
    }

    /// <summary>The position.</summary>
    public Position Position { get; }

    /// <summary>
    /// Price of one contract, in points of its own quotation. Where the leg has settled: the intrinsic value of an option at its settlement value, in cash and not
    /// discounted, and the settlement value itself for a future.
    /// </summary>
    public double Price { get; }

    /// <summary>Price times multiplier times quantity, in dollars. A difference of two marks is profit or loss, for futures as well.</summary>
    public double Mark => Price * (Position.Leg.Contract.Multiplier * Position.Leg.Quantity);

    /// <summary>What the position is worth, in dollars: <see cref="Mark"/> for options and shares; 0 for futures, which are settled daily.</summary>
    public double Value => Position.Leg.Kind == ContractKind.Future ? 0 : Mark;

    /// <summary>Exposures and carry of the whole position, in dollars; none where it has settled.</summary>
    public FactorExposures Exposures { get; }

    /// <summary>Black-76 Greeks of one long unit on its forward (for XSP on SPX/10); null for American options, futures, shares and what has settled.</summary>
    public Greeks? UnitGreeks { get; internal init; }

    /// <summary>Greeks of one long American unit on its spot; null for everything else and for what has settled.</summary>
    public AmericanGreeks? AmericanUnitGreeks { get; internal init; }

    /// <summary>
    /// What a delta at strikes' held volatilities leaves out when the smile keeps its place in moneyness instead: -vega x slope of the volatility by ln K, in dollars per +1 % of the index or share. Exposures and
    /// the mapped deltas hold each strike's volatility (sticky strike); with this on top they are those of sticky moneyness. Null for VIX options, options on volatility funds, futures, shares and what has settled.
    /// </summary>
    public double? SkewDelta { get; internal init; }

    /// <summary>The forward used, in points of the underlying in the market; null for shares and what has settled.</summary>
    public double? Forward { get; internal init; }

    /// <summary>Where the forward comes from; null for shares and what has settled.</summary>
    public PriceSource? ForwardSource { get; internal init; }

    /// <summary>The volatility used, per year: of the chain's smile at the strike, which is solved with Black-76; null for futures, shares and what has settled.</summary>
    public double? Volatility { get; internal init; }

    /// <summary>Time to expiry, in years; 0 where the leg has settled, null for shares.</summary>
    public double? Years { get; internal init; }

    /// <summary>Whether the expiry is not after the valuation instant: the leg is a fixed amount, without exposures and carry.</summary>
    public bool IsSettled => SettlementValue is not null;

    /// <summary>
    /// The settlement value used, in points of the underlying in the market: that of the market, or its level for a closing settlement at the valuation instant itself;
    /// null where the leg has not settled.
    /// </summary>
    public double? SettlementValue { get; internal init; }

    /// <summary>
    /// Continuous yield of the underlying, per year, that the chain's forward implies against the spot level: the rate minus ln(F/S)/T, dividends and borrow fees
    /// in one; null for everything but American options.
    /// </summary>
    public double? DividendYield { get; internal init; }

    /// <summary>
    /// What is left of the pricing equation, in dollars per calendar day for the position: theta + volatility^2 F^2 gamma / 2 - rate x price of the Black-76 Greeks; for American options S in
    /// place of F and (rate - yield) S delta added. 0 up to rounding for European options, and up to the engine's error for American ones: theta, gamma, volatility and rate are in one unit of time. Null
    /// where there is no such equation: where exercise is due, and for futures, shares and what has settled.
    /// </summary>
    public double? EquationResidual { get; internal init; }

    /// <summary>Reservations about the value; empty when there are none.</summary>
    public ImmutableArray<ValuationWarning> Warnings { get; internal init; } = [];

    /// <summary>The position and its mark.</summary>
    public override string ToString() => FormattableString.Invariant($"{Position.Leg}: {Mark:G6} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Leg valuation", ToString())
    {
        Facts =
        [
            new("leg", Position.Leg.ToString()),
            new("role", Position.Role),
            new("structure", Position.Structure ?? "-"),
            new("layer", Position.Layer),
            new("price", Price, "points"),
            new("mark", DisplayCell.Fixed(Mark, 2), "$"),
            new("value", DisplayCell.Fixed(Value, 2), "$"),
            new("volatility", DisplayCell.Percent(Volatility), "%"),
            new("forward", Forward, "points"),
            new("source of the forward", ForwardSource),
            new("time to expiry", Years, "years"),
            new("skew delta", SkewDelta, "$/1%"),
            new("carry", Exposures.Carry.Total, "$/day"),
            new("settled", IsSettled),
            new("settlement value", SettlementValue, "points"),
        ],
        Tables = [.. IsSettled ? [] : (DisplayTable[])[ExposureTables.Items(Exposures)]],
        Notes = [.. Warnings.Select(w => w.Text)],
    };
}
