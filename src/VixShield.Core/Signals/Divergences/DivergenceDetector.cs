namespace VixShield.Signals;

/// <summary>
/// Finds divergences of an indicator from a price, bar by bar. A high is a price strictly above those of the bars just before it and not below those of the bars just after; a low the reverse. Each
/// high is compared with the high just before it, each low with the low before, whatever the indicator had there: a pair that is dropped is not bridged by an earlier pivot. The indicator is read at
/// the pivots. A divergence is known, and given, when the later pivot is confirmed, never before.
/// </summary>
/// <remarks>Only differences count: a constant added to prices or to the indicator changes nothing but rounding.</remarks>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
public sealed partial class DivergenceDetector
{
    private readonly double[] _prices;
    private readonly double?[] _indicators;
    private readonly int[] _stretches;
    private (int Bar, double Price, double? Indicator, int Stretch)? _high;
    private (int Bar, double Price, double? Indicator, int Stretch)? _low;
    private int _stretch;

    /// <summary>Makes a detector that has seen nothing.</summary>
    /// <param name="options">What counts; null for the default.</param>
    public DivergenceDetector(DivergenceOptions? options = null)
    {
        Options = options ?? DivergenceOptions.Default;
        int length = Options.Left + Options.Right + 1;
        _prices = new double[length];
        _indicators = new double?[length];
        _stretches = new int[length];
    }

    /// <summary>What counts.</summary>
    public DivergenceOptions Options { get; }

    /// <summary>How many bars there were since the start or the last <see cref="Restart"/>. The next bar has this number.</summary>
    public int Bars { get; private set; }

    /// <summary>Takes the next bar.</summary>
    /// <param name="price">The price; finite.</param>
    /// <param name="indicator">The indicator; finite, or null where it has no value. No pair reaches over a bar without a value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite; the state is unchanged.</exception>
    public DivergenceReading Update(double price, double? indicator)
    {
        Guard.Finite(price, nameof(price));
        if (indicator is { } given)
            Guard.Finite(given, nameof(indicator));
        else
            _stretch++;
        int place = Bars % _prices.Length;
        _prices[place] = price;
        _indicators[place] = indicator;
        _stretches[place] = _stretch;
        int bar = Bars++ - Options.Right;
        if (bar < Options.Left)
            return default;
        if (IsPivot(bar, 1))
            return Take(bar, true, ref _high);
        return IsPivot(bar, -1) ? Take(bar, false, ref _low) : new DivergenceReading(DivergenceStatus.NoPivot);
    }

    /// <summary>Says that the indicator starts anew with the next bar, as a sum that goes back to 0: no pair reaches over the break. Pivots of the price go on.</summary>
    public void RestartIndicator() => _stretch++;

    /// <summary>Forgets everything, as after a hole; bars count from 0 again.</summary>
    public void Restart()
    {
        Bars = 0;
        _high = null;
        _low = null;
    }

    private bool IsPivot(int bar, int side)
    {
        double price = side * _prices[bar % _prices.Length];
        for (int i = bar - Options.Left; i < bar; i++)
        {
            if (price <= side * _prices[i % _prices.Length])
                return false;
        }

        for (int i = bar + 1; i <= bar + Options.Right; i++)
        {
            if (price < side * _prices[i % _prices.Length])
                return false;
        }

        return true;
    }

    private DivergenceReading Take(int bar, bool high, ref (int Bar, double Price, double? Indicator, int Stretch)? last)
    {
        int place = bar % _prices.Length;
        (int Bar, double Price, double? Indicator, int Stretch)? before = last;
        last = (bar, _prices[place], _indicators[place], _stretches[place]);
        if (before is not { } first)
            return new DivergenceReading(DivergenceStatus.FirstPivot);
        if (bar - first.Bar < Options.MinimumBars)
            return new DivergenceReading(DivergenceStatus.TooNear);
        if (bar - first.Bar > Options.MaximumBars)
            return new DivergenceReading(DivergenceStatus.TooFar);
        if (first.Indicator is not { } earlier || _indicators[place] is not { } later || first.Stretch != _stretches[place])
            return new DivergenceReading(DivergenceStatus.NoIndicator);
        if (DivergencePair.KindOf(high, first.Price, _prices[place], earlier, later) is not { } kind)
            return new DivergenceReading(DivergenceStatus.NoDivergence);
        return new DivergenceReading(
            DivergenceStatus.Found,
            new BarDivergence(kind, new BarPivot(first.Bar, first.Price, earlier), new BarPivot(bar, _prices[place], later), bar + Options.Right));
    }
}
