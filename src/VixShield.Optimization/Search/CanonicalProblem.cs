using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>A problem with its columns and rows in an order of their own, so that the order in which they are given changes nothing, not even which of several equal plans is found.</summary>
internal sealed class CanonicalProblem
{
    private readonly AdjustmentProblem _given;
    private readonly int[] _columns;
    private readonly int[] _rows;

    internal CanonicalProblem(AdjustmentProblem problem)
    {
        _given = problem;
        _columns = [.. Enumerable.Range(0, problem.Columns.Length).OrderBy(i => problem.Columns[i].Name, StringComparer.Ordinal)];
        AdjustmentProblem ordered = problem.Over(_columns);
        _rows = [.. Enumerable.Range(0, ordered.Rows.Length).Order(Comparer<int>.Create((x, y) => Compare(ordered.Rows[x], ordered.Rows[y])))];
        Ordered = new AdjustmentProblem(ordered.Columns, _rows.Select(r => ordered.Rows[r]), ordered.Carry, ordered.HoldingDays, ordered.Excluded);
    }

    internal AdjustmentProblem Ordered { get; }

    /// <summary>Lots of the ordered columns as those of the given ones.</summary>
    internal ImmutableArray<int> Given(ReadOnlySpan<int> lots)
    {
        int[] given = new int[lots.Length];
        for (int i = 0; i < lots.Length; i++)
            given[_columns[i]] = lots[i];
        return [.. given];
    }

    internal AdjustmentSolution Evaluated(int[] lots) => _given.Evaluate(Given(lots).AsSpan());

    internal ShadowPrice Given(ShadowPrice price) => new(_rows[price.Row], price.Guardrail, price.Severity, price.Side, price.DollarsPerUnit, price.Unit);

    private static int Compare(AdjustmentRow x, AdjustmentRow y)
    {
        int order = string.CompareOrdinal(x.Guardrail, y.Guardrail);
        if (order == 0)
            order = string.CompareOrdinal(x.GetType().Name, y.GetType().Name);
        if (order == 0)
            order = x.Severity.CompareTo(y.Severity);
        if (order != 0)
            return order;
        using IEnumerator<double> left = NumbersOf(x).GetEnumerator();
        using IEnumerator<double> right = NumbersOf(y).GetEnumerator();
        while (true)
        {
            bool hasLeft = left.MoveNext();
            if (hasLeft != right.MoveNext())
                return hasLeft ? 1 : -1;
            if (!hasLeft)
                return 0;
            order = left.Current.CompareTo(right.Current);
            if (order != 0)
                return order;
        }
    }

    private static IEnumerable<double> NumbersOf(AdjustmentRow row)
    {
        double[] own = [row.Priority, row.Price];
        return own.Concat(row switch
        {
            LinearRow r => [r.Low, r.High, .. Of(r.Form)],
            CostRow r => [r.Limit, .. r.PerLot, .. r.FixedCosts],
            MaximumRow r => [r.Limit, .. r.Groups.SelectMany(g => g.SelectMany(Of).Prepend(g.Length))],
            TailLossRow r => [r.Limit, r.Share, .. r.Probabilities, .. r.Profits.SelectMany(Of)],
            EffectivenessRow r => (double[])[r.Floor, .. r.Exposures.SelectMany(Of), .. r.Unhedged.SelectMany(Of), .. Covariances(r)],
            _ => throw new NotSupportedException($"A row of the kind {row.GetType().Name} is not known."),
        });

        static IEnumerable<double> Covariances(EffectivenessRow row) =>
            Enumerable.Range(0, row.Exposures.Length).SelectMany(i => Enumerable.Range(0, row.Exposures.Length).Select(j => row.Covariance(i, j)));

        static IEnumerable<double> Of(LinearForm form) => form.PerLot.Prepend(form.Start);
    }
}
