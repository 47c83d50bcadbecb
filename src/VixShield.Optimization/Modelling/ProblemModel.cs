using System.Collections.Immutable;
using VixShield.Adjustments;
using Term = VixShield.Optimization.LinearModel.Term;

namespace VixShield.Optimization;

/// <summary>
/// A goal as a linear model over lots: bought and sold lots of a column apart, so that costs are linear, and a switch where a fixed cost is paid. It allows everything that the goal allows and values nothing
/// higher: exact for every kind of row but hedge effectiveness, whose squares are bounded by tangents, of which more are added where a solution needs them, and by secants.
/// </summary>
internal sealed class ProblemModel
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

    /// <summary>
    /// Adds what a solution shows to be missing: tangents where a square is valued too low, and forms of a maximum that wait, of each maximum the most missed; whether there was anything.
    /// </summary>
    internal bool AddCuts(ReadOnlySpan<double> values, double tolerance, int most)
    {
        double[] copy = values.ToArray();
        double[] parts = PartsOf(values);
        bool any = false;
        foreach (Square square in _squares.Where(s => s.Term.IsConvex))
        {
            double at = At(square.Term.Form, parts);
            if ((at * at) - values[square.Variable] > tolerance * Math.Max(1, at * at))
            {
                AddTangent(square, at);
                _cuts.AddTangent(square.Row, square.Index, at);
                any = true;
            }
        }

        foreach (Tail tail in _tails)
        {
            double[] weights = TailWeights.At(tail.Row, parts);
            double loss = copy[tail.Cost] - At(TailWeights.Profit(tail.Row, weights), parts);
            double limit = tail.Row.Limit + RoomOf(tail.Index, tail.Row.Limit) + (tail.Slack < 0 ? 0 : copy[tail.Slack]);
            if (loss - limit > tolerance * Math.Max(1, Math.Abs(tail.Row.Limit)))
            {
                AddTail(tail, weights);
                _cuts.AddWeights(tail.Index, weights);
                any = true;
            }
        }

        foreach (IGrouping<(int, int), (Waiting Form, double Beyond)> group in _waiting
            .Select(w => (Form: w, Beyond: BeyondOf(w, copy, parts)))
            .Where(w => w.Beyond > tolerance)
            .GroupBy(w => (w.Form.Row, w.Form.Group))
            .ToArray())
        {
            foreach ((Waiting missed, _) in group.OrderByDescending(w => w.Beyond).Take(most))
            {
                missed.Add();
                _waiting.Remove(missed);
                _cuts.AddForm(missed.Row, missed.Group, missed.Index);
                any = true;
            }
        }

        return any;
    }

    /// <summary>Ranges in two, where the secant of a square is above it at lots; null where none is.</summary>
    internal (QuadraticRanges Lower, QuadraticRanges Upper)? Split(int[] lots)
    {
        Square? widest = null;
        double gap = 1e-12;
        foreach (Square square in _squares.Where(s => !s.Term.IsConvex))
        {
            (double low, double high) = RangeOf(square);
            double at = square.Term.Form.At(lots);
            double above = ((low + high) * at) - (low * high) - (at * at);
            if (above > gap)
                (widest, gap) = (square, above);
        }

        return widest is { } split ? _ranges.Split(split.Row, split.Index, split.Term.Form.At(lots)) : null;
    }

    /// <summary>Whether lots were made impossible.</summary>
    internal bool HasExcluded(ImmutableArray<int> lots) => _excluded.Contains(string.Join(' ', lots));

    /// <summary>Makes lots impossible: of the columns that they trade one must differ, or another column be traded.</summary>
    internal void Exclude(ReadOnlySpan<int> lots)
    {
        _excluded.Add(string.Join(' ', lots.ToArray()));
        var terms = new List<Term>();
        for (int i = 0; i < lots.Length; i++)
        {
            AdjustmentColumn column = _goal.Problem.Columns[i];
            int at = lots[i];
            if (at == 0 && (_bought[i] < 0 || _sold[i] < 0))
            {
                // One direction alone: any lot is another.
                terms.AddRange(_bought[i] >= 0 ? [new Term(_bought[i], 1)] : _sold[i] >= 0 ? [new Term(_sold[i], 1)] : (Term[])[]);
                continue;
            }

            if (at < column.MaximumLots)
                terms.Add(new Term(Beyond(i, at, 1, at + 1 - column.MinimumLots), 1));
            if (at > column.MinimumLots)
                terms.Add(new Term(Beyond(i, at, -1, column.MaximumLots - at + 1), 1));
        }

        Linear.AddRow(1, double.PositiveInfinity, terms);
    }

    /// <summary>A switch that is on only where the lots are beyond some: above for +1, below for -1.</summary>
    private int Beyond(int column, int at, int sign, double reach)
    {
        // Several such rows can ask for it; at the lots themselves it is off. As it follows from the lots, it is one of the further variables.
        int isBeyond = Linear.AddVariable(0, 1, 0, true);
        _further.Add((isBeyond, lots => sign * (lots[column] - at) > 0 ? 1 : 0));
        // sign (x - at) >= 1 - reach (1 - on)
        Linear.AddRow(1 - reach + (sign * at), double.PositiveInfinity, [.. LotTerms(column, sign), new Term(isBeyond, -reach)]);
        return isBeyond;
    }

    private void Add(int index, AdjustmentRow row)
    {
        switch (row)
        {
            case LinearRow linear:
                AddLinear(index, linear);
                break;
            case CostRow cost:
                int paid = Slack(index, row);
                AddLimit(index, [.. CostTerms(cost.PerLot, cost.FixedCosts), .. Less(paid)], cost.Limit, cost.Limit);
                break;
            case MaximumRow maximum:
                AddMaximum(index, maximum);
                break;
            case TailLossRow tail:
                AddTailLoss(index, tail);
                break;
            case EffectivenessRow effectiveness:
                AddEffectiveness(index, effectiveness);
                break;
            default:
                throw new NotSupportedException($"A row of the kind {row.GetType().Name} is not known.");
        }
    }

    private void AddLinear(int index, LinearRow row)
    {
        int slack = Slack(index, row);
        Term[] terms = [.. Terms(row.Form, 1)];
        if (terms.Length == 0 && slack < 0 && row.ViolationAt(new int[row.Columns]) <= _goal.Weights[index])
            return;
        if (!double.IsNegativeInfinity(row.Low))
            Price(index, LimitSide.Low, Linear.AddRow(row.Low - row.Form.Start - RoomOf(index, row.Low), double.PositiveInfinity, [.. terms, .. More(slack)]), isCap: false);
        if (!double.IsPositiveInfinity(row.High))
            Price(index, LimitSide.High, Linear.AddRow(double.NegativeInfinity, row.High - row.Form.Start + RoomOf(index, row.High), [.. terms, .. Less(slack)]), isCap: true);
    }

    private void AddMaximum(int index, MaximumRow row)
    {
        int slack = Slack(index, row);
        if (row.Groups.Length == 1)
        {
            AddGroup(index, 0, row.Groups[0], form => () => AddLimit(index, [.. Terms(form, 1), .. Less(slack)], row.Limit - form.Start, row.Limit), values => row.Limit + RoomOf(index, row.Limit) + (slack < 0 ? 0 : values[slack]));
            return;
        }

        var sum = new List<Term>();
        double start = 0;
        for (int g = 0; g < row.Groups.Length; g++)
        {
            ImmutableArray<LinearForm> group = row.Groups[g];
            // A group of one form is that form; the larger ones need a variable above each of theirs.
            if (group.Length == 1)
            {
                sum.AddRange(Terms(group[0], 1));
                start += group[0].Start;
                continue;
            }

            int largest = Further(double.NegativeInfinity, 0, lots => group.Max(f => f.At(lots)));
            AddGroup(index, g, group, form => () => Linear.AddRow(form.Start, double.PositiveInfinity, [new Term(largest, 1), .. Terms(form, -1)]), values => values[largest]);
            sum.Add(new Term(largest, 1));
        }

        AddLimit(index, [.. Summed(sum), .. Less(slack)], row.Limit - start, row.Limit);
    }

    /// <summary>
    /// The forms of a maximum. Of many, such as the settlements at every strike of an expiry, few ever count: those that are not the largest without a trade wait until a solution breaks them.
    /// </summary>
    private void AddGroup(int row, int group, ImmutableArray<LinearForm> forms, Func<LinearForm, Action> adding, Func<double[], double> limit)
    {
        const int Few = 4;
        int[] largestFirst = [.. Enumerable.Range(0, forms.Length).OrderByDescending(i => forms[i].Start)];
        for (int rank = 0; rank < largestFirst.Length; rank++)
        {
            int i = largestFirst[rank];
            if (rank < Few || _cuts.Counts(row, group, i))
                adding(forms[i])();
            else
                _waiting.Add(new Waiting(row, group, i, forms[i], limit, adding(forms[i])));
        }
    }

    private static double BeyondOf(Waiting waiting, double[] values, double[] parts)
    {
        double limit = waiting.Limit(values);
        return (At(waiting.Form, parts) - limit) / Math.Max(1, Math.Abs(limit));
    }

    /// <summary>
    /// The tail's loss is the largest of the losses that weights of the scenarios give, none of them above its probability over the share; few such weights ever count, and each is a row (Kuenzi-Bay and Mayer
    /// 2006).
    /// </summary>
    private void AddTailLoss(int index, TailLossRow row)
    {
        int slack = Slack(index, row);
        int cost = Further(double.NegativeInfinity, 0, lots => CostAt(row, lots));
        Linear.AddRow(0, 0, [.. CostTerms(row.CostPerLot, row.FixedCosts), new Term(cost, -1)]);
        var tail = new Tail(index, row, slack, cost);
        _tails.Add(tail);
        AddTail(tail, TailWeights.At(row, new double[row.Columns]));
        foreach (double[] weights in _cuts.WeightsOf(index))
            AddTail(tail, weights);
    }

    private void AddTail(Tail tail, double[] weights)
    {
        LinearForm profit = TailWeights.Profit(tail.Row, weights);
        AddLimit(tail.Index, [new Term(tail.Cost, 1), .. Terms(profit, -1), .. Less(tail.Slack)], tail.Row.Limit + profit.Start, tail.Row.Limit);
    }

    private void AddEffectiveness(int index, EffectivenessRow row)
    {
        RowUse use = _goal.Uses[index];
        double weight = _goal.Weights[index];
        double ratio = use == RowUse.Ratio ? weight : 1 - row.Floor + (use == RowUse.Kept ? weight : 0) + Rounding;
        QuadraticRow quadratic = new(row, ratio);
        // A priced violation is in terms of an unhedged variance that lots change: no linear model bounds it closely, and 0 bounds it from below.
        if (use == RowUse.Priced && quadratic.UnhedgedIsTraded)
            return;
        int slack = use switch
        {
            RowUse.Priced => Slack(index, row),
            RowUse.Ratio => Further(double.NegativeInfinity, 1, lots => QuadraticRow.DifferenceAt(row, weight, lots)),
            _ => -1,
        };
        var sum = new List<Term>();
        double constant = quadratic.Constant;
        for (int k = 0; k < quadratic.Terms.Count; k++)
        {
            QuadraticTerm term = quadratic.Terms[k];
            var square = new Square(index, k, term, -1);
            (double low, double high) = RangeOf(square);
            if (term.IsConvex)
            {
                square = square with { Variable = Further(0, 0, lots => term.Form.At(lots) * term.Form.At(lots)) };
                sum.Add(new Term(square.Variable, 1));
                foreach (double at in (double[])[low, term.Form.Start, high, .. _cuts.TangentsOf(index, k)])
                    AddTangent(square, at);
            }
            else
            {
                // -w^2 >= -(low + high) w + low high between low and high.
                sum.AddRange(Terms(term.Form, -(low + high)));
                constant += (low * high) - ((low + high) * term.Form.Start);
                Linear.AddRow(low - term.Form.Start - RoundingOf(low), high - term.Form.Start + RoundingOf(high), Terms(term.Form, 1));
            }

            _squares.Add(square);
        }

        int modelRow = Linear.AddRow(double.NegativeInfinity, -constant, [.. Summed(sum), .. Less(slack)]);
        if (use != RowUse.Ratio)
            Price(index, LimitSide.Low, modelRow, isCap: true);
    }

    private void AddTangent(Square square, double at) => Linear.AddRow(
        (2 * at * square.Term.Form.Start) - (at * at), double.PositiveInfinity, [new Term(square.Variable, 1), .. Terms(square.Term.Form, -2 * at)]);

    private void AddLimit(int index, Term[] terms, double high, double limit) =>
        Price(index, LimitSide.High, Linear.AddRow(double.NegativeInfinity, high + RoomOf(index, limit), terms), isCap: true);

    /// <summary>A row of the model stands for a limit; a floor of the problem can be a cap in the model.</summary>
    private void Price(int index, LimitSide side, int modelRow, bool isCap) => _priced.Add((index, modelRow, side, isCap));

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

    /// <summary>A tail loss, its slack, and the variable that is the cost of the trades.</summary>
    private sealed record Tail(int Index, TailLossRow Row, int Slack, int Cost);

    /// <summary>A form that is not yet in the model, what it must not exceed, and how it is added.</summary>
    private sealed record Waiting(int Row, int Group, int Index, LinearForm Form, Func<double[], double> Limit, Action Add);

    /// <summary>A square of a row, and the variable above it where it is convex.</summary>
    private readonly record struct Square(int Row, int Index, QuadraticTerm Term, int Variable);
}
