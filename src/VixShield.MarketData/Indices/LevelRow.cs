using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>One day of a table that has a date and one column a series. Made by a reader.</summary>
[TypeFormatterSource]
public sealed record LevelRow : IDisplayable
{
    internal LevelRow(DateOnly date, ImmutableArray<string> columns, ImmutableArray<double?> values)
    {
        Date = date;
        Columns = columns;
        Values = values;
    }

    /// <summary>The day.</summary>
    public DateOnly Date { get; }

    /// <summary>Names of the series, as the file has them; the same array in all rows of a file.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Values by column, in the unit of the file; null where the cell is empty.</summary>
    public ImmutableArray<double?> Values { get; }

    /// <summary>Value of a series, named in any case; null where the cell is empty.</summary>
    /// <param name="column">Name of the series.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public double? this[string column]
    {
        get
        {
            for (int i = 0; i < Columns.Length; i++)
            {
                if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase))
                    return Values[i];
            }

            throw new ArgumentException($"There is no column '{column}'; there are {CsvTable.Shorten(string.Join(", ", Columns))}.", nameof(column));
        }
    }

    /// <summary>Whether date, names and values are equal.</summary>
    public bool Equals(LevelRow? other) => other is not null && Date == other.Date && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan()) && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Columns.Length);

    /// <summary>Date and the values that are there.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}")
        + string.Concat(Columns.Zip(Values).Where(pair => pair.Second is not null).Select(pair => FormattableString.Invariant($" {pair.First} {pair.Second}")));

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Levels of a day", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("series", Columns.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "values",
                Columns.Zip(Values),
                new("series", r => r.First),
                new("value", r => r.Second)),
        ],
    };
}
