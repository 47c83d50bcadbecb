using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>Forward variance that runs from a level today to a level far ahead at one speed: xi(u) = a e^(-bu) + c (1 - e^(-bu)). Immutable; equal when the three numbers are.</summary>
[TypeFormatterSource]
public sealed class ExponentialForwardVariance : ForwardVarianceCurve, IEquatable<ExponentialForwardVariance>
{
    /// <summary>Makes a curve.</summary>
    /// <param name="today">a, the variance at maturity 0, per year; greater than 0.</param>
    /// <param name="speed">b, per year; at least 0.</param>
    /// <param name="farAhead">c, the variance without end, per year; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public ExponentialForwardVariance(double today, double speed, double farAhead)
    {
        Today = Guard.PositiveFinite(today, nameof(today));
        Speed = Guard.NonNegativeFinite(speed, nameof(speed));
        FarAhead = Guard.PositiveFinite(farAhead, nameof(farAhead));
    }

    /// <summary>The variance at maturity 0, per year.</summary>
    public double Today { get; }

    /// <summary>The speed, per year.</summary>
    public double Speed { get; }

    /// <summary>The variance without end, per year.</summary>
    public double FarAhead { get; }

    /// <summary>Empty: the curve is smooth.</summary>
    public override ImmutableArray<double> Breakpoints => [];

    /// <inheritdoc/>
    public override double At(double years) => FarAhead + ((Today - FarAhead) * ElementaryFunctions.Exp(-Speed * Guard.NonNegativeFinite(years, nameof(years))));

    /// <inheritdoc/>
    public override double Average(double from, double until)
    {
        CheckStretch(from, until);
        return FarAhead + ((Today - FarAhead) * ElementaryFunctions.Exp(-Speed * from) * LogBetaCurve.Average(Speed * (until - from)));
    }

    /// <inheritdoc/>
    public bool Equals(ExponentialForwardVariance? other) =>
        other is not null && Today.Equals(other.Today) && Speed.Equals(other.Speed) && FarAhead.Equals(other.FarAhead);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExponentialForwardVariance);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Today, Speed, FarAhead);

    /// <summary>The three numbers.</summary>
    public override string ToString() => FormattableString.Invariant($"variance {Today:G6} today, {FarAhead:G6} far ahead, speed {Speed:G6} a year");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Exponential forward variance", ToString())
    {
        Facts =
        [
            new("variance today", Today, "per year"),
            new("variance far ahead", FarAhead, "per year"),
            new("speed", Speed, "per year"),
        ],
        Tables = [BoundTable()],
    };
}
