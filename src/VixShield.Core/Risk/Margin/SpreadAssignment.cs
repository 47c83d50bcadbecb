namespace VixShield.Risk;

/// <summary>Whole contracts of one class by threshold: what is left of a short is uncovered, what is left of a long stands alone.</summary>
internal sealed class SpreadAssignment
{
    private readonly OptionClass _class;
    private readonly PairMatching _strangles = new();
    private readonly int[] _uncovered;

    internal SpreadAssignment(OptionClass options)
    {
        _class = options;
        Shorts = new int[options.Shorts.Length * options.Thresholds];
        Longs = new int[options.Longs.Length * options.Thresholds];
        _uncovered = new int[options.Shorts.Length];
    }

    /// <summary>Contracts by short and threshold.</summary>
    internal int[] Shorts { get; }

    internal int[] Longs { get; }

    internal void CopyFrom(SpreadAssignment other)
    {
        other.Shorts.CopyTo(Shorts, 0);
        other.Longs.CopyTo(Longs, 0);
    }

    internal void Clear()
    {
        Array.Clear(Shorts);
        Array.Clear(Longs);
    }

    /// <summary>Every short in the group of its own expiry, every long in the last group that it can cover.</summary>
    internal void SetByExpiry()
    {
        Clear();
        for (int s = 0; s < _class.Shorts.Length; s++)
            Shorts[(s * _class.Thresholds) + _class.FirstThreshold[s]] = _class.Shorts[s].Count;
        for (int l = 0; l < _class.Longs.Length; l++)
        {
            if (_class.LastThreshold[l] >= 0)
                Longs[(l * _class.Thresholds) + _class.LastThreshold[l]] = _class.Longs[l].Count;
        }
    }

    /// <summary>Every short in the group of the last threshold, with the longs that can stand there.</summary>
    internal void SetTogether()
    {
        Clear();
        int last = _class.Thresholds - 1;
        for (int s = 0; s < _class.Shorts.Length; s++)
            Shorts[(s * _class.Thresholds) + last] = _class.Shorts[s].Count;
        for (int l = 0; l < _class.Longs.Length; l++)
        {
            if (_class.LastThreshold[l] == last)
                Longs[(l * _class.Thresholds) + last] = _class.Longs[l].Count;
        }
    }

    internal int Uncovered(int place)
    {
        int left = _class.Shorts[place].Count;
        for (int t = 0; t < _class.Thresholds; t++)
            left -= Shorts[(place * _class.Thresholds) + t];
        return left;
    }

    /// <summary>What all of it asks, in dollars; +infinity where it is seen early that it asks more than a limit.</summary>
    internal double Cost(ReadOnlySpan<double> premiums, ReadOnlySpan<double> bases, double limit = double.PositiveInfinity)
    {
        double groups = 0, least = 0;
        for (int t = 0; t < _class.Thresholds; t++)
            groups += GroupCost(t, out _);
        for (int s = 0; s < _class.Shorts.Length; s++)
            least += Uncovered(s) * premiums[s];
        return groups + least > limit ? double.PositiveInfinity : groups + UncoveredCost(premiums, bases);
    }

    internal double UncoveredCost(ReadOnlySpan<double> premiums, ReadOnlySpan<double> bases)
    {
        double sum = 0;
        int puts = 0, calls = 0;
        for (int s = 0; s < _class.Shorts.Length; s++)
        {
            _uncovered[s] = Uncovered(s);
            sum += _uncovered[s] * (premiums[s] + bases[s]);
            puts += _uncovered[s] > 0 && !_class.Shorts[s].IsCall ? 1 : 0;
            calls += _uncovered[s] > 0 && _class.Shorts[s].IsCall ? 1 : 0;
        }

        if (puts == 0 || calls == 0)
            return sum;
        _strangles.Begin(puts * calls);
        for (int p = 0; p < _class.Shorts.Length; p++)
        {
            for (int c = 0; c < _class.Shorts.Length && !_class.Shorts[p].IsCall && _uncovered[p] > 0; c++)
            {
                if (_class.Shorts[c].IsCall && _uncovered[c] > 0)
                    _strangles.Allow(p, c, Strangle.Saving(premiums[p], bases[p], premiums[c], bases[c]));
            }
        }

        return sum - _strangles.Run(_uncovered, _uncovered);
    }

    /// <summary>Largest loss of a group by intrinsic values; +infinity when it has no limit.</summary>
    internal double GroupCost(int threshold, out int worst)
    {
        worst = -1;
        double slope = 0;
        double size = 0;
        for (int s = 0; s < _class.Shorts.Length; s++)
            slope += Shorts[(s * _class.Thresholds) + threshold] * _class.ShortSlopes[s];
        size = slope;
        for (int l = 0; l < _class.Longs.Length; l++)
            slope -= Longs[(l * _class.Thresholds) + threshold] * _class.LongSlopes[l];
        // Scales such as a tenth are not exact.
        if (slope > 1e-9 * size)
            return double.PositiveInfinity;
        double largest = 0;
        for (int k = 0; k < _class.Points; k++)
        {
            if (_class.LastThresholdOf[k] < threshold)
                continue;
            double loss = 0;
            for (int s = 0; s < _class.Shorts.Length; s++)
                loss += Shorts[(s * _class.Thresholds) + threshold] * _class.ShortPayoffs[(s * _class.Points) + k];
            for (int l = 0; l < _class.Longs.Length; l++)
                loss -= Longs[(l * _class.Thresholds) + threshold] * _class.LongPayoffs[(l * _class.Points) + k];
            if (loss > largest)
            {
                largest = loss;
                worst = k;
            }
        }

        return largest;
    }
}
