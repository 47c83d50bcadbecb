namespace VixShield.Risk;

/// <summary>
/// Legacy pairing of one class: each short with a long of its right that expires no earlier, at their width or at what the short asks uncovered. The pairs are those of
/// the least sum for each right; then a put spread and a call spread of one expiry whose short strikes do not cross count with the greater of the two, and uncovered puts
/// and calls as strangles.
/// </summary>
internal sealed class PairedSpreads
{
    private readonly OptionClass _class;
    private readonly (int Short, int Long, double Width)[] _allowed;
    private readonly PairMatching _pairs = new();
    private readonly PairMatching _wings = new();
    private readonly PairMatching _strangles = new();
    private readonly int[] _shorts;
    private readonly int[] _longs;
    private readonly int[] _uncovered;
    private readonly int[] _contracts;

    internal PairedSpreads(OptionClass options)
    {
        _class = options;
        var allowed = new List<(int, int, double)>();
        for (int s = 0; s < options.Shorts.Length; s++)
        {
            for (int l = 0; l < options.Longs.Length; l++)
            {
                if (Width(s, l) is { } width)
                    allowed.Add((s, l, width));
            }
        }

        _allowed = [.. allowed];
        _shorts = [.. options.Shorts.Select(e => e.Count)];
        _longs = [.. options.Longs.Select(e => e.Count)];
        _uncovered = new int[_shorts.Length];
        _contracts = new int[_allowed.Length];
    }

    internal int Pairs => _allowed.Length;

    internal bool HasArbitrage { get; private set; }

    /// <summary>What the class asks, in dollars.</summary>
    internal double Run(ReadOnlySpan<double> premiums, ReadOnlySpan<double> bases, ReadOnlySpan<double> longPremiums)
    {
        Pair(premiums, bases);
        double sum = 0;
        HasArbitrage = false;
        int puts = 0, calls = 0;
        for (int i = 0; i < _allowed.Length; i++)
        {
            puts += _contracts[i] > 0 && !_class.Shorts[_allowed[i].Short].IsCall ? 1 : 0;
            calls += _contracts[i] > 0 && _class.Shorts[_allowed[i].Short].IsCall ? 1 : 0;
        }

        _wings.Begin(puts * calls);
        for (int i = 0; i < _allowed.Length; i++)
        {
            if (_contracts[i] == 0)
                continue;
            (int s, int l, double width) = _allowed[i];
            sum += _contracts[i] * width;
            double credit = premiums[s] - longPremiums[l];
            HasArbitrage |= credit > width + (1e-9 * (credit + width));
            for (int j = 0; j < _allowed.Length && !_class.Shorts[s].IsCall; j++)
            {
                MarginEntry call = _class.Shorts[_allowed[j].Short];
                if (_contracts[j] == 0 || !call.IsCall || call.Expiry != _class.Shorts[s].Expiry || call.MarketStrike < _class.Shorts[s].MarketStrike)
                    continue;
                _wings.Allow(i, j, Math.Min(width, _allowed[j].Width));
            }
        }

        sum -= _wings.Run(_contracts, _contracts);
        for (int w = 0; w < _wings.Pairs; w++)
        {
            (int put, int call, int contracts, _) = _wings.At(w);
            double credit = premiums[_allowed[put].Short] - longPremiums[_allowed[put].Long] + premiums[_allowed[call].Short] - longPremiums[_allowed[call].Long];
            double asked = Math.Max(_allowed[put].Width, _allowed[call].Width);
            HasArbitrage |= contracts > 0 && credit > asked + (1e-9 * (credit + asked));
        }

        return sum + UncoveredCost(premiums, bases);
    }

    internal int Uncovered(int place) => _uncovered[place];

    /// <summary>Contracts of a long that stand in pairs.</summary>
    internal int InPairs(int place)
    {
        int sum = 0;
        for (int i = 0; i < _allowed.Length; i++)
            sum += _allowed[i].Long == place ? _contracts[i] : 0;
        return sum;
    }

    internal (int Short, int Long, double Width, int Contracts) At(int pair) =>
        (_allowed[pair].Short, _allowed[pair].Long, _allowed[pair].Width, _contracts[pair]);

    internal double UncoveredCost(ReadOnlySpan<double> premiums, ReadOnlySpan<double> bases)
    {
        double sum = 0;
        _strangles.Begin(_shorts.Length * _shorts.Length);
        for (int p = 0; p < _shorts.Length; p++)
        {
            sum += _uncovered[p] * (premiums[p] + bases[p]);
            for (int c = 0; c < _shorts.Length && !_class.Shorts[p].IsCall && _uncovered[p] > 0; c++)
            {
                if (_class.Shorts[c].IsCall && _uncovered[c] > 0)
                    _strangles.Allow(p, c, Strangle.Saving(premiums[p], bases[p], premiums[c], bases[c]));
            }
        }

        return sum - _strangles.Run(_uncovered, _uncovered);
    }

    private double? Width(int s, int l)
    {
        MarginEntry sold = _class.Shorts[s], bought = _class.Longs[l];
        if (sold.IsCall != bought.IsCall || bought.Expiry! < sold.Expiry! || sold.DollarsPerPoint != bought.DollarsPerPoint)
            return null;
        double points = sold.IsCall ? bought.MarketStrike - sold.MarketStrike : sold.MarketStrike - bought.MarketStrike;
        return Math.Max(0, points) * sold.DollarsPerPoint;
    }

    private void Pair(ReadOnlySpan<double> premiums, ReadOnlySpan<double> bases)
    {
        _pairs.Begin(_allowed.Length);
        for (int i = 0; i < _allowed.Length; i++)
            _pairs.Allow(_allowed[i].Short, _allowed[i].Long, premiums[_allowed[i].Short] + bases[_allowed[i].Short] - _allowed[i].Width);
        _pairs.Run(_shorts, _longs);
        Array.Clear(_contracts);
        _shorts.CopyTo(_uncovered, 0);
        int pair = 0;
        for (int i = 0; i < _allowed.Length && pair < _pairs.Pairs; i++)
        {
            (int s, int l, int contracts, _) = _pairs.At(pair);
            if (_allowed[i].Short != s || _allowed[i].Long != l)
                continue;
            _contracts[i] = contracts;
            _uncovered[s] -= contracts;
            pair++;
        }
    }
}
