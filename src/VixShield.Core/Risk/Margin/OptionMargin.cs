namespace VixShield.Risk;

/// <summary>The requirement of one class of options by the strategy-based rules.</summary>
internal sealed class OptionMargin
{
    private readonly MarginRules _rules;
    private readonly OptionClass _class;
    private readonly SpreadSearch? _search;
    private readonly PairedSpreads? _paired;
    private readonly double[] _premiums;
    private readonly double[] _bases;
    private readonly double[] _longPremiums;
    private bool _usesPairs;

    internal OptionMargin(OptionClass options, MarginRules rules)
    {
        _rules = rules;
        _class = options;
        _premiums = new double[options.Shorts.Length];
        _bases = new double[options.Shorts.Length];
        _longPremiums = new double[options.Longs.Length];
        bool isPaired = rules.Method == MarginMethod.LegacyPairing;
        if (!isPaired)
            _search = new SpreadSearch(options, rules.MostSearchNodes);
        // Pairs and condors are groups of the universal rule too: a good grouping of a class too large for the search.
        if (isPaired || options.Shorts.Length + options.Longs.Length > SpreadSearch.MostExactLegs)
            _paired = new PairedSpreads(options);
        _usesPairs = isPaired;
    }

    internal double Asked { get; private set; }

    internal double LowerBound { get; private set; }

    internal double LongPremiumAsked { get; private set; }

    internal MarginStatus Status { get; private set; }

    internal MarginFlags Flags { get; private set; }

    internal void Run(ReadOnlySpan<double> prices, ReadOnlySpan<double> levels)
    {
        for (int s = 0; s < _premiums.Length; s++)
        {
            MarginEntry entry = _class.Shorts[s];
            _premiums[s] = entry.Multiplier * Math.Max(0, prices[entry.PricePlace]);
            _bases[s] = entry.UncoveredBase(levels[entry.LevelPlace]);
        }

        for (int l = 0; l < _longPremiums.Length; l++)
            _longPremiums[l] = _class.Longs[l].Multiplier * Math.Max(0, prices[_class.Longs[l].PricePlace]);
        Flags = MarginFlags.None;
        if (_search is not null)
            RunSearch(_search);
        else
            RunPairs(_paired!);
        LongPremiumAsked = 0;
        for (int l = 0; l < _longPremiums.Length; l++)
        {
            MarginEntry entry = _class.Longs[l];
            int alone = entry.IsLongTerm ? entry.Count - Covering(l) : 0;
            LongPremiumAsked += _longPremiums[l] * ((alone * _rules.LongTermPremiumShare) + ((entry.Count - alone) * _rules.LongPremiumShare));
        }
    }

    internal MarginClass Describe() => new(_class.Name, Status, Asked, LowerBound, [.. _usesPairs ? Pairs(_paired!) : Groups(_search!), .. Alone()]);

    private void RunSearch(SpreadSearch search)
    {
        for (int s = 0; s < _premiums.Length; s++)
            search.Set(s, _premiums[s], _bases[s]);
        search.Run();
        Asked = search.Cost;
        LowerBound = search.LowerBound;
        Status = search.IsExact ? MarginStatus.Exact : MarginStatus.Heuristic;
        _usesPairs = false;
        if (_paired is not null && !search.IsExact && _paired.Run(_premiums, _bases, _longPremiums) is var paired && paired < Asked)
        {
            _usesPairs = true;
            Asked = paired;
            Flags = _paired.HasArbitrage ? MarginFlags.Arbitrage : MarginFlags.None;
            return;
        }

        for (int t = 0; t < _class.Thresholds; t++)
        {
            double credit = 0, size = 0;
            bool hasShorts = false;
            for (int s = 0; s < _premiums.Length; s++)
            {
                int count = search.Best.Shorts[(s * _class.Thresholds) + t];
                hasShorts |= count > 0;
                credit += count * _premiums[s];
                size += count * _premiums[s];
            }

            for (int l = 0; l < _longPremiums.Length; l++)
                credit -= search.Best.Longs[(l * _class.Thresholds) + t] * _longPremiums[l];
            double asked = search.Best.GroupCost(t, out _);
            if (hasShorts && credit > asked + (1e-9 * (size + asked)))
                Flags = MarginFlags.Arbitrage;
        }
    }

    private void RunPairs(PairedSpreads paired)
    {
        Asked = paired.Run(_premiums, _bases, _longPremiums);
        LowerBound = Asked;
        Status = MarginStatus.Exact;
        Flags = paired.HasArbitrage ? MarginFlags.Arbitrage : MarginFlags.None;
    }

    /// <summary>Contracts of a long that stand in a group with shorts.</summary>
    private int Covering(int place)
    {
        if (_usesPairs)
            return _paired!.InPairs(place);
        int sum = 0;
        for (int t = 0; t < _class.Thresholds; t++)
        {
            for (int s = 0; s < _premiums.Length; s++)
            {
                if (_search!.Best.Shorts[(s * _class.Thresholds) + t] == 0)
                    continue;
                sum += _search.Best.Longs[(place * _class.Thresholds) + t];
                break;
            }
        }

        return sum;
    }

    private IEnumerable<MarginLine> Groups(SpreadSearch search)
    {
        for (int t = 0; t < _class.Thresholds; t++)
        {
            string[] sold = [.. Texts(_class.Shorts, s => -search.Best.Shorts[(s * _class.Thresholds) + t])];
            if (sold.Length == 0)
                continue;
            string[] bought = [.. Texts(_class.Longs, l => search.Best.Longs[(l * _class.Thresholds) + t])];
            yield return new MarginLine("universal spread: largest loss by intrinsic values", [.. sold, .. bought], search.Best.GroupCost(t, out _));
        }

        string[] uncovered = [.. Texts(_class.Shorts, s => -search.Best.Uncovered(s))];
        if (uncovered.Length > 0)
            yield return new MarginLine(UncoveredRule(search.Best.Uncovered), [.. uncovered], search.Best.UncoveredCost(_premiums, _bases));
    }

    private IEnumerable<MarginLine> Pairs(PairedSpreads paired)
    {
        double spreads = 0;
        for (int i = 0; i < paired.Pairs; i++)
        {
            (int s, int l, double width, int contracts) = paired.At(i);
            if (contracts == 0)
                continue;
            spreads += width * contracts;
            yield return new MarginLine("pair: its width", [_class.Shorts[s].Text(-contracts), _class.Longs[l].Text(contracts)], width * contracts);
        }

        double uncoveredCost = paired.UncoveredCost(_premiums, _bases);
        double saved = Asked - spreads - uncoveredCost;
        if (saved < -1e-9 * spreads)
            yield return new MarginLine("condors: the lesser wing does not count", [], saved);
        string[] uncovered = [.. Texts(_class.Shorts, s => -paired.Uncovered(s))];
        if (uncovered.Length > 0)
            yield return new MarginLine(UncoveredRule(paired.Uncovered), [.. uncovered], uncoveredCost);
    }

    private IEnumerable<MarginLine> Alone()
    {
        string[] alone = [.. Texts(_class.Longs, l => _class.Longs[l].Count - Covering(l))];
        if (alone.Length > 0)
            yield return new MarginLine("long options: their premium alone", [.. alone], 0);
    }

    private string UncoveredRule(Func<int, int> count)
    {
        bool puts = false, calls = false;
        for (int s = 0; s < _premiums.Length; s++)
        {
            puts |= count(s) > 0 && !_class.Shorts[s].IsCall;
            calls |= count(s) > 0 && _class.Shorts[s].IsCall;
        }

        return puts && calls ? "uncovered strangle: premiums and the greater side" : "uncovered: premium and share of the underlying";
    }

    private static IEnumerable<string> Texts(MarginEntry[] entries, Func<int, int> contracts)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            if (contracts(i) != 0)
                yield return entries[i].Text(contracts(i));
        }
    }
}
