using VixShield.Market;

namespace VixShield.Risk;

/// <summary>What scenarios ask of the market and of the choices made for it.</summary>
internal sealed class ScenarioMarket(MarketSnapshot market, ScenarioOptions options)
{
    internal MarketSnapshot Market { get; } = market;

    internal ScenarioOptions Options { get; } = options;

    internal double Spot { get; } = market.TryGet(new DatumKey(DatumKind.Level, options.IndexSymbol), out double spot) ? spot : double.NaN;

    internal double Vix { get; } = market.TryGet(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol), out double vix) ? vix : double.NaN;

    internal double RequireVix(MarketScenario neededFor) =>
        double.IsNaN(Vix) ? throw new MissingDatumException(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol), neededFor.Name) : Vix;

    /// <summary>Whether an underlying moves with the index.</summary>
    internal bool Follows(string symbol) => symbol == Options.IndexSymbol || (Options.IndexSymbol == "SPX" && symbol == "SPY");
}
