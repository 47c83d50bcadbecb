using VixShield.Display;

namespace VixShield.Economics;

/// <summary>The net present value of one scenario. The default value names no scenario.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Probability">Its probability: an opinion.</param>
/// <param name="NetPresentValue">The value at the funding rate, in dollars.</param>
[TypeFormatterSource]
public readonly record struct ScenarioValue(string Name, double Probability, double NetPresentValue) : IDisplayable
{
    /// <summary>Name, probability and value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Probability}): {NetPresentValue:F2} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Value of a scenario", ToString())
    {
        Facts =
        [
            new("scenario", Name ?? "-"),
            new("probability", DisplayCell.Percent(Probability), "%"),
            new("net present value", DisplayCell.Fixed(NetPresentValue, 2), "$"),
        ],
    };
}
