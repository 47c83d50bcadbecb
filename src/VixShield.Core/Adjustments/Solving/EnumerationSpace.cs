using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>The columns and sizes that an enumeration judges, in an order of small sizes first.</summary>
internal sealed class EnumerationSpace
{
    private readonly int _columns;
    private readonly int _atOnce;

    private EnumerationSpace(int columns, int atOnce, ImmutableArray<int> chosen, ImmutableArray<ImmutableArray<int>> sizes, bool hasEverySize)
    {
        _columns = columns;
        _atOnce = atOnce;
        Chosen = chosen;
        Sizes = sizes;
        HasEverySize = hasEverySize;
    }

    /// <summary>The columns searched, in ascending order.</summary>
    internal ImmutableArray<int> Chosen { get; }

    /// <summary>Sizes of each of them, by magnitude, positive before negative; without 0.</summary>
    internal ImmutableArray<ImmutableArray<int>> Sizes { get; }

    internal bool HasEverySize { get; }

    internal bool IsWhole => HasEverySize && Chosen.Length == _columns;

    /// <summary>The space of sizes that surely fit the limit of nodes.</summary>
    internal static EnumerationSpace Of(AdjustmentProblem problem, EnumerationSolverOptions options)
    {
        ImmutableArray<int> chosen = ColumnShortlist.Of(problem, options.MaximumColumns);
        int largest = chosen.Max(c => Math.Max(-problem.Columns[c].MinimumLots, problem.Columns[c].MaximumLots));
        int most = largest;
        while (most > options.Sizes && Count(most) > options.MaximumNodes)
            most = Math.Max(options.Sizes, most * 4 / 5);
        return Of(problem, options, chosen, most);

        // Elementary symmetric sums: how many ways there are to pick up to so many columns in so many sizes.
        double Count(int perDirection)
        {
            double[] ways = new double[options.MaximumInstruments + 1];
            ways[0] = 1;
            foreach (int c in chosen)
            {
                double own = Math.Min(perDirection, -problem.Columns[c].MinimumLots) + Math.Min(perDirection, problem.Columns[c].MaximumLots);
                for (int k = options.MaximumInstruments; k > 0; k--)
                    ways[k] += ways[k - 1] * own;
            }

            return ways.Sum();
        }
    }

    /// <summary>The same columns in every size, whatever the limit of nodes: what is skipped unseen may bring it below.</summary>
    internal EnumerationSpace WithEverySize(AdjustmentProblem problem, EnumerationSolverOptions options) => Of(problem, options, Chosen, int.MaxValue);

    internal string? NoteOf(bool cutShort)
    {
        var parts = new List<string>();
        if (Chosen.Length < _columns)
            parts.Add(FormattableString.Invariant($"{Chosen.Length} of {_columns} columns were searched"));
        if (!HasEverySize)
            parts.Add("sizes were judged in steps, and the best refined by single lots");
        if (_atOnce < Chosen.Length)
            parts.Add(FormattableString.Invariant($"at most {_atOnce} columns at once"));
        if (cutShort)
            parts.Add("the limit of nodes was reached");
        return parts.Count == 0 ? null : string.Join("; ", parts) + ".";
    }

    private static EnumerationSpace Of(AdjustmentProblem problem, EnumerationSolverOptions options, ImmutableArray<int> chosen, int perDirection) => new(
        problem.Columns.Length,
        Math.Min(options.MaximumInstruments, chosen.Length),
        chosen,
        [.. chosen.Select(c => SizesOf(problem.Columns[c], perDirection))],
        chosen.All(c => Math.Max(-problem.Columns[c].MinimumLots, problem.Columns[c].MaximumLots) <= perDirection));

    private static ImmutableArray<int> SizesOf(AdjustmentColumn column, int perDirection) =>
    [
        .. Direction(column.MaximumLots, perDirection).Concat(Direction(-column.MinimumLots, perDirection).Select(l => -l)).OrderBy(Math.Abs).ThenByDescending(l => l),
    ];

    private static IEnumerable<int> Direction(int most, int perDirection)
    {
        if (most <= perDirection)
            return Enumerable.Range(1, most);
        // Evenly spread, the limit among them.
        return Enumerable.Range(1, perDirection).Select(i => (int)((long)most * i / perDirection)).Where(l => l > 0).Distinct();
    }
}
