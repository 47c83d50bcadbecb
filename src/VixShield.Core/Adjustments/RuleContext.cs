using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>All that a rule may look at. A struct so that it can grow; the default value holds no book, and a rule set refuses it.</summary>
/// <param name="valuation">The book valued in the market.</param>
/// <param name="map">The betas and levels.</param>
/// <param name="policy">The guardrails.</param>
/// <param name="inputs">Calibration and readings.</param>
public readonly struct RuleContext(BookValuation valuation, FactorMap map, AdjustmentPolicy policy, PlanInputs inputs)
{
    /// <summary>The book valued in the market.</summary>
    public BookValuation Valuation { get; } = Guard.NotNull(valuation, nameof(valuation));

    /// <summary>The betas and levels.</summary>
    public FactorMap Map { get; } = Guard.NotNull(map, nameof(map));

    /// <summary>The guardrails.</summary>
    public AdjustmentPolicy Policy { get; } = Guard.NotNull(policy, nameof(policy));

    /// <summary>Calibration and readings.</summary>
    public PlanInputs Inputs { get; } = Guard.NotNull(inputs, nameof(inputs));

    /// <summary>The book's exposures under the map, deltas at <see cref="AdjustmentPolicy.SkewStickiness"/>.</summary>
    public MappedExposures Exposures { get; } = PolicyExposures.Of(valuation, map, policy);

    /// <summary>The book.</summary>
    public Book Book => Valuation.Book;

    /// <summary>The market.</summary>
    public MarketSnapshot Market => Valuation.Market;

    /// <summary>What trades cost in the market under the policy's costs, in dollars.</summary>
    /// <param name="trades">The trades.</param>
    /// <exception cref="MissingDatumException">The market has no usable quote of an instrument: catch it, offer nothing, and say so.</exception>
    public double CostOf(IEnumerable<Trade> trades) => TradingCost.Of(trades, Market, Policy.Costs);

    /// <summary>Exposures of one lot of trades under the map, deltas at the policy's skew stickiness: for deltas, vegas and carry before any size is chosen.</summary>
    /// <param name="trades">The trades.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg needs.</exception>
    public MappedExposures ExposuresOf(IEnumerable<Trade> trades) =>
        PolicyExposures.Of(BookValuation.Of(Book.OfLegs(Guard.NotNull(trades, nameof(trades)).Select(t => t.Leg)), Market), Map, Policy);

    /// <summary>The book's valuation on one line.</summary>
    public override string ToString() => Valuation?.ToString() ?? "no book";
}
