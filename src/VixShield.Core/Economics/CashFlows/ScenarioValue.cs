namespace VixShield.Economics;

/// <summary>The net present value of one scenario. The default value names no scenario.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Probability">Its probability: an opinion.</param>
/// <param name="NetPresentValue">The value at the funding rate, in dollars.</param>
public readonly record struct ScenarioValue(string Name, double Probability, double NetPresentValue)
{
    /// <summary>Name, probability and value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Probability}): {NetPresentValue:F2} $");
}
