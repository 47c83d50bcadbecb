namespace VixShield.Risk;

/// <summary>
/// A side of puts and one of calls of which the greater counts, contract by contract: uncovered strangles, and the wings of condors. The least sum of the greater of two
/// pairs the greatest with the greatest.
/// </summary>
internal ref struct UncoveredPairs
{
    private readonly Span<double> _puts;
    private readonly Span<double> _calls;
    private readonly Span<int> _putCounts;
    private readonly Span<int> _callCounts;
    private int _putItems;
    private int _callItems;

    /// <param name="amounts">Memory for twice the number of items.</param>
    /// <param name="counts">Memory for twice the number of items.</param>
    internal UncoveredPairs(Span<double> amounts, Span<int> counts)
    {
        int half = amounts.Length / 2;
        _puts = amounts[..half];
        _calls = amounts[half..];
        _putCounts = counts[..half];
        _callCounts = counts[half..];
    }

    internal void Add(bool isCall, double amount, int count)
    {
        if (count == 0)
            return;
        if (isCall)
            Insert(_calls, _callCounts, _callItems++, amount, count);
        else
            Insert(_puts, _putCounts, _putItems++, amount, count);
    }

    internal readonly double Sum()
    {
        double sum = 0;
        int p = 0, c = 0, putLeft = _putItems > 0 ? _putCounts[0] : 0, callLeft = _callItems > 0 ? _callCounts[0] : 0;
        while (p < _putItems || c < _callItems)
        {
            if (p == _putItems || c == _callItems)
            {
                bool puts = c == _callItems;
                sum += puts ? putLeft * _puts[p] : callLeft * _calls[c];
                if (puts)
                    putLeft = ++p < _putItems ? _putCounts[p] : 0;
                else
                    callLeft = ++c < _callItems ? _callCounts[c] : 0;
                continue;
            }

            int both = Math.Min(putLeft, callLeft);
            sum += both * Math.Max(_puts[p], _calls[c]);
            if ((putLeft -= both) == 0)
                putLeft = ++p < _putItems ? _putCounts[p] : 0;
            if ((callLeft -= both) == 0)
                callLeft = ++c < _callItems ? _callCounts[c] : 0;
        }

        return sum;
    }

    // Few items: sorted as they come, the greatest first.
    private static void Insert(Span<double> amounts, Span<int> counts, int items, double amount, int count)
    {
        int at = items;
        for (; at > 0 && amounts[at - 1] < amount; at--)
        {
            amounts[at] = amounts[at - 1];
            counts[at] = counts[at - 1];
        }

        amounts[at] = amount;
        counts[at] = count;
    }
}
