using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// The curve of Nelson and Siegel: level, slope and hump over time. It interpolates and smooths; it has no dynamics and gives no option prices. The average
/// y(t) = b0 + b1 L(x) + b2 (L(x) - e^-x) is what is fitted to a strip, with x = t/lambda and L(x) = (1 - e^-x)/x.
/// </summary>
/// <remarks>Source: Nelson and Siegel (1987), Parsimonious modeling of yield curves.</remarks>
[TypeFormatterSource]
public sealed record NelsonSiegelCurve : IDisplayable
{
    /// <summary>Makes a curve.</summary>
    /// <param name="level">b0, the value for long times, in points.</param>
    /// <param name="slope">b1, in points: the value at 0 is b0 + b1.</param>
    /// <param name="hump">b2, in points.</param>
    /// <param name="lambda">Time scale, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the scale is not greater than 0.</exception>
    public NelsonSiegelCurve(double level, double slope, double hump, double lambda)
    {
        Level = Guard.Finite(level, nameof(level));
        Slope = Guard.Finite(slope, nameof(slope));
        Hump = Guard.Finite(hump, nameof(hump));
        Lambda = Guard.PositiveFinite(lambda, nameof(lambda));
    }

    /// <summary>b0, the value for long times, in points.</summary>
    public double Level { get; }

    /// <summary>b1, in points: negative where the curve begins below its end, as in contango.</summary>
    public double Slope { get; }

    /// <summary>b2, in points: above 0 for a hump, below 0 for a trough.</summary>
    public double Hump { get; }

    /// <summary>Time scale, in years.</summary>
    public double Lambda { get; }

    /// <summary>y(t), the average of <see cref="Instantaneous"/> from 0 to a time, in points; b0 + b1 at 0.</summary>
    /// <param name="years">Time, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double At(double years)
    {
        double x = Guard.NonNegativeFinite(years, nameof(years)) / Lambda;
        return Level + (Slope * ExponentialLoadings.Level(x)) + (Hump * ExponentialLoadings.Hump(x));
    }

    /// <summary>b0 + b1 e^-x + b2 x e^-x, in points: the value of which <see cref="At"/> is the average.</summary>
    /// <param name="years">Time, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double Instantaneous(double years)
    {
        double x = Guard.NonNegativeFinite(years, nameof(years)) / Lambda;
        double decay = ElementaryFunctions.Exp(-x);
        // x times e^-x is 0 in the limit, and no number where x is infinite.
        return Level + (Slope * decay) + (decay == 0 ? 0 : Hump * x * decay);
    }

    /// <summary>The four parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"{Level:G6} {Slope:+0.####;-0.####;+0} L {Hump:+0.####;-0.####;+0} (L - e^-x), lambda {Lambda:G4} years");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Nelson-Siegel curve", ToString())
    {
        Facts =
        [
            new("level b0", Level, "points"),
            new("slope b1", Slope, "points"),
            new("hump b2", Hump, "points"),
            new("time scale lambda", Lambda, "years"),
        ],
    };
}
