using VixShield.Display;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.Risk;

/// <summary>
/// A move of one market to a horizon: first time passes, with the index on its forward, its surface fixed in normalised moneyness and time to expiry, and the VX curve fixed in time to expiry
/// (the assumptions of <see cref="Carry"/>); then index, VIX, curve and volatilities move at once. Closed: <see cref="FactorScenario"/>, <see cref="HistoricalScenario"/>, <see cref="ModelScenario"/>.
/// </summary>
[TypeFormatterSource]
public abstract record MarketScenario : IDisplayable
{
    private const double LongestHorizon = 3660;

    private readonly string? _name;

    private protected MarketScenario(string? name, double days)
    {
        _name = name is null ? null : Guard.NotBlank(name, nameof(name));
        Days = Guard.InRange(days, 0, LongestHorizon, nameof(days));
    }

    /// <summary>What the scenario is, in a few words.</summary>
    public string Name => _name ?? DefaultName;

    /// <summary>Calendar days that pass; 0 for an instant move.</summary>
    public double Days { get; }

    /// <summary>
    /// The market after an instant move: for a plan, a margin or anything else that takes a market. Quotes are the moved volatilities' prices with half-spreads in proportion to spot VIX; volatility funds follow their contracts.
    /// Moved volatilities are exact at quoted strikes; between them the smile is fitted or interpolated anew, where a scenario run reads the old one.
    /// </summary>
    /// <param name="market">The market before.</param>
    /// <param name="options">The assumptions; null for the defaults.</param>
    /// <exception cref="NotSupportedException">Days pass in the scenario: prices of a later day would need quotes of that day.</exception>
    /// <exception cref="MissingDatumException">The market lacks the index, spot VIX or what else is moved.</exception>
    /// <exception cref="ArgumentException">The scenario cannot be put upon the market.</exception>
    public MarketSnapshot ApplyTo(MarketSnapshot market, ScenarioOptions? options = null)
    {
        var context = new ScenarioMarket(Guard.NotNull(market, nameof(market)), (options ?? ScenarioOptions.Default).Checked());
        if (Days > 0)
            throw new NotSupportedException(FormattableString.Invariant($"{Name}: {Days:G6} days pass, and a market of a later day cannot be made from the quotes of this one. Run the scenario on a book."));
        Check(context);
        double indexLog = ElementaryFunctions.Log(IndexRatio(context));
        MarketSnapshot moved = new SnapshotMove
        {
            IndexSymbol = context.Options.IndexSymbol,
            IndexRatio = IndexRatio(context),
            VixRatio = VixRatio(context),
            FutureRatio = expiry => FutureRatio(context, Tenor(expiry)),
            IndexVolatilityRatio = chain => IndexVolatilityRatio(context, chain, Tenor(chain.Expiry)),
            VixVolatilityRatio = chain => VixVolatilityRatio(context, Tenor(chain.Expiry)),
            Shift = chain => chain.Symbol == MarketSnapshot.VixSymbol
                ? VixSkewStickiness(context) * ElementaryFunctions.Log(FutureRatio(context, Tenor(chain.Expiry)))
                : SkewStickiness(context) * indexLog,
            Note = $"Moved by the scenario {Name}: {context.Options}; option half-spreads in proportion to spot VIX, futures half-spreads unchanged; no time passes.",
        }.ApplyTo(market);
        return VolatilityFunds.Follow(market, moved);

        ScenarioTenor Tenor(Expiries.Expiry expiry)
        {
            double years = expiry.YearsFrom(market.ValuationInstant);
            return new ScenarioTenor(expiry, MarketMove.Days(expiry, market), years, Math.Max(0, years));
        }
    }

    /// <summary>The numbers, where no name was given: made when asked for, because grids have thousands of scenarios.</summary>
    private protected abstract string DefaultName { get; }

    /// <summary>Name and days.</summary>
    public sealed override string ToString() => Days == 0 ? Name : FormattableString.Invariant($"{Name}, {Days:G6} days on");

    /// <inheritdoc/>
    public abstract DisplayPage ToDisplay();

    /// <summary>Index after / index before, against its forward to the horizon.</summary>
    internal abstract double IndexRatio(ScenarioMarket market);

    /// <summary>Spot VIX after / before.</summary>
    internal abstract double VixRatio(ScenarioMarket market);

    /// <summary>VX price or VIX forward after / before, the price before being that of the curve at the time left.</summary>
    internal abstract double FutureRatio(ScenarioMarket market, in ScenarioTenor tenor);

    /// <summary>Index volatility after / before, at fixed normalised moneyness.</summary>
    internal abstract double IndexVolatilityRatio(ScenarioMarket market, OptionChain chain, in ScenarioTenor tenor);

    /// <summary>VIX-option volatility after / before, at fixed normalised moneyness.</summary>
    internal abstract double VixVolatilityRatio(ScenarioMarket market, in ScenarioTenor tenor);

    /// <summary>How far the index smile follows the index: k shifts by this times the index's log return.</summary>
    internal virtual double SkewStickiness(ScenarioMarket market) => 0;

    /// <summary>The same for VIX options and their own future.</summary>
    internal virtual double VixSkewStickiness(ScenarioMarket market) => 0;

    /// <summary>Refuses what cannot be put upon a market, before anything is computed.</summary>
    internal abstract void Check(ScenarioMarket market);
}
