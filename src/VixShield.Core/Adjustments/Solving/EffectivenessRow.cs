using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// Hedge effectiveness at least a floor: 1 - e'Ce / u'Cu, where e are the book's exposures after trades, u those of the book without its hedge, and C is the covariance of what they are exposed to. Convex where
/// no column trades the unhedged part. Equal when all parts are.
/// </summary>
[Experimental("VIX003")]
[TypeFormatterSource]
public sealed record EffectivenessRow : AdjustmentRow
{
    private readonly double[,] _covariance;

    /// <summary>Makes a row.</summary>
    /// <param name="guardrail">The guardrail for which it stands.</param>
    /// <param name="severity">Hard or soft.</param>
    /// <param name="exposures">The book's exposure to each factor, in dollars per unit of it; at least one, over the same columns.</param>
    /// <param name="covariance">Covariance of the factors: square, symmetric, finite; of as many rows as exposures.</param>
    /// <param name="unhedged">Exposure of the book without its hedge to each factor, alike.</param>
    /// <param name="floor">Least effectiveness; at most 1.</param>
    /// <exception cref="ArgumentException">Sizes differ, the matrix is not symmetric, or a number is out of range.</exception>
    public EffectivenessRow(
        string guardrail, GuardrailSeverity severity, IEnumerable<LinearForm> exposures, double[,] covariance, IEnumerable<LinearForm> unhedged, double floor)
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

        Unhedged = Guard.NoNulls(unhedged, nameof(unhedged));
        if (Unhedged.Length != size || Unhedged.Any(e => e.PerLot.Length != Columns))
            throw new ArgumentException(FormattableString.Invariant($"{Unhedged.Length} unhedged exposures do not match {size} of the book."), nameof(unhedged));
        if (!(VarianceAt(Unhedged, new int[Columns]) > 0))
            throw Guard.OutOfRange(nameof(unhedged), 0, "Its variance without a trade must be positive.");
        if (!(double.IsFinite(floor) && floor <= 1))
            throw Guard.OutOfRange(nameof(floor), floor, "Must be finite and at most 1.");
        Floor = floor;
    }

    /// <summary>The book's exposure to each factor.</summary>
    public ImmutableArray<LinearForm> Exposures { get; }

    /// <summary>Exposure of the book without its hedge to each factor.</summary>
    public ImmutableArray<LinearForm> Unhedged { get; }

    /// <summary>Least effectiveness.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    public override int Columns => Exposures[0].PerLot.Length;

    /// <summary>Covariance of two factors.</summary>
    /// <param name="row">One factor.</param>
    /// <param name="column">The other.</param>
    public double Covariance(int row, int column) => _covariance[row, column];

    /// <summary>Effectiveness after trades; -infinity where the trades leave nothing to hedge but a variance all the same.</summary>
    /// <param name="lots">Lots of each column.</param>
    public override double ValueAt(ReadOnlySpan<int> lots)
    {
        double hedged = VarianceAt(Exposures, lots);
        double unhedged = VarianceAt(Unhedged, lots);
        return unhedged > 0 ? 1 - (hedged / unhedged) : hedged > 0 ? double.NegativeInfinity : 0;
    }

    /// <inheritdoc/>
    public override double ViolationAt(ReadOnlySpan<int> lots)
    {
        // No floor is kept by -infinity; a finite number stands for what no room makes good.
        const double BeyondAnyRoom = 1e300;
        double value = ValueAt(lots);
        return double.IsNegativeInfinity(value) ? BeyondAnyRoom : Excess(Floor, value);
    }

    internal override AdjustmentRow Over(ReadOnlySpan<int> columns) => new EffectivenessRow(
        Guardrail, Severity, Over(Exposures, columns), _covariance, Over(Unhedged, columns), Floor).Like(this);

    internal override bool Touches(int column) => Exposures.Concat(Unhedged).Any(e => e.PerLot[column] != 0);

    private double VarianceAt(ImmutableArray<LinearForm> forms, ReadOnlySpan<int> lots)
    {
        const int OnStack = 64;
        int size = forms.Length;
        Span<double> e = size <= OnStack ? stackalloc double[size] : new double[size];
        for (int i = 0; i < size; i++)
            e[i] = forms[i].At(lots);
        double variance = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                variance += e[i] * _covariance[i, j] * e[j];
        }

        return variance;
    }

    /// <inheritdoc/>
    public bool Equals(EffectivenessRow? other) =>
        base.Equals(other) && Unhedged.AsSpan().SequenceEqual(other.Unhedged.AsSpan()) && Floor.Equals(other.Floor) && Exposures.AsSpan().SequenceEqual(other.Exposures.AsSpan())
        && _covariance.Cast<double>().SequenceEqual(other._covariance.Cast<double>());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Floor, Exposures.Length);

    /// <summary>The guardrail and its floor.</summary>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()}: at least {Floor:G6} over {Exposures.Length} factors");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Least hedge effectiveness", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("severity", Severity),
            new("least effectiveness", Floor, Unit),
            new("effectiveness without a trade", ValueAt(new int[Columns]), Unit),
            new("factors", Exposures.Length),
            new("price of a violation, $ per unit", Price),
            new("priority", Priority),
            new("columns", Columns),
        ],
    };
}
