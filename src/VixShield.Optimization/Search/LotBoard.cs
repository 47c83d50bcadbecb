using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>
/// A goal at some lots, with every form and cost kept, so that a step of one or two columns is judged by what it changes. It judges as the goal does up to rounding; what is found with it is judged by the goal
/// itself.
/// </summary>
internal sealed class LotBoard
{
    // As AdjustmentRow: a violation of less than this share of the limit is none.
    private const double Rounding = 1e-9;

    private readonly Goal _goal;
    private readonly List<LinearForm> _forms = [];
    private readonly List<(ImmutableArray<double> PerLot, ImmutableArray<double> Fixed)> _costs = [];
    private readonly List<(RowUse Use, double Weight, double Size, Func<double[], double[], double> Violation)> _rows = [];
    private readonly Func<double[], double[], double> _value;
    private readonly double[][] _perLot;
    private readonly double[] _at;
    private readonly double[] _cost;
    private readonly double[] _stepped;
    private readonly double[] _steppedCost;

    internal LotBoard(Goal goal, int[] lots)
    {
        _goal = goal;
        Lots = (int[])lots.Clone();
        for (int i = 0; i < goal.Uses.Length; i++)
        {
            if (goal.Uses[i] != RowUse.Ignored)
                _rows.Add((goal.Uses[i], goal.Weights[i], goal.Sizes[i], Compiled(goal.Problem.Rows[i], goal.Uses[i], goal.Weights[i])));
        }

        _value = goal.CountsCost ? CompiledCost() : (_, _) => 0;
        _perLot = [.. Enumerable.Range(0, lots.Length).Select(c => _forms.Select(f => f.PerLot[c]).ToArray())];
        _at = [.. _forms.Select(f => f.At(lots))];
        _cost = [.. _costs.Select(c => Enumerable.Range(0, lots.Length).Sum(i => CostOf(c, i, lots[i])))];
        _stepped = new double[_at.Length];
        _steppedCost = new double[_cost.Length];
    }

    internal int[] Lots { get; }

    /// <summary>Shortfall, then value where nothing is missing, after a step of one column and of another; infinite where that is outside of their limits.</summary>
    internal (double Shortfall, double Value) After(int column, int step, int other = -1, int otherStep = 0)
    {
        if (!IsWithin(column, step) || (other >= 0 && !IsWithin(other, otherStep)))
            return (double.PositiveInfinity, double.PositiveInfinity);
        _at.CopyTo(_stepped, 0);
        _cost.CopyTo(_steppedCost, 0);
        Add(_stepped, _steppedCost, column, step);
        if (other >= 0)
            Add(_stepped, _steppedCost, other, otherStep);
        return Judged(_stepped, _steppedCost);
    }

    internal (double Shortfall, double Value) Now() => Judged(_at, _cost);

    internal void Step(int column, int step)
    {
        Add(_at, _cost, column, step);
        Lots[column] += step;
    }

    private bool IsWithin(int column, int step) => Lots[column] + step >= _goal.Problem.Columns[column].MinimumLots && Lots[column] + step <= _goal.Problem.Columns[column].MaximumLots;

    private void Add(double[] at, double[] cost, int column, int step)
    {
        double[] perLot = _perLot[column];
        for (int f = 0; f < at.Length; f++)
            at[f] += step * perLot[f];
        for (int c = 0; c < cost.Length; c++)
            cost[c] += CostOf(_costs[c], column, Lots[column] + step) - CostOf(_costs[c], column, Lots[column]);
    }

    private (double Shortfall, double Value) Judged(double[] at, double[] cost)
    {
        double shortfall = 0;
        double value = _value(at, cost);
        foreach ((RowUse use, double weight, double size, Func<double[], double[], double> violation) in _rows)
        {
            double by = violation(at, cost);
            if (use == RowUse.Kept)
                shortfall += by > weight * (1 + Rounding) ? (by - weight) / size : 0;
            else
                value += use == RowUse.Priced ? weight * by : by;
        }

        return (shortfall, shortfall > 0 ? 0 : value);
    }

    private Func<double[], double[], double> Compiled(AdjustmentRow row, RowUse use, double weight)
    {
        switch (row)
        {
            case LinearRow r:
                int form = AddForms([r.Form]);
                return (at, _) => Math.Max(Excess(at[form], r.High), Excess(-at[form], -r.Low));
            case CostRow r:
                int paid = AddCost(r.PerLot, r.FixedCosts);
                return (_, cost) => Excess(cost[paid], r.Limit);
            case MaximumRow r:
                (int First, int Count)[] groups = [.. r.Groups.Select(g => (AddForms(g), g.Length))];
                return (at, _) =>
                {
                    double sum = 0;
                    foreach ((int first, int count) in groups)
                        sum += Largest(at.AsSpan(first, count));
                    return Excess(sum, r.Limit);
                };
            case TailLossRow r:
                int profits = AddForms(r.Profits);
                int traded = AddCost(r.CostPerLot, r.FixedCosts);
                double[] losses = new double[r.Profits.Length];
                double[] probabilities = new double[r.Profits.Length];
                return (at, cost) =>
                {
                    for (int s = 0; s < losses.Length; s++)
                        losses[s] = at[profits + s] - cost[traded];
                    r.Probabilities.CopyTo(probabilities);
                    return Excess(TailOf(losses, probabilities, r.Share), r.Limit);
                };
            case EffectivenessRow r:
                int exposures = AddForms(r.Exposures);
                int unhedged = AddForms(r.Unhedged);
                double scale = use == RowUse.Ratio ? VarianceAt(r, [.. r.Unhedged.Select(u => u.Start)]) : 0;
                return (at, _) =>
                {
                    double hedged = VarianceAt(r, at.AsSpan(exposures, r.Exposures.Length));
                    double all = VarianceAt(r, at.AsSpan(unhedged, r.Unhedged.Length));
                    if (use == RowUse.Ratio)
                        return (hedged - (weight * all)) / scale;
                    return Excess(r.Floor, all > 0 ? 1 - (hedged / all) : hedged > 0 ? -1e300 : 0);
                };
            default:
                throw new NotSupportedException($"A row of the kind {row.GetType().Name} is not known.");
        }
    }

    private Func<double[], double[], double> CompiledCost()
    {
        AdjustmentProblem problem = _goal.Problem;
        int paid = AddCost([.. problem.Columns.Select(c => c.CostPerLot)], [.. problem.Columns.Select(c => c.FixedCost)]);
        if (problem.Carry is not { } carry)
            return (_, cost) => cost[paid];
        int kept = AddForms([carry]);
        return (at, cost) => cost[paid] + (problem.HoldingDays * Math.Max(0, carry.Start - at[kept]));
    }

    private int AddForms(ImmutableArray<LinearForm> forms)
    {
        _forms.AddRange(forms);
        return _forms.Count - forms.Length;
    }

    private int AddCost(ImmutableArray<double> perLot, ImmutableArray<double> fixedCosts)
    {
        _costs.Add((perLot, fixedCosts));
        return _costs.Count - 1;
    }

    private static double CostOf((ImmutableArray<double> PerLot, ImmutableArray<double> Fixed) costs, int column, int lots) =>
        lots == 0 ? 0 : (costs.PerLot[column] * Math.Abs(lots)) + costs.Fixed[column];

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in values)
            largest = Math.Max(largest, value);
        return largest;
    }

    /// <summary>Mean of the lowest profits that make up a share of the probability, as a loss.</summary>
    private static double TailOf(double[] profits, double[] probabilities, double share)
    {
        Array.Sort(profits, probabilities);
        double left = share;
        double loss = 0;
        for (int s = 0; s < profits.Length && left > 0; s++)
        {
            double part = Math.Min(left, probabilities[s]);
            loss -= part * profits[s];
            left -= part;
        }

        return loss / share;
    }

    private static double VarianceAt(EffectivenessRow row, ReadOnlySpan<double> e)
    {
        double variance = 0;
        for (int i = 0; i < e.Length; i++)
        {
            for (int j = 0; j < e.Length; j++)
                variance += e[i] * row.Covariance(i, j) * e[j];
        }

        return variance;
    }

    private static double Excess(double value, double limit)
    {
        double excess = value - limit;
        return excess > Rounding * Math.Max(1, Math.Abs(limit)) ? excess : 0;
    }
}
