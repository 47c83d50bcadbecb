using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>A strike and the Black-76 volatility there.</summary>
[TypeFormatterSource]
public sealed record SmileNode : IDisplayable
{
    /// <summary>Makes a node.</summary>
    /// <param name="strike">The strike, in points; greater than 0.</param>
    /// <param name="volatility">The volatility per year (0.2 = 20 %); greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or not greater than 0.</exception>
    public SmileNode(double strike, double volatility)
    {
        Strike = Guard.PositiveFinite(strike, nameof(strike));
        Volatility = Guard.PositiveFinite(volatility, nameof(volatility));
    }

    /// <summary>The strike, in points.</summary>
    public double Strike { get; }

    /// <summary>The volatility per year (0.2 = 20 %).</summary>
    public double Volatility { get; }

    /// <summary>Strike and volatility.</summary>
    public override string ToString() => FormattableString.Invariant($"{Strike}: {Volatility:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Smile node", ToString())
    {
        Facts =
        [
            new("strike", Strike, "points"),
            new("volatility", DisplayCell.Percent(Volatility), "%"),
        ],
    };
}
