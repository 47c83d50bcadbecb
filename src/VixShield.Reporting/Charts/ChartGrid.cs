using System.Collections.Immutable;

namespace VixShield.Reporting;

/// <summary>A heat map: a number for each pair of categories. Both axes of its chart are category axes. Equal when all numbers are.</summary>
public sealed record ChartGrid
{
    /// <summary>Makes a grid.</summary>
    /// <param name="unit">The unit of the numbers.</param>
    /// <param name="rows">For each category of the vertical axis, from below, a number for each category of the horizontal one.</param>
    /// <exception cref="ArgumentException">A blank unit, no row, rows that differ in length, or a number that is not finite.</exception>
    public ChartGrid(string unit, IEnumerable<IEnumerable<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Unit = Check.NotBlank(unit, nameof(unit));
        Rows = [.. rows.Select(row => (ImmutableArray<double>)[.. row.Select(v => Check.Finite(v, nameof(rows)))])];
        if (Rows.IsEmpty || Rows.Any(r => r.Length == 0 || r.Length != Rows[0].Length))
            throw new ArgumentException("Needs rows of one length, not empty.", nameof(rows));
    }

    /// <summary>The unit of the numbers.</summary>
    public string Unit { get; }

    /// <summary>The rows from below.</summary>
    public ImmutableArray<ImmutableArray<double>> Rows { get; }

    /// <summary>The greatest size of a number: colours are symmetric about 0 up to it.</summary>
    public double Extent => Rows.SelectMany(r => r).Max(Math.Abs);

    /// <inheritdoc/>
    public bool Equals(ChartGrid? other) =>
        other is not null && Unit == other.Unit && Rows.Length == other.Rows.Length && Rows.Zip(other.Rows).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Unit, Rows.Length, Rows[0].Length, Rows[0][0]);

    /// <summary>Size and unit.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows.Length} x {Rows[0].Length} numbers in {Unit}");
}
