using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// F(T) = theta + a e^(-kappa1 T) + b e^(-kappa2 T): mean reversion at two speeds, so that the curve may have a hump or a trough. It interpolates; it has no dynamics and gives
/// no option prices.
/// </summary>
[TypeFormatterSource]
public sealed record TwoSpeedCurve : IDisplayable
{
    /// <summary>Makes a curve.</summary>
    /// <param name="longRun">Theta, the value for long times, in points.</param>
    /// <param name="slow">a, what the slow part adds at time 0, in points.</param>
    /// <param name="slowSpeed">Kappa1, per year; at least 0.</param>
    /// <param name="fast">b, what the fast part adds at time 0, in points.</param>
    /// <param name="fastSpeed">Kappa2, per year; at least <paramref name="slowSpeed"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, a speed is negative, or the speeds are not in order.</exception>
    public TwoSpeedCurve(double longRun, double slow, double slowSpeed, double fast, double fastSpeed)
    {
        LongRun = Guard.Finite(longRun, nameof(longRun));
        Slow = Guard.Finite(slow, nameof(slow));
        SlowSpeed = Guard.NonNegativeFinite(slowSpeed, nameof(slowSpeed));
        Fast = Guard.Finite(fast, nameof(fast));
        FastSpeed = Guard.NonNegativeFinite(fastSpeed, nameof(fastSpeed));
        if (fastSpeed < slowSpeed)
            throw Guard.OutOfRange(nameof(fastSpeed), fastSpeed, FormattableString.Invariant($"Must be at least the slow speed {slowSpeed}."));
    }

    /// <summary>Theta, the value for long times, in points.</summary>
    public double LongRun { get; }

    /// <summary>What the slow part adds at time 0, in points.</summary>
    public double Slow { get; }

    /// <summary>Speed of the slow part, per year.</summary>
    public double SlowSpeed { get; }

    /// <summary>What the fast part adds at time 0, in points.</summary>
    public double Fast { get; }

    /// <summary>Speed of the fast part, per year.</summary>
    public double FastSpeed { get; }

    /// <summary>Value at time 0, in points.</summary>
    public double Spot => LongRun + Slow + Fast;

    /// <summary>Value at a time, in points.</summary>
    /// <param name="years">Time, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double At(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        return LongRun + (Slow * ElementaryFunctions.Exp(-SlowSpeed * years)) + (Fast * ElementaryFunctions.Exp(-FastSpeed * years));
    }

    /// <summary>The five parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"{LongRun:G6} {Slow:+0.####;-0.####;+0} at {SlowSpeed:G4} {Fast:+0.####;-0.####;+0} at {FastSpeed:G4} a year");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Mean reversion at two speeds", ToString())
    {
        Facts =
        [
            new("long-run level theta", LongRun, "points"),
            new("slow part at time 0", Slow, "points"),
            new("speed of the slow part", SlowSpeed, "per year"),
            new("fast part at time 0", Fast, "points"),
            new("speed of the fast part", FastSpeed, "per year"),
            new("value at time 0", Spot, "points"),
        ],
    };
}
