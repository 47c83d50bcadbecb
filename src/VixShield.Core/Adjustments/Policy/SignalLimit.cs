using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>No hedge is bought while an indicator, such as the RSI of VIX, is above a level: protection is then bought after the fact. The level is an opinion and claims no evidence.</summary>
[TypeFormatterSource]
public sealed record SignalLimit : IDisplayable
{
    /// <summary>Makes a limit.</summary>
    /// <param name="signal">Name of the reading in <see cref="PlanInputs.Signals"/>; not blank. The latest of the last five days counts, and of one day the highest, whatever its parameters.</param>
    /// <param name="upper">Largest value at which a hedge is still bought; finite. An RSI goes from 0 to 100.</param>
    /// <exception cref="ArgumentException">The name is blank or the level not finite.</exception>
    public SignalLimit(string signal, double upper)
    {
        Signal = Guard.NotBlank(signal, nameof(signal));
        Upper = Guard.Finite(upper, nameof(upper));
    }

    /// <summary>Name of the reading.</summary>
    public string Signal { get; }

    /// <summary>Largest value at which a hedge is still bought.</summary>
    public double Upper { get; }

    /// <summary>The name and the level.</summary>
    public override string ToString() => FormattableString.Invariant($"{Signal} at most {Upper:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Limit of hedge purchases", ToString())
    {
        Facts =
        [
            new("indicator", Signal),
            new("largest value for a purchase", Upper),
        ],
    };
}
