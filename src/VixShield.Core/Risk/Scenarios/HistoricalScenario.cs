using VixShield.Display;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>The move of a past day put upon today's market; see <see cref="MarketMove"/> for what moves and how.</summary>
[TypeFormatterSource]
public sealed record HistoricalScenario : MarketScenario
{
    /// <summary>Makes a scenario.</summary>
    /// <param name="move">The move.</param>
    /// <param name="days">Calendar days that pass first; from 0 to 3,660. The move is read at the days to expiry that are left.</param>
    /// <exception cref="ArgumentException">The move is null or the days are out of range.</exception>
    public HistoricalScenario(MarketMove move, double days = 0)
        : base(Guard.NotNull(move, nameof(move)).Name, days)
    {
        Move = move;
    }

    /// <summary>The move.</summary>
    public MarketMove Move { get; }

    private protected override string DefaultName => Move.Name;

    internal override double IndexRatio(ScenarioMarket market) => Move.Index.After / Move.Index.Before;

    internal override double VixRatio(ScenarioMarket market) => Move.Vix.After / Move.Vix.Before;

    // What has settled within the horizon is VIX.
    internal override double FutureRatio(ScenarioMarket market, in ScenarioTenor tenor) =>
        tenor.Later == 0 ? VixRatio(market) : MarketMove.Ratio(Move.VixFutures, Math.Max(0, tenor.CalendarDays - Days));

    internal override double IndexVolatilityRatio(ScenarioMarket market, OptionChain chain, in ScenarioTenor tenor) =>
        MarketMove.Ratio(Move.IndexVolatilities, Math.Max(0, tenor.CalendarDays - Days));

    internal override double VixVolatilityRatio(ScenarioMarket market, in ScenarioTenor tenor) => Move.VixVolatility.After / Move.VixVolatility.Before;

    internal override void Check(ScenarioMarket market)
    {
        if (Move.IndexSymbol != market.Options.IndexSymbol)
            throw new ArgumentException($"The move of {Move.Name} is one of {Move.IndexSymbol}, not of {market.Options.IndexSymbol}.");
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Historical scenario", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("days", Days, "days"),
            new("index", Move.IndexSymbol),
            new("index before", Move.Index.Before, "points"),
            new("index after", Move.Index.After, "points"),
            new("VIX before", Move.Vix.Before, "points"),
            new("VIX after", Move.Vix.After, "points"),
        ],
    };
}
