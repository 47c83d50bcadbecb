namespace VixShield.Risk;

/// <summary>A requirement made anew in one scenario. Made by <see cref="StressedMargin"/>.</summary>
public sealed record StressedMarginRow
{
    internal StressedMarginRow(MarketScenario scenario, double profitAndLoss, double futuresProfitAndLoss, MarginRequirement requirement)
    {
        Scenario = scenario;
        ProfitAndLoss = profitAndLoss;
        FuturesProfitAndLoss = futuresProfitAndLoss;
        Requirement = requirement;
    }

    /// <summary>The scenario.</summary>
    public MarketScenario Scenario { get; }

    /// <summary>Profit or loss of the book, in dollars.</summary>
    public double ProfitAndLoss { get; }

    /// <summary>Profit or loss of its futures, in dollars: settled in cash, so a loss is called for beside the margin.</summary>
    public double FuturesProfitAndLoss { get; }

    /// <summary>The requirement at the scenario's prices and levels.</summary>
    public MarginRequirement Requirement { get; }

    /// <summary>Scenario, profit or loss and requirement.</summary>
    public override string ToString() => FormattableString.Invariant($"{Scenario}: {ProfitAndLoss:G6} $; {Requirement}");
}
