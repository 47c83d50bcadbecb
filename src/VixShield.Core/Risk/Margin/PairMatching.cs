namespace VixShield.Risk;

/// <summary>
/// Whole contracts of two sides in pairs, so that the sum of what pairs save is the greatest: a transport problem, whose program has whole numbers at its corners.
/// </summary>
internal sealed class PairMatching
{
    private readonly LinearProgram _program = new();
    private int[] _one = [];
    private int[] _other = [];
    private double[] _saving = [];
    private int[] _contracts = [];

    internal int Pairs { get; private set; }

    /// <summary>Begins anew, with memory for so many pairs.</summary>
    internal void Begin(int mostPairs)
    {
        Pairs = 0;
        if (_one.Length >= mostPairs)
            return;
        _one = new int[mostPairs];
        _other = new int[mostPairs];
        _saving = new double[mostPairs];
        _contracts = new int[mostPairs];
    }

    /// <summary>Allows a pair, where it saves anything.</summary>
    internal void Allow(int one, int other, double saving)
    {
        if (saving <= 0)
            return;
        _one[Pairs] = one;
        _other[Pairs] = other;
        _saving[Pairs++] = saving;
    }

    internal (int One, int Other, int Contracts, double Saving) At(int pair) => (_one[pair], _other[pair], _contracts[pair], _saving[pair]);

    /// <summary>Pairs the contracts and returns what they save. Should the program not end, nothing is paired: that asks more, not less.</summary>
    internal double Run(ReadOnlySpan<int> ones, ReadOnlySpan<int> others)
    {
        if (Pairs == 1)
        {
            _contracts[0] = Math.Min(ones[_one[0]], others[_other[0]]);
            return _contracts[0] * _saving[0];
        }

        Array.Clear(_contracts);
        if (Pairs == 0)
            return 0;
        double scale = 0;
        for (int i = 0; i < Pairs; i++)
            scale = Math.Max(scale, _saving[i]);
        _program.Begin(Pairs, ones.Length + others.Length);
        for (int i = 0; i < Pairs; i++)
            _program.Objective[i] = _saving[i] / scale;
        AddRows(_one, ones);
        AddRows(_other, others);
        if (!_program.Solve())
            return 0;
        double sum = 0;
        for (int i = 0; i < Pairs; i++)
        {
            _contracts[i] = (int)Math.Round(_program.Of(i));
            sum += _contracts[i] * _saving[i];
        }

        return sum;
    }

    private void AddRows(int[] members, ReadOnlySpan<int> counts)
    {
        for (int m = 0; m < counts.Length; m++)
        {
            Span<double> row = default;
            for (int i = 0; i < Pairs; i++)
            {
                if (members[i] != m)
                    continue;
                if (row.IsEmpty)
                    row = _program.AddRow(counts[m]);
                row[i] = 1;
            }
        }
    }
}
