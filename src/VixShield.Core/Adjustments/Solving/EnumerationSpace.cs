using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>The columns and sizes that an enumeration judges, in an order of small sizes first.</summary>
internal sealed class EnumerationSpace
{
    private readonly AdjustmentProblem _problem;
    private readonly EnumerationSolverOptions _options;
    private readonly ImmutableArray<(int Low, int High)> _bounds;
    private readonly int _usable;

    private EnumerationSpace(AdjustmentProblem problem, EnumerationSolverOptions options, ImmutableArray<(int Low, int High)> bounds, int usable, ImmutableArray<int> chosen, int perDirection)
    {
        _problem = problem;
        _options = options;
        _bounds = bounds;
        _usable = usable;
        Chosen = chosen;
        Sizes = [.. chosen.Select(c => SizesOf(bounds[c], perDirection))];
        HasEverySize = chosen.All(c => Largest(bounds[c]) <= perDirection);
    }

    /// <summary>The columns searched, in ascending order.</summary>
    internal ImmutableArray<int> Chosen { get; }

    /// <summary>Sizes of each of them, by magnitude, positive before negative; without 0.</summary>
    internal ImmutableArray<ImmutableArray<int>> Sizes { get; }

    internal bool HasEverySize { get; }

    /// <summary>Whether every column and size of use is in it.</summary>
    internal bool IsWhole => HasEverySize && Chosen.Length == _usable;

    /// <summary>Some columns in few sizes: a fraction of what the limits allow.</summary>
    internal static EnumerationSpace Coarse(AdjustmentProblem problem, EnumerationSolverOptions options) => Of(problem, options, options.Sizes);

    /// <summary>Some columns in as many sizes as surely fit the limits.</summary>
    internal static EnumerationSpace Fine(AdjustmentProblem problem, EnumerationSolverOptions options) => Of(problem, options, int.MaxValue);

    private static EnumerationSpace Of(AdjustmentProblem problem, EnumerationSolverOptions options, int mostSizes)
    {
        ImmutableArray<(int Low, int High)> bounds = ColumnBounds.Of(problem, options.MaximumInstruments);
        int[] usable = [.. Enumerable.Range(0, problem.Columns.Length).Where(c => bounds[c].Low < bounds[c].High)];
        ImmutableArray<int> chosen = ColumnShortlist.Of(problem, bounds, usable, options.MaximumColumns);
        int most = chosen.IsEmpty ? 1 : Math.Min(mostSizes, chosen.Max(c => Largest(bounds[c])));
        while (most > options.Sizes && Count(most) > options.MaximumNodes)
            most = Math.Max(options.Sizes, most * 4 / 5);
        return new EnumerationSpace(problem, options, bounds, usable.Length, chosen, most);

        // Elementary symmetric sums: how many ways there are to pick up to so many columns in so many sizes.
        double Count(int perDirection)
        {
            double[] ways = new double[options.MaximumInstruments + 1];
            ways[0] = 1;
            foreach (int c in chosen)
            {
                double own = Math.Min(perDirection, -bounds[c].Low) + Math.Min(perDirection, bounds[c].High);
                for (int k = options.MaximumInstruments; k > 0; k--)
                    ways[k] += ways[k - 1] * own;
            }

            return ways.Sum();
        }
    }

    /// <summary>Every column of use in every size, whatever the limit of nodes: what is skipped unseen may bring it below.</summary>
    internal EnumerationSpace Whole() =>
        new(_problem, _options, _bounds, _usable, [.. Enumerable.Range(0, _bounds.Length).Where(c => _bounds[c].Low < _bounds[c].High)], int.MaxValue);

    internal string? NoteOf(bool cutShort)
    {
        var parts = new List<string>();
        if (Chosen.Length < _usable)
            parts.Add(FormattableString.Invariant($"{Chosen.Length} of {_usable} columns were searched"));
        if (!HasEverySize)
            parts.Add("sizes were judged in steps, and the best refined by single lots");
        if (_options.MaximumInstruments < Chosen.Length)
            parts.Add(FormattableString.Invariant($"at most {_options.MaximumInstruments} columns at once"));
        if (cutShort)
            parts.Add("the limit of nodes was reached");
        return parts.Count == 0 ? null : string.Join("; ", parts) + ".";
    }

    private static int Largest((int Low, int High) bounds) => Math.Max(-bounds.Low, bounds.High);

    private static ImmutableArray<int> SizesOf((int Low, int High) bounds, int perDirection) =>
    [
        .. Direction(bounds.High, perDirection).Concat(Direction(-bounds.Low, perDirection).Select(l => -l)).OrderBy(Math.Abs).ThenByDescending(l => l),
    ];

    private static IEnumerable<int> Direction(int most, int perDirection)
    {
        if (most <= perDirection)
            return Enumerable.Range(1, most);
        // Evenly spread, the limit among them.
        return Enumerable.Range(1, perDirection).Select(i => (int)((long)most * i / perDirection)).Where(l => l > 0).Distinct();
    }
}
