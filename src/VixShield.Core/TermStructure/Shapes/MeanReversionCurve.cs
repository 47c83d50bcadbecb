using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// F(T) = theta + (V - theta) e^(-kappa T): a curve that runs from the spot value to a long-run level at one speed. It interpolates; the speed of the curve is not that of
/// VIX, and no option price follows from it.
/// </summary>
[TypeFormatterSource]
public sealed record MeanReversionCurve : IDisplayable
{
    /// <summary>Makes a curve.</summary>
    /// <param name="spot">V, the value at time 0, in points.</param>
    /// <param name="longRun">Theta, the value for long times, in points.</param>
    /// <param name="speed">Kappa, per year; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the speed is negative.</exception>
    public MeanReversionCurve(double spot, double longRun, double speed)
    {
        Spot = Guard.Finite(spot, nameof(spot));
        LongRun = Guard.Finite(longRun, nameof(longRun));
        Speed = Guard.NonNegativeFinite(speed, nameof(speed));
    }

    /// <summary>V, the value at time 0, in points.</summary>
    public double Spot { get; }

    /// <summary>Theta, the value for long times, in points.</summary>
    public double LongRun { get; }

    /// <summary>Kappa, per year.</summary>
    public double Speed { get; }

    /// <summary>Half-life of the distance from the long-run level, in years; null at speed 0.</summary>
    public double? HalfLife => Speed > 0 ? 0.6931471805599453 / Speed : null;

    /// <summary>Value at a time, in points.</summary>
    /// <param name="years">Time, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double At(double years) =>
        // From the spot value, so that time 0 gives it to the bit.
        Spot + ((LongRun - Spot) * -ElementaryFunctions.ExpMinusOne(-Speed * Guard.NonNegativeFinite(years, nameof(years))));

    /// <summary>The three parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"from {Spot:G6} to {LongRun:G6} at {Speed:G4} a year");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Mean reversion at one speed", ToString())
    {
        Facts =
        [
            new("spot V", Spot, "points"),
            new("long-run level theta", LongRun, "points"),
            new("speed kappa", Speed, "per year"),
            new("half-life", HalfLife, "years"),
        ],
    };
}
