namespace VixShield.Risk;

/// <summary>Branching on what the linear program leaves in fractions of contracts.</summary>
internal sealed partial class SpreadSearch
{
    private const double WholeNumber = 1e-8;
    private const int MostDepth = 120;
    private const int CutRounds = 2;
    private const int CutsInRound = 8;
    // Rounding of values of a program that are whole numbers, relative to what the class asks uncovered.
    private const double WholeRounding = 1e-8;
    /// <summary>Table cells that count as one node.</summary>
    private const int CellsPerNode = 10_000;

    private readonly List<LinearProgram> _levels = [];
    private readonly LinearProgram _cuts = new();
    private readonly Func<int, bool> _isWhole;
    private int[] _split = [];
    private long _cells;

    private void SearchProgram(bool together)
    {
        if (_split.Length == 0)
            _split = new int[_columns + _rows + _strangles.Length];
        BuildProgram(together);
        if (!SolveRoot())
            return;
        _cells = 0;
        Cut();
        double bound = Branch(_program, 0);
        LowerBound = Math.Max(LowerBound, Math.Min(Cost, bound));
    }

    // A large class is searched for a better grouping only: its bound is that of the program without whole numbers.
    private long MostCells => (long)_mostNodes * CellsPerNode / (_class.Shorts.Length + _class.Longs.Length > MostExactLegs ? 8 : 1);

    private bool IsWhole(int variable) => variable >= 0 ? variable < _lossColumns || variable >= _columns : ~variable < _firstRows[0];

    /// <summary>Cuts off fractions at the start, while that raises the bound of a class that is searched.</summary>
    private void Cut()
    {
        for (int round = 0; round < CutRounds && _class.Shorts.Length + _class.Longs.Length <= MostExactLegs; round++)
        {
            OfferRounded(_program);
            if (IsEnough(-_program.Value * _scale))
                return;
            if (round == 0)
                AddStrangles(all: true);
            _cuts.CopyFrom(_program, CutsInRound);
            if (_cuts.AddCuts(_isWhole, CutsInRound) == 0 || !_cuts.Restore(double.NegativeInfinity, out double value) || double.IsInfinity(value))
                return;
            _program.CopyFrom(_cuts, 0);
        }
    }

    /// <summary>Goes through a solved program and what is below it; returns a number that nothing there comes below.</summary>
    private double Branch(LinearProgram program, int depth)
    {
        double bound = -program.Value * _scale;
        if (IsEnough(bound))
            return bound;
        int members = Fractions(program, out double sum, out bool upFirst);
        if (depth == 0)
            OfferRounded(program);
        Round(program, upwards: true);
        Offer();
        if (members == 0)
            return Cost - bound <= WholeRounding * _scale ? Math.Max(bound, Cost) : bound;
        if (IsEnough(bound) || depth == MostDepth)
            return bound;
        if (depth == 0)
            AddStrangles(all: true);

        Span<int> split = stackalloc int[members];
        _split.AsSpan(0, members).CopyTo(split);
        double one = Half(program, split, sum, upFirst, depth, bound);
        double other = Half(program, split, sum, !upFirst, depth, bound);
        return Math.Max(bound, Math.Min(one, other));
    }

    private bool IsEnough(double bound) => bound >= Cost - (Rounding * _scale);

    private double Half(LinearProgram parent, ReadOnlySpan<int> split, double sum, bool up, int depth, double above)
    {
        if (_cells >= MostCells)
            return above;
        if (_levels.Count == depth)
            _levels.Add(new LinearProgram());
        LinearProgram program = _levels[depth];
        long before = program.Work;
        program.CopyFrom(parent, 1);
        program.AddLimit(split, up ? Math.Ceiling(sum) : Math.Floor(sum), !up);
        bool solved = program.Restore(-(Cost - (Rounding * _scale)) / _scale, out double value);
        _cells += program.Work - before + (CellsPerNode / 2);
        if (!solved)
            return Math.Max(above, -value * _scale);
        double bound = -value * _scale;
        return Math.Max(above, IsEnough(bound) ? bound : Branch(program, depth + 1));
    }

    /// <summary>
    /// What to branch on: all contracts together that leave their places by fractions, where that is less than one in all; otherwise the variable farthest from whole.
    /// </summary>
    /// <returns>How many variables; 0 when all are whole.</returns>
    private int Fractions(LinearProgram program, out double sum, out bool upwards)
    {
        upwards = false;
        int moved = 0, farthest = 0, legs = _firstRows[0];
        double most = 0, farthestValue = 0;
        sum = 0;
        for (int variable = -legs; variable < program.Columns; variable++)
        {
            if (variable >= _lossColumns && variable < _columns)
                continue;
            double value = program.Of(variable);
            double distance = Math.Abs(value - Math.Round(value));
            if (distance <= WholeNumber)
                continue;
            program.Penalties(variable, out double down, out double up);
            double score = Math.Min(1, down + 1e-6) * Math.Min(1, up + 1e-6) * (1 + distance);
            if (score > most)
            {
                most = score;
                upwards = up < down;
                farthest = variable;
                farthestValue = value;
            }

            if (variable < 0)
                continue;
            _split[moved++] = variable;
            sum += value;
        }

        if (most == 0)
            return 0;
        if (moved > 1 && sum < 1 - WholeNumber)
        {
            upwards = false;
            return moved;
        }

        _split[0] = farthest;
        sum = farthestValue;
        return 1;
    }

    private void OfferRounded(LinearProgram program)
    {
        Round(program, upwards: false);
        Offer();
        Round(program, upwards: true);
        Offer();
    }

    /// <summary>Whole contracts near the program's: downwards, or with what that leaves over where the program had most of a contract.</summary>
    private void Round(LinearProgram program, bool upwards)
    {
        int thresholds = _class.Thresholds;
        for (int s = 0; s < _class.Shorts.Length; s++)
        {
            int first = _class.FirstThreshold[s], at = (s * thresholds) + first;
            _ = RoundLeg(program, _shortVariables.AsSpan(at, thresholds - first), _trial.Shorts.AsSpan(at, thresholds - first), _class.Shorts[s].Count, upwards);
        }

        for (int l = 0; l < _class.Longs.Length; l++)
        {
            int last = _class.LastThreshold[l], at = l * thresholds;
            if (last < 0)
                continue;
            Span<int> places = _trial.Longs.AsSpan(at, thresholds);
            places.Clear();
            int left = last == 0 ? _class.Longs[l].Count
                : RoundLeg(program, _longVariables.AsSpan(at, last + 1), places[..(last + 1)], _class.Longs[l].Count, upwards: true);
            // What is left of a long does no harm in the last group that it can cover.
            places[last] += left;
        }

        for (int t = 0; t < thresholds; t++)
            Limit(t);
    }

    /// <summary>Uncovers calls, the cheapest first, until a group's loss has a limit.</summary>
    private void Limit(int t)
    {
        int thresholds = _class.Thresholds;
        double slope = 0;
        for (int s = 0; s < _class.Shorts.Length; s++)
            slope += _trial.Shorts[(s * thresholds) + t] * _class.ShortSlopes[s];
        for (int l = 0; l < _class.Longs.Length; l++)
            slope -= _trial.Longs[(l * thresholds) + t] * _class.LongSlopes[l];
        while (slope > WholeNumber)
        {
            int cheapest = -1;
            for (int s = 0; s < _class.Shorts.Length; s++)
            {
                if (_trial.Shorts[(s * thresholds) + t] > 0 && _class.Shorts[s].IsCall
                    && (cheapest < 0 || _premiums[s] + _bases[s] < _premiums[cheapest] + _bases[cheapest]))
                    cheapest = s;
            }

            if (cheapest < 0)
                return;
            ref int contracts = ref _trial.Shorts[(cheapest * thresholds) + t];
            int taken = Math.Min(contracts, (int)Math.Ceiling((slope - WholeNumber) / _class.ShortSlopes[cheapest]));
            contracts -= taken;
            slope -= taken * _class.ShortSlopes[cheapest];
        }
    }

    /// <returns>Contracts left over.</returns>
    private static int RoundLeg(LinearProgram program, ReadOnlySpan<int> variables, Span<int> contracts, int count, bool upwards)
    {
        for (int t = 0; t < variables.Length; t++)
        {
            contracts[t] = (int)Math.Floor(program.Of(variables[t]) + WholeNumber);
            count -= contracts[t];
        }

        for (int t = 0; t < variables.Length && upwards && count > 0; t++)
        {
            if (program.Of(variables[t]) - contracts[t] <= 0.5)
                continue;
            contracts[t]++;
            count--;
        }

        return count;
    }
}
