using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;

namespace VixShield.Risk;

/// <summary>One position valued in a market: what it is worth, what it depends on, and from what it was computed.</summary>
public sealed record LegValuation
{
    internal LegValuation(Position position, double price, FactorExposures exposures)
    {
        Position = position;
        Price = price;
        Exposures = exposures;
    }

    /// <summary>The position.</summary>
    public Position Position { get; }

    /// <summary>Price of one contract, in points of its own quotation.</summary>
    public double Price { get; }

    /// <summary>Price times multiplier times quantity, in dollars. A difference of two marks is profit or loss, for futures as well.</summary>
    public double Mark => Price * Position.Leg.Contract.Multiplier * Position.Leg.Quantity;

    /// <summary>What the position is worth, in dollars: <see cref="Mark"/> for options and shares; 0 for futures, which are settled daily.</summary>
    public double Value => Position.Leg.Kind == ContractKind.Future ? 0 : Mark;

    /// <summary>Exposures and carry of the whole position, in dollars.</summary>
    public FactorExposures Exposures { get; }

    /// <summary>Black-76 Greeks of one long unit on its forward (for XSP on SPX/10); null for American options, futures and shares.</summary>
    public Greeks? UnitGreeks { get; internal init; }

    /// <summary>Greeks of one long American unit on its spot; null for everything else.</summary>
    public AmericanGreeks? AmericanUnitGreeks { get; internal init; }

    /// <summary>The forward used, in points of the underlying in the market; null for shares.</summary>
    public double? Forward { get; internal init; }

    /// <summary>Where the forward comes from; null for shares.</summary>
    public PriceSource? ForwardSource { get; internal init; }

    /// <summary>The volatility used, per year: of the chain's smile at the strike, which is solved with Black-76; null for futures and shares.</summary>
    public double? Volatility { get; internal init; }

    /// <summary>Time to expiry, in years; null for shares.</summary>
    public double? Years { get; internal init; }

    /// <summary>
    /// Continuous yield of the underlying, per year, that the chain's forward implies against the spot level: the rate minus ln(F/S)/T, dividends and borrow fees
    /// in one; null for everything but American options.
    /// </summary>
    public double? DividendYield { get; internal init; }

    /// <summary>Reservations about the value; empty when there are none.</summary>
    public ImmutableArray<ValuationWarning> Warnings { get; internal init; } = [];

    /// <summary>The position and its mark.</summary>
    public override string ToString() => FormattableString.Invariant($"{Position.Leg}: {Mark:G6} $");
}
