namespace VixShield.Risk;

/// <summary>A future, a share or a volatility fund: its price after the horizon and before the move, and what moves it.</summary>
internal sealed class ScenarioLine
{
    internal required double Price { get; init; }

    /// <summary>Its place on the VX curve; null for what moves with the index, and for funds.</summary>
    internal ScenarioTenor? Tenor { get; init; }

    /// <summary>The VX contracts in a fund's share: place, price after the horizon, dollars a point; empty for everything else.</summary>
    internal (ScenarioTenor Tenor, double Price, double DollarsPerPoint)[] Holdings { get; init; } = [];

    /// <summary>The price after a move.</summary>
    internal double After(MarketScenario scenario, ScenarioMarket market, double index)
    {
        if (Tenor is { } tenor)
            return Price * scenario.FutureRatio(market, tenor);
        if (Holdings.Length == 0)
            return Price * index;
        double price = Price;
        foreach ((ScenarioTenor place, double future, double dollars) in Holdings)
            price += dollars * ((future * scenario.FutureRatio(market, place)) - future);
        return price;
    }
}
