using System.Collections.Immutable;

namespace VixShield.MarketData;

/// <summary>Closes of one day out of the rows of several indices.</summary>
public static class NamedIndexCloses
{
    /// <summary>
    /// The closes of a day by name, in any case. An index without a close that day is not in it. Where a name and day occur twice (a policy may keep
    /// duplicates), the first close stays.
    /// </summary>
    /// <param name="rows">Rows, such as an open reader of <see cref="MarketDataFormats.NamedIndices"/>, which is read to its end.</param>
    /// <param name="date">The day.</param>
    public static ImmutableDictionary<string, double> ClosesOn(this IEnumerable<NamedIndexRow> rows, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ImmutableDictionary<string, double>.Builder closes = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (NamedIndexRow row in rows)
        {
            if (row.Date == date && row.Name is not null && row.Close is { } close && !closes.ContainsKey(row.Name))
                closes.Add(row.Name, close);
        }

        return closes.ToImmutable();
    }
}
