using System.Collections.Immutable;
using VixShield.Adjustments;
using Term = VixShield.Optimization.LinearModel.Term;

namespace VixShield.Optimization;

/// <summary>How each kind of row is written.</summary>
internal sealed partial class ProblemModel
{
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
}
