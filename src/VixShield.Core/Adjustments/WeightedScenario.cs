using VixShield.Display;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>A scenario of a stress set and how likely it is taken to be: an opinion, not an estimate of the library's.</summary>
[TypeFormatterSource]
public sealed record WeightedScenario : IDisplayable
{
    /// <summary>Makes a weighted scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="probability">Its probability: above 0, at most 1. Those of a set are taken in proportion to their sum.</param>
    /// <exception cref="ArgumentException">The scenario is null or the probability out of range.</exception>
    public WeightedScenario(MarketScenario scenario, double probability)
    {
        Scenario = Guard.NotNull(scenario, nameof(scenario));
        if (!(probability > 0 && probability <= 1))
            throw Guard.OutOfRange(nameof(probability), probability, "Must be above 0 and at most 1.");
        Probability = probability;
    }

    /// <summary>The scenario.</summary>
    public MarketScenario Scenario { get; }

    /// <summary>Its probability.</summary>
    public double Probability { get; }

    /// <summary>The scenario and its probability.</summary>
    public override string ToString() => FormattableString.Invariant($"{Scenario} ({Probability:G6})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Weighted scenario", ToString())
    {
        Facts =
        [
            new("scenario", Scenario.ToString()),
            new("days", Scenario.Days, "days"),
            new("probability", DisplayCell.Percent(Probability), "%"),
        ],
    };
}
