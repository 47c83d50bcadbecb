using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Forward variance that is constant between maturities: what a bootstrap of VX futures gives. Flat beyond the last step. Immutable; equal when the steps are.</summary>
[TypeFormatterSource]
public sealed class StepForwardVariance : ForwardVarianceCurve, IEquatable<StepForwardVariance>
{
    private readonly double[] _starts;
    private readonly double[] _integrals;

    /// <summary>Makes a curve.</summary>
    /// <param name="starts">Maturities at which the steps begin, in years; the first is 0, and they ascend.</param>
    /// <param name="variances">The variance of each step, per year; greater than 0.</param>
    /// <exception cref="ArgumentException">Lengths differ or are 0, maturities do not ascend from 0, or a variance is out of range.</exception>
    public StepForwardVariance(IEnumerable<double> starts, IEnumerable<double> variances)
    {
        Starts = [.. Guard.NotNull(starts, nameof(starts))];
        Variances = [.. Guard.NotNull(variances, nameof(variances))];
        if (Starts.IsEmpty || Starts.Length != Variances.Length)
            throw new ArgumentException(FormattableString.Invariant($"{Variances.Length} variances for {Starts.Length} steps: there must be as many, and at least one."), nameof(variances));
        if (Starts[0] != 0)
            throw Guard.OutOfRange(nameof(starts), Starts[0], "The first step must begin at 0.");
        Breakpoints = Starts.RemoveAt(0);
        _starts = [.. Starts];
        _integrals = new double[_starts.Length];
        for (int i = 0; i < _starts.Length; i++)
        {
            Guard.PositiveFinite(Variances[i], nameof(variances));
            if (i == 0)
                continue;
            if (!(Guard.Finite(_starts[i], nameof(starts)) > _starts[i - 1]))
                throw Guard.OutOfRange(nameof(starts), _starts[i], FormattableString.Invariant($"Must be greater than the step before, {_starts[i - 1]}."));
            _integrals[i] = _integrals[i - 1] + (Variances[i - 1] * (_starts[i] - _starts[i - 1]));
        }
    }

    /// <summary>One variance for all maturities.</summary>
    /// <param name="variance">The variance, per year; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The variance is not finite or not greater than 0.</exception>
    public static StepForwardVariance Flat(double variance) => new([0], [variance]);

    /// <summary>Maturities at which the steps begin, in years.</summary>
    public ImmutableArray<double> Starts { get; }

    /// <summary>The variance of each step, per year.</summary>
    public ImmutableArray<double> Variances { get; }

    /// <inheritdoc/>
    public override ImmutableArray<double> Breakpoints { get; }

    /// <inheritdoc/>
    public override double At(double years) => Variances[StepAt(Guard.NonNegativeFinite(years, nameof(years)))];

    /// <inheritdoc/>
    public override double Average(double from, double until)
    {
        CheckStretch(from, until);
        int first = StepAt(from);
        int last = StepAt(until);
        // Within one step there is nothing to take a difference of.
        return first == last ? Variances[first] : (IntegralTo(until, last) - IntegralTo(from, first)) / (until - from);
    }

    /// <inheritdoc/>
    public bool Equals(StepForwardVariance? other) =>
        other is not null && Starts.AsSpan().SequenceEqual(other.Starts.AsSpan()) && Variances.AsSpan().SequenceEqual(other.Variances.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StepForwardVariance);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Starts.Length, Variances[0], Variances[^1]);

    /// <summary>The volatilities of the steps, in points.</summary>
    public override string ToString() => string.Join("; ", Variances.Select((v, i) => FormattableString.Invariant($"from {Starts[i] * 365:F1} d {100 * Math.Sqrt(v):F2}")));

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Forward variance in steps", ToString())
    {
        Facts =
        [
            new("steps", Starts.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "steps",
                Starts.Zip(Variances),
                new("from", "years", r => r.First),
                new("variance", "per year", r => r.Second),
                new("volatility", "vol points", r => 100 * Math.Sqrt(r.Second))),
            BoundTable(),
        ],
    };

    private int StepAt(double years)
    {
        int found = Array.BinarySearch(_starts, years);
        return found >= 0 ? found : ~found - 1;
    }

    private double IntegralTo(double years, int step) => _integrals[step] + (Variances[step] * (years - _starts[step]));
}
