using VixShield.Market;

namespace VixShield.Signals;

/// <summary>A stretch of consecutive sessions of a series, by position.</summary>
internal readonly record struct SeriesStretch(int Start, int Length)
{
    public override string ToString() => FormattableString.Invariant($"{Length} from {Start}");

    internal ReadOnlySpan<double> ValuesOf(SessionSeries series) => series.Values.AsSpan().Slice(Start, Length);

    internal static List<SeriesStretch> Of(SessionSeries series)
    {
        List<SeriesStretch> stretches = [];
        for (int start = 0, i = 1; i <= series.Count; i++)
        {
            if (i < series.Count && series.FollowsItsPredecessor(i))
                continue;
            stretches.Add(new SeriesStretch(start, i - start));
            start = i;
        }

        return stretches;
    }
}
