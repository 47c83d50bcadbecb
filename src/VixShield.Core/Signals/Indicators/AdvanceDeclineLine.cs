using VixShield.Market;

namespace VixShield.Signals;

/// <summary>
/// Advance-decline line: the running sum of advances less declines of a market's breadth, in numbers of stocks. It starts from 0, and that origin is arbitrary: only its differences mean something. (Not
/// the accumulation/distribution line, which is made of prices and volume.) Ready with the first session.
/// </summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
public sealed class AdvanceDeclineLine
{
    private double _line;

    /// <summary>Takes the next session.</summary>
    /// <param name="advances">Stocks that rose; finite and at least 0.</param>
    /// <param name="declines">Stocks that fell; finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite or negative; the state is unchanged.</exception>
    public IndicatorReading Update(double advances, double declines)
    {
        Guard.NonNegativeFinite(advances, nameof(advances));
        Guard.NonNegativeFinite(declines, nameof(declines));
        _line += advances - declines;
        return IndicatorReading.Of(_line);
    }

    /// <summary>Goes back to 0, as after a hole.</summary>
    public void Restart() => _line = 0;

    /// <summary>The line of whole columns: the bits of one update after another.</summary>
    /// <param name="advances">Stocks that rose; finite and at least 0.</param>
    /// <param name="declines">Stocks that fell, as many numbers.</param>
    /// <param name="output">At least as long: the line, null where there is none.</param>
    /// <param name="statuses">At least as long: the states.</param>
    /// <exception cref="ArgumentException">Lengths differ, an output is too short, or a number is not finite or negative; nothing is written.</exception>
    public static void Compute(ReadOnlySpan<double> advances, ReadOnlySpan<double> declines, Span<double?> output, Span<IndicatorStatus> statuses)
    {
        if (declines.Length != advances.Length)
            throw new ArgumentException(FormattableString.Invariant($"Must have {advances.Length} numbers, as the advances; it has {declines.Length}."), nameof(declines));
        IndicatorColumns.CheckLength(output.Length, advances.Length, nameof(output));
        IndicatorColumns.CheckLength(statuses.Length, advances.Length, nameof(statuses));
        for (int i = 0; i < advances.Length; i++)
        {
            Guard.NonNegativeFinite(advances[i], nameof(advances));
            Guard.NonNegativeFinite(declines[i], nameof(declines));
        }

        double line = 0;
        for (int i = 0; i < advances.Length; i++)
        {
            line += advances[i] - declines[i];
            IndicatorColumns.Write(line, output, statuses, i);
        }
    }

    /// <summary>The line of a history. A sum does not cross a gap: after each it restarts from 0, which <see cref="IndicatorSeries.Stretches"/> says.</summary>
    /// <param name="breadth">The history.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static IndicatorSeries Over(BreadthHistory breadth) =>
        IndicatorSeries.Over("Advance-decline line", string.Empty, Guard.NotNull(breadth, nameof(breadth)).NetAdvances, Sum, breadth.Universe);

    private static void Sum(ReadOnlySpan<double> netAdvances, Span<double?> output, Span<IndicatorStatus> statuses)
    {
        double line = 0;
        for (int i = 0; i < netAdvances.Length; i++)
        {
            line += netAdvances[i];
            IndicatorColumns.Write(line, output, statuses, i);
        }
    }
}
