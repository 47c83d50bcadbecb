using VixShield.Display;

namespace VixShield.Risk;

/// <summary>A requirement made anew in one scenario. Made by <see cref="StressedMargin"/>.</summary>
[TypeFormatterSource]
public sealed record StressedMarginRow : IDisplayable
{
    internal StressedMarginRow(MarketScenario scenario, double profitAndLoss, double cash, MarginRequirement requirement)
    {
        Scenario = scenario;
        ProfitAndLoss = profitAndLoss;
        Cash = cash;
        Requirement = requirement;
    }

    /// <summary>The scenario.</summary>
    public MarketScenario Scenario { get; }

    /// <summary>Profit or loss of the book, in dollars.</summary>
    public double ProfitAndLoss { get; }

    /// <summary>
    /// What comes in (positive) or has to be paid in cash, in dollars, beside the margin: profit or loss of futures, the change of shares, and what options that expired within the horizon settled at.
    /// </summary>
    public double Cash { get; }

    /// <summary>The requirement at the scenario's prices and levels.</summary>
    public MarginRequirement Requirement { get; }

    /// <summary>Scenario, profit or loss and requirement.</summary>
    public override string ToString() => FormattableString.Invariant($"{Scenario}: {ProfitAndLoss:G6} $; {Requirement}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin in a scenario", ToString())
    {
        Facts =
        [
            new("scenario", Scenario.ToString()),
            new("profit", DisplayCell.WithSign(ProfitAndLoss, 2), "$"),
            new("cash", DisplayCell.WithSign(Cash, 2), "$"),
            new("rule set", Requirement.Model),
            new("status", Requirement.Status),
            new("requirement", DisplayCell.Fixed(Requirement.Total, 2), "$"),
            new("net of credit", DisplayCell.Fixed(Requirement.NetOfCredit, 2), "$"),
        ],
    };
}
