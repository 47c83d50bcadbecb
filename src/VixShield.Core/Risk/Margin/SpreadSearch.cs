namespace VixShield.Risk;

/// <summary>
/// The least requirement of a class over assignments of whole contracts to groups of the universal spread rule and to uncovered shorts. Simple assignments and a bound by
/// duality settle the usual book at once; what they leave open is a linear program with whole numbers, solved by branching on the fractions.
/// </summary>
internal sealed partial class SpreadSearch
{
    /// <summary>Legs of a class up to which the least requirement is searched for until it is proved.</summary>
    internal const int MostExactLegs = 24;

    // What doubles leave open, relative to what the class would ask uncovered.
    private const double Rounding = 1e-10;
    private readonly OptionClass _class;
    private readonly int _mostNodes;
    private readonly SpreadAssignment _trial;
    private readonly double[] _premiums;
    private readonly double[] _bases;
    private readonly double[] _least;
    private double _scale;

    internal SpreadSearch(OptionClass options, int mostNodes)
    {
        _mostNodes = mostNodes;
        _class = options;
        _trial = new SpreadAssignment(options);
        Best = new SpreadAssignment(options);
        _premiums = new double[options.Shorts.Length];
        _bases = new double[options.Shorts.Length];
        _least = new double[options.Shorts.Length];
        _isWhole = IsWhole;
        CompileProgram();
    }

    /// <summary>The assignment found.</summary>
    internal SpreadAssignment Best { get; }

    internal double Cost { get; private set; }

    internal double LowerBound { get; private set; }

    internal bool IsExact { get; private set; }

    internal ReadOnlySpan<double> Premiums => _premiums;

    internal ReadOnlySpan<double> Bases => _bases;

    /// <summary>Sets what a short asks uncovered, in dollars per contract: its premium, and what comes on top.</summary>
    internal void Set(int place, double premium, double uncoveredBase)
    {
        _premiums[place] = premium;
        _bases[place] = uncoveredBase;
    }

    internal void Run()
    {
        Best.Clear();
        Cost = Best.Cost(_premiums, _bases);
        LowerBound = 0;
        _scale = Cost;
        if (Cost > 0 && _class.Longs.Length + _class.Shorts.Length > 0)
        {
            _trial.SetByExpiry();
            double byExpiry = Offer();
            bool together = false;
            if (_class.Thresholds > 1)
            {
                _trial.SetTogether();
                together = Offer() < byExpiry;
            }

            // The whole search may find more of the same cost, but nothing below the bound.
            Bound();
            if (!IsProved())
                SearchProgram(together);
        }
        else
        {
            LowerBound = Cost;
        }

        IsExact = IsProved();
        if (IsExact)
            LowerBound = Cost;
    }

    private bool IsProved() => Cost - LowerBound <= Rounding * _scale;

    private double Offer()
    {
        double cost = _trial.Cost(_premiums, _bases, Cost + (Rounding * _scale));
        if (cost < Cost - (Rounding * _scale))
        {
            Cost = cost;
            Best.CopyFrom(_trial);
        }

        return cost;
    }

    /// <summary>
    /// Bounds by duality: at any settlement value taken for all groups together, a short costs at least the lesser of its payoff and what it asks uncovered, and a long
    /// saves at most its payoff. Of an uncovered put and call the pair's price is divided: one side is charged all it asks alone, the other what is left in every pair.
    /// </summary>
    private void Bound()
    {
        for (int s = 0; s < _premiums.Length; s++)
            _least[s] = LeastBeside(s);
        for (int k = 0; k < _class.Points; k++)
        {
            double saved = 0;
            for (int l = 0; l < _class.Longs.Length; l++)
                saved += _class.LastThreshold[l] < 0 ? 0 : _class.Longs[l].Count * _class.LongPayoffs[(l * _class.Points) + k];
            double puts = -saved, calls = -saved;
            for (int s = 0; s < _class.Shorts.Length; s++)
            {
                MarginEntry entry = _class.Shorts[s];
                double payoff = _class.ShortPayoffs[(s * _class.Points) + k];
                double rest = entry.Count * Math.Min(payoff, _least[s]);
                double full = entry.Count * Math.Min(payoff, _premiums[s] + _bases[s]);
                puts += entry.IsCall ? rest : full;
                calls += entry.IsCall ? full : rest;
            }

            LowerBound = Math.Max(LowerBound, Math.Max(puts, calls));
        }
    }

    /// <summary>What is left for a short in a strangle whose other side is charged all it asks alone: the least over the other sides.</summary>
    private double LeastBeside(int place)
    {
        double alone = _premiums[place] + _bases[place];
        double least = alone;
        for (int o = 0; o < _premiums.Length; o++)
        {
            if (_class.Shorts[o].IsCall != _class.Shorts[place].IsCall)
                least = Math.Min(least, alone - Strangle.Saving(_premiums[place], _bases[place], _premiums[o], _bases[o]));
        }

        return least;
    }
}
