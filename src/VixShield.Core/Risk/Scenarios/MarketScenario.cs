using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// A move of one market to a horizon: first time passes, with the index on its forward, its surface fixed in normalised moneyness and time to expiry, and the VX curve fixed in time to expiry
/// (the assumptions of <see cref="Carry"/>); then index, VIX, curve and volatilities move at once. Closed: <see cref="FactorScenario"/>, <see cref="HistoricalScenario"/>, <see cref="ModelScenario"/>.
/// </summary>
public abstract record MarketScenario
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

    /// <summary>The numbers, where no name was given: made when asked for, because grids have thousands of scenarios.</summary>
    private protected abstract string DefaultName { get; }

    /// <summary>Name and days.</summary>
    public sealed override string ToString() => Days == 0 ? Name : FormattableString.Invariant($"{Name}, {Days:G6} days on");

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
