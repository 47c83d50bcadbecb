using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.Signals;

/// <summary>
/// The divergences of an indicator from a price over sessions. Pivots are those of the price on all its sessions, also where the indicator has no value. Nothing reaches over a gap of the price, a
/// session without an indicator, or a restart of the indicator.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
[TypeFormatterSource]
public sealed class DivergenceHistory : IDisplayable
{
    private DivergenceHistory(SessionSeries price, string indicator, DivergenceOptions options, ImmutableArray<Divergence> divergences, ImmutableArray<DateOnly> without, ImmutableArray<DateOnly> indicatorRestarts)
    {
        Price = price;
        IndicatorName = indicator;
        Options = options;
        Divergences = divergences;
        SessionsWithoutIndicator = without;
        Restarts = [.. price.Gaps.Select(gap => gap.FirstAfter)];
        IndicatorRestarts = indicatorRestarts;
    }

    /// <summary>The series whose pivots are compared.</summary>
    public SessionSeries Price { get; }

    /// <summary>Name of the series that is read at the pivots.</summary>
    public string IndicatorName { get; }

    /// <summary>What counts.</summary>
    public DivergenceOptions Options { get; }

    /// <summary>All divergences, in the order in which they are known.</summary>
    public ImmutableArray<Divergence> Divergences { get; }

    /// <summary>The first session of the price after each of its gaps: the search starts anew there.</summary>
    public ImmutableArray<DateOnly> Restarts { get; }

    /// <summary>Sessions of the price with which the indicator starts, or starts anew, ascending.</summary>
    public ImmutableArray<DateOnly> IndicatorRestarts { get; }

    /// <summary>Sessions of the price for which the indicator has no value, ascending.</summary>
    public ImmutableArray<DateOnly> SessionsWithoutIndicator { get; }

    /// <summary>Finds the divergences of an indicator that was run over sessions.</summary>
    /// <param name="price">The series whose pivots are compared. Its gaps restart the search.</param>
    /// <param name="indicator">What is read at the pivots. Its days without a session of the price are not used.</param>
    /// <param name="options">What counts; null for the default.</param>
    /// <exception cref="ArgumentNullException">A series is null.</exception>
    public static DivergenceHistory Between(SessionSeries price, IndicatorSeries indicator, DivergenceOptions? options = null) =>
        Between(price, Guard.NotNull(indicator, nameof(indicator)).Ready, options);

    /// <summary>Finds the divergences between two series, each day of the second taken as the indicator of that day. A gap of the second is a restart of it.</summary>
    /// <param name="price">The series whose pivots are compared. Its gaps restart the search.</param>
    /// <param name="indicator">What is read at the pivots. Its days without a session of the price are not used.</param>
    /// <param name="options">What counts; null for the default.</param>
    /// <exception cref="ArgumentNullException">A series is null.</exception>
    public static DivergenceHistory Between(SessionSeries price, SessionSeries indicator, DivergenceOptions? options = null)
    {
        Guard.NotNull(price, nameof(price));
        Guard.NotNull(indicator, nameof(indicator));
        options ??= DivergenceOptions.Default;
        double?[] values = new double?[price.Count];
        bool[] restarts = new bool[price.Count];
        int last = -1;
        for (int i = 0; i < price.Count; i++)
        {
            int index = indicator.Dates.AsSpan().BinarySearch(price.Dates[i]);
            if (index < 0)
                continue;
            values[i] = indicator.Values[index];
            restarts[i] = last < 0 || HasBreak(indicator, last, index);
            last = index;
        }

        ImmutableArray<Divergence>.Builder found = ImmutableArray.CreateBuilder<Divergence>();
        foreach ((int start, int length) in SeriesStretch.Of(price))
        {
            foreach (BarDivergence divergence in DivergenceDetector.Find(price.Values.AsSpan().Slice(start, length), values.AsSpan(start, length), restarts.AsSpan(start, length), options))
                found.Add(Dated(divergence, price.Dates, start));
        }

        return new DivergenceHistory(
            price,
            indicator.Name,
            options,
            found.DrainToImmutable(),
            [.. price.Dates.Where((_, i) => values[i] is null)],
            [.. price.Dates.Where((_, i) => restarts[i])]);
    }

    /// <summary>What was known at the close of a day; after the end of the price, all that it knew at its end.</summary>
    /// <param name="date">The day.</param>
    public ImmutableArray<Divergence> KnownBy(DateOnly date) => [.. Divergences.TakeWhile(divergence => divergence.Known <= date)];

    /// <summary>The two series and how many divergences there are.</summary>
    public override string ToString() => FormattableString.Invariant($"{IndicatorName} against {Price.Name}: {Divergences.Length} divergences in {Price.Count} sessions, {Restarts.Length} restarts");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Divergences", ToString())
    {
        Facts =
        [
            new("price", Price.Name),
            new("indicator", IndicatorName),
            new("what counts", Options.ToString()),
            new("sessions", Price.Count),
            new("divergences", Divergences.Length),
            new("restarts", Restarts.Length),
            new("sessions without indicator", SessionsWithoutIndicator.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "divergences",
                Divergences,
                new("kind", r => r.Kind),
                new("first pivot", r => r.First.Date),
                new("first price", r => r.First.Price),
                new("first indicator", r => r.First.Indicator),
                new("second pivot", r => r.Second.Date),
                new("second price", r => r.Second.Price),
                new("second indicator", r => r.Second.Indicator),
                new("known on", r => r.Known)),
        ],
    };

    private static bool HasBreak(SessionSeries indicator, int before, int after)
    {
        for (int i = before + 1; i <= after; i++)
        {
            if (!indicator.FollowsItsPredecessor(i))
                return true;
        }

        return false;
    }

    private static Divergence Dated(in BarDivergence divergence, ImmutableArray<DateOnly> dates, int start) => new(
        divergence.Kind,
        new DivergencePivot(dates[start + divergence.First.Bar], divergence.First.Price, divergence.First.Indicator),
        new DivergencePivot(dates[start + divergence.Second.Bar], divergence.Second.Price, divergence.Second.Indicator),
        dates[start + divergence.KnownBar],
        divergence.Second.Bar - divergence.First.Bar);
}
