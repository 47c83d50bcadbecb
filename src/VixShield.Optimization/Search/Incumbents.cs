namespace VixShield.Optimization;

/// <summary>Lots that keep what a goal asks for, as they are met: the best of them, and the others.</summary>
internal sealed class Incumbents(Goal goal)
{
    private readonly List<(int[] Lots, double Value)> _all = [];

    internal int[]? Best { get; private set; }

    internal double Value { get; private set; } = double.PositiveInfinity;

    internal bool IsAny => Best is not null;

    internal IReadOnlyList<int[]> All => [.. _all.OrderBy(a => a.Value).Select(a => a.Lots)];

    /// <summary>Takes lots that the goal allows; whether it does.</summary>
    internal bool Take(int[] lots)
    {
        if (!goal.Allows(lots))
            return false;
        double value = goal.ValueAt(lots);
        if (!_all.Exists(a => a.Lots.AsSpan().SequenceEqual(lots)))
            _all.Add((lots, value));
        if (value < Value)
            (Best, Value) = (lots, value);
        return true;
    }
}
