using System.Collections.Immutable;
using VixShield.Adjustments;
using Term = VixShield.Optimization.LinearModel.Term;

namespace VixShield.Optimization;

/// <summary>What is added when a solution shows that it is missing, and lots that are made impossible.</summary>
internal sealed partial class ProblemModel
{
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

    /// <summary>A tail loss, its slack, and the variable that is the cost of the trades.</summary>
    private sealed record Tail(int Index, TailLossRow Row, int Slack, int Cost);

    /// <summary>A form that is not yet in the model, what it must not exceed, and how it is added.</summary>
    private sealed record Waiting(int Row, int Group, int Index, LinearForm Form, Func<double[], double> Limit, Action Add);

    /// <summary>A square of a row, and the variable above it where it is convex.</summary>
    private readonly record struct Square(int Row, int Index, QuadraticTerm Term, int Variable);
}
