using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A number that is linear in the lots traded: its value without a trade and its change per lot of each column. Equal when all numbers are.</summary>
[TypeFormatterSource]
public sealed record LinearForm : IDisplayable
{
    /// <summary>Makes a form.</summary>
    /// <param name="start">Its value without a trade; finite.</param>
    /// <param name="perLot">Its change per lot of each column, in their order; finite.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the list is null.</exception>
    public LinearForm(double start, IEnumerable<double> perLot)
    {
        Start = Guard.Finite(start, nameof(start));
        PerLot = [.. Guard.NotNull(perLot, nameof(perLot)).Select(p => Guard.Finite(p, nameof(perLot)))];
    }

    /// <summary>Its value without a trade.</summary>
    public double Start { get; }

    /// <summary>Its change per lot of each column.</summary>
    public ImmutableArray<double> PerLot { get; }

    /// <summary>Its value after trades.</summary>
    /// <param name="lots">Lots of each column; as many as <see cref="PerLot"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public double At(ReadOnlySpan<int> lots)
    {
        if (lots.Length != PerLot.Length)
            throw new ArgumentException(FormattableString.Invariant($"Holds {lots.Length} lots; the form has {PerLot.Length} columns."), nameof(lots));
        double value = Start;
        for (int i = 0; i < lots.Length; i++)
        {
            if (lots[i] != 0)
                value += PerLot[i] * lots[i];
        }

        return value;
    }

    internal LinearForm Over(ReadOnlySpan<int> columns)
    {
        double[] perLot = new double[columns.Length];
        for (int i = 0; i < perLot.Length; i++)
            perLot[i] = PerLot[columns[i]];
        return new LinearForm(Start, perLot);
    }

    /// <inheritdoc/>
    public bool Equals(LinearForm? other) => other is not null && Start.Equals(other.Start) && PerLot.AsSpan().SequenceEqual(other.PerLot.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, PerLot.Length);

    /// <summary>Start and number of columns.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start:G6} and {PerLot.Length} columns");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Linear form", ToString())
    {
        Facts =
        [
            new("value without a trade", Start),
            new("columns", PerLot.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "",
                PerLot.Index(),
                new("column", r => r.Index),
                new("change per lot", r => r.Item)),
        ],
    };
}
