using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Hedge effectiveness at least a floor: 1 - e'Ce / (variance unhedged), where e are the book's exposures after trades and C is the covariance of what they are exposed to. Equal when all parts are.
/// </summary>
public sealed record EffectivenessRow : AdjustmentRow
{
    private readonly double[,] _covariance;

    /// <summary>Makes a row.</summary>
    /// <param name="guardrail">The guardrail for which it stands.</param>
    /// <param name="severity">Hard or soft.</param>
    /// <param name="exposures">The book's exposure to each factor, in dollars per unit of it; at least one, over the same columns.</param>
    /// <param name="covariance">Covariance of the factors: square, symmetric, finite; of as many rows as exposures.</param>
    /// <param name="unhedgedVariance">Variance of the book without its hedge, in squared dollars; positive.</param>
    /// <param name="floor">Least effectiveness; at most 1.</param>
    /// <exception cref="ArgumentException">Sizes differ, the matrix is not symmetric, or a number is out of range.</exception>
    public EffectivenessRow(
        string guardrail, GuardrailSeverity severity, IEnumerable<LinearForm> exposures, double[,] covariance, double unhedgedVariance, double floor)
        : base(guardrail, severity, "of the unhedged variance")
    {
        Exposures = Guard.NoNulls(exposures, nameof(exposures));
        _covariance = (double[,])Guard.NotNull(covariance, nameof(covariance)).Clone();
        int size = Exposures.Length;
        if (size == 0 || _covariance.GetLength(0) != size || _covariance.GetLength(1) != size || Exposures.Any(e => e.PerLot.Length != Columns))
            throw new ArgumentException(FormattableString.Invariant($"{size} exposures and a matrix of {_covariance.GetLength(0)} x {_covariance.GetLength(1)} do not match."), nameof(exposures));
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                if (!double.IsFinite(_covariance[i, j]) || Math.Abs(_covariance[i, j] - _covariance[j, i]) > Rounding * Math.Abs(_covariance[i, j]))
                    throw Guard.OutOfRange(nameof(covariance), _covariance[i, j], "Must be finite and symmetric.");
            }
        }

        UnhedgedVariance = Guard.PositiveFinite(unhedgedVariance, nameof(unhedgedVariance));
        if (!(double.IsFinite(floor) && floor <= 1))
            throw Guard.OutOfRange(nameof(floor), floor, "Must be finite and at most 1.");
        Floor = floor;
    }

    /// <summary>The book's exposure to each factor.</summary>
    public ImmutableArray<LinearForm> Exposures { get; }

    /// <summary>Variance of the book without its hedge, in squared dollars.</summary>
    public double UnhedgedVariance { get; }

    /// <summary>Least effectiveness.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    public override int Columns => Exposures[0].PerLot.Length;

    /// <summary>Covariance of two factors.</summary>
    /// <param name="row">One factor.</param>
    /// <param name="column">The other.</param>
    public double Covariance(int row, int column) => _covariance[row, column];

    /// <inheritdoc/>
    public override double ValueAt(ReadOnlySpan<int> lots)
    {
        const int OnStack = 64;
        int size = Exposures.Length;
        Span<double> e = size <= OnStack ? stackalloc double[size] : new double[size];
        for (int i = 0; i < size; i++)
            e[i] = Exposures[i].At(lots);
        double variance = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                variance += e[i] * _covariance[i, j] * e[j];
        }

        return 1 - (variance / UnhedgedVariance);
    }

    /// <inheritdoc/>
    public override double ViolationAt(ReadOnlySpan<int> lots) => Excess(Floor, ValueAt(lots));

    internal override bool Touches(int column) => Exposures.Any(e => e.PerLot[column] != 0);

    /// <inheritdoc/>
    public bool Equals(EffectivenessRow? other) =>
        base.Equals(other) && UnhedgedVariance.Equals(other.UnhedgedVariance) && Floor.Equals(other.Floor) && Exposures.AsSpan().SequenceEqual(other.Exposures.AsSpan())
        && _covariance.Cast<double>().SequenceEqual(other._covariance.Cast<double>());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), UnhedgedVariance, Floor, Exposures.Length);

    /// <summary>The guardrail and its floor.</summary>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()}: at least {Floor:G6} over {Exposures.Length} factors");
}
