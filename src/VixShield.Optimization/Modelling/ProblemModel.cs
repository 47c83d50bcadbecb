using System.Collections.Immutable;
using VixShield.Adjustments;
using Term = VixShield.Optimization.LinearModel.Term;

namespace VixShield.Optimization;

/// <summary>
/// A goal as a linear model over lots: bought and sold lots of a column apart, so that costs are linear, and a switch where a fixed cost is paid. It allows everything that the goal allows and values nothing
/// higher: exact for every kind of row but hedge effectiveness, whose squares are bounded by tangents, of which more are added where a solution needs them, and by secants.
/// </summary>
internal sealed partial class ProblemModel
{
    // As AdjustmentRow: a violation of less than this share of the limit is none.
    private const double Rounding = 1e-9;

    private readonly Goal _goal;
    private readonly QuadraticRanges _ranges;
    private readonly CutPool _cuts;
    private readonly int[] _bought;
    private readonly int[] _sold;
    private readonly int[] _isTraded;
    private readonly List<(int Variable, Func<int[], double> At)> _further = [];
    private readonly List<(int Row, int ModelRow, LimitSide Side, bool IsCap)> _priced = [];
    private readonly List<Term> _objective = [];
    private readonly Dictionary<int, int> _slacks = [];
    private readonly HashSet<string> _excluded = [];
    private readonly List<Square> _squares = [];
    private readonly List<Waiting> _waiting = [];
    private readonly List<Tail> _tails = [];

    internal ProblemModel(Goal goal, QuadraticRanges ranges, CutPool cuts)
    {
        _goal = goal;
        _ranges = ranges;
        _cuts = cuts;
        AdjustmentProblem problem = goal.Problem;
        int count = problem.Columns.Length;
        _bought = new int[count];
        _sold = new int[count];
        _isTraded = new int[count];
        double[] fixedCosts = FixedCosts();
        for (int i = 0; i < count; i++)
        {
            AdjustmentColumn column = problem.Columns[i];
            _bought[i] = column.MaximumLots > 0 ? Costing(Linear.AddVariable(0, column.MaximumLots, CostOf(column.CostPerLot), true), column.CostPerLot) : -1;
            _sold[i] = column.MinimumLots < 0 ? Costing(Linear.AddVariable(0, -column.MinimumLots, CostOf(column.CostPerLot), true), column.CostPerLot) : -1;
            _isTraded[i] = -1;
            if (fixedCosts[i] > 0 && (_bought[i] >= 0 || _sold[i] >= 0))
            {
                _isTraded[i] = Costing(Linear.AddVariable(0, 1, CostOf(column.FixedCost), true), column.FixedCost);
                Linear.AddRow(double.NegativeInfinity, 0, [.. SwitchOf(i, column), new Term(_isTraded[i], -1)]);
            }
        }

        if (IsPriced && problem.Carry is { } carry && problem.HoldingDays > 0)
        {
            int givenUp = Further(0, CostOf(problem.HoldingDays), lots => Math.Max(0, carry.Start - carry.At(lots)));
            Linear.AddRow(0, double.PositiveInfinity, [.. Terms(carry, 1), new Term(givenUp, 1)]);
            Costing(givenUp, problem.HoldingDays);
        }

        for (int i = 0; i < problem.Rows.Length; i++)
        {
            if (goal.Uses[i] != RowUse.Ignored)
                Add(i, problem.Rows[i]);
        }

        // The libraries do not bear a model without a variable.
        if (Linear.Variables.Count == 0)
            Linear.AddVariable(0, 0, 0, false);
        if (goal.Ceiling is { } ceiling)
            Linear.AddRow(double.NegativeInfinity, ceiling + RoundingOf(ceiling), _objective);
        foreach ((ImmutableArray<int> rows, double most) in goal.Sums)
            Linear.AddRow(double.NegativeInfinity, most + RoundingOf(most), rows.Where(_slacks.ContainsKey).Select(r => new Term(_slacks[r], 1)));
    }

    internal LinearModel Linear { get; } = new();

    /// <summary>The lots of a solution.</summary>
    internal int[] LotsOf(ReadOnlySpan<double> values)
    {
        int[] lots = new int[_bought.Length];
        for (int i = 0; i < lots.Length; i++)
            lots[i] = (int)Math.Round(ValueOf(i, values));
        return lots;
    }

    /// <summary>The lots of a solution of the relaxation, which need not be whole.</summary>
    internal double[] PartsOf(ReadOnlySpan<double> values)
    {
        double[] parts = new double[_bought.Length];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = ValueOf(i, values);
        return parts;
    }

    /// <summary>Values of all variables at lots.</summary>
    internal double[] ValuesAt(int[] lots)
    {
        double[] values = new double[Linear.Variables.Count];
        for (int i = 0; i < lots.Length; i++)
        {
            if (_bought[i] >= 0)
                values[_bought[i]] = Math.Max(0, lots[i]);
            if (_sold[i] >= 0)
                values[_sold[i]] = Math.Max(0, -lots[i]);
            if (_isTraded[i] >= 0)
                values[_isTraded[i]] = lots[i] != 0 ? 1 : 0;
        }

        foreach ((int variable, Func<int[], double> at) in _further)
            values[variable] = at(lots);
        return values;
    }

    /// <summary>The least reduced cost with which a column can enter, in either direction, and 0 where it is in.</summary>
    internal double EntryOf(int column, ReadOnlySpan<double> reducedCosts)
    {
        double entry = double.PositiveInfinity;
        if (_bought[column] >= 0)
            entry = Math.Min(entry, reducedCosts[_bought[column]]);
        if (_sold[column] >= 0)
            entry = Math.Min(entry, reducedCosts[_sold[column]]);
        return Math.Max(0, entry);
    }

    /// <summary>What limits cost at the margin, of rows of the problem, from the duals of the model's rows.</summary>
    internal IEnumerable<ShadowPrice> PricesOf(IReadOnlyList<double> duals)
    {
        const double Least = 1e-9;
        return _priced
            .Select(p => (p.Row, p.Side, Price: Math.Max(0, p.IsCap ? -duals[p.ModelRow] : duals[p.ModelRow])))
            .GroupBy(p => (p.Row, p.Side))
            .Select(g => (g.Key.Row, g.Key.Side, Price: g.Sum(p => p.Price)))
            .Where(p => p.Price > Least)
            .Select(p => new ShadowPrice(p.Row, Row(p.Row).Guardrail, Row(p.Row).Severity, p.Side, p.Price, Row(p.Row).Unit));

        AdjustmentRow Row(int index) => _goal.Problem.Rows[index];
    }

    /// <summary>The violation of a row that is priced; -1 for one that is not.</summary>
    private int Slack(int index, AdjustmentRow row)
    {
        if (_goal.Uses[index] != RowUse.Priced)
            return -1;
        int slack = Further(0, _goal.Weights[index], lots => row.ViolationAt(lots));
        _slacks.Add(index, slack);
        return Costing(slack, row.Price);
    }

    /// <summary>Whether cost and carry have a part in the value or under a ceiling.</summary>
    private bool IsPriced => _goal.CountsCost || _goal.Ceiling is not null;

    private double CostOf(double cost) => _goal.CountsCost ? cost : 0;

    /// <summary>A variable with its part in the problem's own objective, should that have a ceiling.</summary>
    private int Costing(int variable, double cost)
    {
        if (cost != 0)
            _objective.Add(new Term(variable, cost));
        return variable;
    }

    /// <summary>By how much a row that is kept may be beyond a limit: what the goal allows, and what rounding lets through.</summary>
    private double RoomOf(int index, double limit) => _goal.Uses[index] == RowUse.Kept ? _goal.Weights[index] + RoundingOf(limit) : 0;

    private int Further(double low, double cost, Func<int[], double> at)
    {
        int variable = Linear.AddVariable(low, double.PositiveInfinity, cost, false);
        _further.Add((variable, at));
        return variable;
    }

    private (double Low, double High) RangeOf(Square square) => _ranges.Of(square.Row, square.Index, square.Term.RangeOver(_goal.Problem.Columns));

    /// <summary>Each variable once.</summary>
    private static IEnumerable<Term> Summed(IEnumerable<Term> terms) => terms.GroupBy(t => t.Variable).Select(g => new Term(g.Key, g.Sum(t => t.Coefficient)));

    private static IEnumerable<Term> More(int slack) => slack < 0 ? [] : [new Term(slack, 1)];

    private static IEnumerable<Term> Less(int slack) => slack < 0 ? [] : [new Term(slack, -1)];

    private IEnumerable<Term> Terms(LinearForm form, double factor)
    {
        for (int i = 0; i < _bought.Length; i++)
        {
            double coefficient = factor * form.PerLot[i];
            if (coefficient == 0)
                continue;
            if (_bought[i] >= 0)
                yield return new Term(_bought[i], coefficient);
            if (_sold[i] >= 0)
                yield return new Term(_sold[i], -coefficient);
        }
    }

    private IEnumerable<Term> LotTerms(int column, double factor)
    {
        if (_bought[column] >= 0)
            yield return new Term(_bought[column], factor);
        if (_sold[column] >= 0)
            yield return new Term(_sold[column], -factor);
    }

    private IEnumerable<Term> CostTerms(ImmutableArray<double> perLot, ImmutableArray<double> fixedCosts)
    {
        for (int i = 0; i < perLot.Length; i++)
        {
            if (perLot[i] != 0 && _bought[i] >= 0)
                yield return new Term(_bought[i], perLot[i]);
            if (perLot[i] != 0 && _sold[i] >= 0)
                yield return new Term(_sold[i], perLot[i]);
            if (fixedCosts[i] != 0 && _isTraded[i] >= 0)
                yield return new Term(_isTraded[i], fixedCosts[i]);
        }
    }

    /// <summary>Bought and sold lots as shares of their limits: together at most 1, as no solution needs both.</summary>
    private IEnumerable<Term> SwitchOf(int index, AdjustmentColumn column)
    {
        if (_bought[index] >= 0)
            yield return new Term(_bought[index], 1.0 / column.MaximumLots);
        if (_sold[index] >= 0)
            yield return new Term(_sold[index], -1.0 / column.MinimumLots);
    }

    /// <summary>The largest fixed cost of each column, of its own and of rows that are used.</summary>
    private double[] FixedCosts()
    {
        double[] costs = [.. _goal.Problem.Columns.Select(c => IsPriced ? c.FixedCost : 0)];
        for (int r = 0; r < _goal.Uses.Length; r++)
        {
            ImmutableArray<double> further = _goal.Uses[r] == RowUse.Ignored ? [] : _goal.Problem.Rows[r] switch
            {
                CostRow cost => cost.FixedCosts,
                TailLossRow tail => tail.FixedCosts,
                _ => [],
            };
            for (int i = 0; i < further.Length; i++)
                costs[i] = Math.Max(costs[i], further[i]);
        }

        return costs;
    }

    private double ValueOf(int column, ReadOnlySpan<double> values) =>
        (_bought[column] >= 0 ? values[_bought[column]] : 0) - (_sold[column] >= 0 ? values[_sold[column]] : 0);

    private static double At(LinearForm form, double[] parts)
    {
        double value = form.Start;
        for (int i = 0; i < parts.Length; i++)
            value += form.PerLot[i] * parts[i];
        return value;
    }

    private static double CostAt(TailLossRow row, int[] lots)
    {
        double cost = 0;
        for (int i = 0; i < lots.Length; i++)
            cost += lots[i] == 0 ? 0 : (row.CostPerLot[i] * Math.Abs(lots[i])) + row.FixedCosts[i];
        return cost;
    }

    private static double RoundingOf(double limit) => Rounding * Math.Max(1, Math.Abs(limit));
}
