using System.Collections.Immutable;

namespace VixShield.Signals;

/// <content>Whole columns.</content>
public sealed partial class DivergenceDetector
{
    /// <summary>All divergences of two columns, in the order in which they are known: those of one update after another.</summary>
    /// <param name="prices">The prices; finite.</param>
    /// <param name="indicators">The indicator at the same bars; finite, or null where it has no value.</param>
    /// <param name="options">What counts; null for the default.</param>
    /// <exception cref="ArgumentException">Lengths differ or a number is not finite.</exception>
    public static ImmutableArray<BarDivergence> Find(ReadOnlySpan<double> prices, ReadOnlySpan<double?> indicators, DivergenceOptions? options = null) =>
        Find(prices, indicators, [], options ?? DivergenceOptions.Default);

    /// <param name="prices">The prices.</param>
    /// <param name="indicators">The indicator at the same bars.</param>
    /// <param name="restarts">Whether the indicator starts anew with a bar; empty when it never does.</param>
    /// <param name="options">What counts.</param>
    internal static ImmutableArray<BarDivergence> Find(ReadOnlySpan<double> prices, ReadOnlySpan<double?> indicators, ReadOnlySpan<bool> restarts, DivergenceOptions options)
    {
        if (indicators.Length != prices.Length)
            throw new ArgumentException(FormattableString.Invariant($"Must have {prices.Length} values, as the prices; it has {indicators.Length}."), nameof(indicators));
        IndicatorColumns.CheckFinite(prices, nameof(prices));
        foreach (double? indicator in indicators)
            Guard.Finite(indicator ?? 0, nameof(indicators));

        List<BarDivergence> found = [];
        (int lastHigh, int lastLow) = (-1, -1);
        for (int bar = options.Left; bar < prices.Length - options.Right; bar++)
        {
            ReadOnlySpan<double> before = prices.Slice(bar - options.Left, options.Left);
            ReadOnlySpan<double> after = prices.Slice(bar + 1, options.Right);
            if (IsAbove(prices[bar], before, after))
            {
                Compare(true, lastHigh, bar, prices, indicators, restarts, options, found);
                lastHigh = bar;
            }
            else if (IsBelow(prices[bar], before, after))
            {
                Compare(false, lastLow, bar, prices, indicators, restarts, options, found);
                lastLow = bar;
            }
        }

        return [.. found];
    }

    private static bool IsAbove(double price, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        foreach (double other in before)
        {
            if (other >= price)
                return false;
        }

        foreach (double other in after)
        {
            if (other > price)
                return false;
        }

        return true;
    }

    private static bool IsBelow(double price, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        foreach (double other in before)
        {
            if (other <= price)
                return false;
        }

        foreach (double other in after)
        {
            if (other < price)
                return false;
        }

        return true;
    }

    private static void Compare(
        bool high, int first, int second, ReadOnlySpan<double> prices, ReadOnlySpan<double?> indicators, ReadOnlySpan<bool> restarts, DivergenceOptions options, List<BarDivergence> found)
    {
        int bars = second - first;
        if (first < 0 || bars < options.MinimumBars || bars > options.MaximumBars)
            return;
        // A value made anew in between is none to compare with.
        if (indicators.Slice(first, bars + 1).Contains(null) || (!restarts.IsEmpty && restarts.Slice(first + 1, bars).Contains(true)))
            return;
        if (DivergencePair.KindOf(high, prices[first], prices[second], indicators[first]!.Value, indicators[second]!.Value) is not { } kind)
            return;
        found.Add(new BarDivergence(
            kind, new BarPivot(first, prices[first], indicators[first]!.Value), new BarPivot(second, prices[second], indicators[second]!.Value), second + options.Right));
    }
}
