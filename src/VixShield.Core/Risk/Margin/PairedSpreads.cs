using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>
/// Legacy pairing of one class: each short with a long of its right that expires no earlier, at their width or at what the short asks uncovered. The pairs are those of
/// the least sum for each right; then the put and call spreads of one expiry count with the greater of two, and so do uncovered puts and calls.
/// </summary>
internal sealed class PairedSpreads
{
    private readonly OptionClass _class;
    private readonly LinearProgram _program = new();
    private readonly (int Short, int Long, double Width)[] _pairs;
    private readonly Expiry[] _expiries;
    private readonly double[] _amounts;
    private readonly int[] _counts;
    private readonly int[] _uncovered;

    internal PairedSpreads(OptionClass options)
    {
        _class = options;
        var pairs = new List<(int, int, double)>();
        for (int s = 0; s < options.Shorts.Length; s++)
        {
            for (int l = 0; l < options.Longs.Length; l++)
            {
                if (Width(s, l) is { } width)
                    pairs.Add((s, l, width));
            }
        }

        _pairs = [.. pairs];
        _expiries = [.. options.Shorts.Select(e => e.Expiry!).Distinct().Order()];
        int most = 2 * Math.Max(1, Math.Max(_pairs.Length, options.Shorts.Length));
        _amounts = new double[most];
        _counts = new int[most];
        _uncovered = new int[options.Shorts.Length];
        Paired = new int[_pairs.Length];
    }

    /// <summary>Contracts of each pair.</summary>
    internal int[] Paired { get; }

    internal bool HasArbitrage { get; private set; }

    /// <summary>What the class asks, in dollars; null when the pairs were not found.</summary>
    internal double? Run(ReadOnlySpan<double> premiums, ReadOnlySpan<double> bases, ReadOnlySpan<double> longPremiums)
    {
        if (!Pair(premiums, bases))
            return null;
        for (int s = 0; s < _uncovered.Length; s++)
            _uncovered[s] = _class.Shorts[s].Count;
        HasArbitrage = false;
        double sum = 0;
        foreach (Expiry expiry in _expiries)
        {
            var wings = new UncoveredPairs(_amounts, _counts);
            double credit = 0;
            for (int i = 0; i < _pairs.Length; i++)
            {
                (int s, int l, double width) = _pairs[i];
                if (Paired[i] == 0 || _class.Shorts[s].Expiry != expiry)
                    continue;
                _uncovered[s] -= Paired[i];
                credit += Paired[i] * (premiums[s] - longPremiums[l]);
                wings.Add(_class.Shorts[s].IsCall, width, Paired[i]);
            }

            double asked = wings.Sum();
            HasArbitrage |= credit > asked + (1e-9 * (Math.Abs(credit) + asked));
            sum += asked;
        }

        var sides = new UncoveredPairs(_amounts, _counts);
        for (int s = 0; s < _uncovered.Length; s++)
        {
            sum += _uncovered[s] * premiums[s];
            sides.Add(_class.Shorts[s].IsCall, bases[s], _uncovered[s]);
        }

        return sum + sides.Sum();
    }

    internal int Uncovered(int place) => _uncovered[place];

    /// <summary>Contracts of a long that stand in pairs.</summary>
    internal int InPairs(int place)
    {
        int sum = 0;
        for (int i = 0; i < _pairs.Length; i++)
            sum += _pairs[i].Long == place ? Paired[i] : 0;
        return sum;
    }

    internal (int Short, int Long, double Width) PairAt(int place) => _pairs[place];

    private double? Width(int s, int l)
    {
        MarginEntry sold = _class.Shorts[s], bought = _class.Longs[l];
        if (sold.IsCall != bought.IsCall || bought.Expiry! < sold.Expiry! || sold.DollarsPerPoint != bought.DollarsPerPoint)
            return null;
        OptionLeg put = sold.Option;
        double points = put.Right == OptionRight.Call ? bought.MarketStrike - sold.MarketStrike : sold.MarketStrike - bought.MarketStrike;
        return Math.Max(0, points) * sold.DollarsPerPoint;
    }

    // A transport problem: the corners of its program are whole numbers.
    private bool Pair(ReadOnlySpan<double> premiums, ReadOnlySpan<double> bases)
    {
        Array.Clear(Paired);
        if (_pairs.Length == 0)
            return true;
        _program.Begin(_pairs.Length, _class.Shorts.Length + _class.Longs.Length);
        double scale = 1;
        for (int s = 0; s < premiums.Length; s++)
            scale = Math.Max(scale, premiums[s] + bases[s]);
        for (int i = 0; i < _pairs.Length; i++)
            _program.Objective[i] = Math.Max(0, premiums[_pairs[i].Short] + bases[_pairs[i].Short] - _pairs[i].Width) / scale;
        for (int s = 0; s < _class.Shorts.Length; s++)
        {
            Span<double> row = _program.AddRow(_class.Shorts[s].Count);
            for (int i = 0; i < _pairs.Length; i++)
                row[i] = _pairs[i].Short == s ? 1 : 0;
        }

        for (int l = 0; l < _class.Longs.Length; l++)
        {
            Span<double> row = _program.AddRow(_class.Longs[l].Count);
            for (int i = 0; i < _pairs.Length; i++)
                row[i] = _pairs[i].Long == l ? 1 : 0;
        }

        if (!_program.Solve())
            return false;
        for (int i = 0; i < _pairs.Length; i++)
            Paired[i] = (int)Math.Round(_program.Of(i));
        return true;
    }
}
