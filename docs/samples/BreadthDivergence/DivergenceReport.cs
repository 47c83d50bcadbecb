using System.Globalization;
using VixShield.Display;
using VixShield.Market;
using VixShield.Signals;

namespace VixShield.Samples.BreadthDivergence;

/// <summary>What was read, every divergence, how many chance would bring, and what came after.</summary>
internal sealed class DivergenceReport(TextWriter output)
{
    private static readonly DivergenceKind[] s_kinds = Enum.GetValues<DivergenceKind>();

    internal void Series(SessionSeries spread, BreadthHistory breadth, MacdSeries macd, IndicatorSeries line)
    {
        Line("MACD of the VX spread against the advance-decline line");
        Line($"Spread: {spread.Name}, points, settlements, constant maturities: a roll makes no jump. {spread.Count} sessions.");
        Line($"Line: advances less declines of {breadth.Universe}, summed, {breadth.Sessions.Length} sessions; its origin is arbitrary and does not count.");
        Line($"MACD {macd.Options}.");
        Line();
        for (int i = 0; i < line.Stretches.Length; i++)
        {
            IndicatorStretch stretch = line.Stretches[i];
            if (i > 0)
                Line($"** Hole in the data: {breadth.NetAdvances.Gaps[i - 1]}. Line and MACD start anew on {stretch.From:yyyy-MM-dd}: nothing below spans the hole.");
            Line($"Run {i + 1}: {stretch.From:yyyy-MM-dd} to {stretch.Until:yyyy-MM-dd}");
            foreach (IndicatorStretch part in macd.Line.Stretches.Where(p => p.From <= stretch.Until && p.Until >= stretch.From))
                Line($"  MACD: {part}");
        }
    }

    internal void Divergences(DivergenceHistory history)
    {
        Line();
        Line($"Divergences: pivots of the line ({history.Options}), MACD read at the pivots.");
        Line("Before the close of the day in the first column nobody could know of it, and the tests feed the days one by one to prove that.");
        var table = new TextTable("known", "kind", "first pivot", "second pivot", "bars", "line first", "line second", "MACD first", "MACD second");
        foreach (Divergence found in history.Divergences)
        {
            table.Add(
                Day(found.Known), found.Kind.ToString(), Day(found.First.Date), Day(found.Second.Date), found.Bars.ToString(CultureInfo.InvariantCulture),
                NumberText.Fixed(found.First.Price, 0), NumberText.Fixed(found.Second.Price, 0), NumberText.Fixed(found.First.Indicator, 4), NumberText.Fixed(found.Second.Indicator, 4));
        }

        output.Write(table);
    }

    /// <summary>The same search with the MACD of other days: it has the same shape and knows nothing of the line's days.</summary>
    internal void Chance(SessionSeries line, SessionSeries macd, DivergenceHistory found)
    {
        Line();
        Line("How many would chance bring? The same search with the MACD of as many sessions earlier, within each run, for shifts of 60 to 240 sessions:");
        List<DivergenceHistory> shifted = [];
        for (int sessions = 60; sessions <= 240; sessions += 10)
            shifted.Add(DivergenceHistory.Between(line, Shifted(macd, sessions)));
        var table = new TextTable("kind", "found", "of comparable pairs %", "shifted, least %", "shifted, mean %", "shifted, most %");
        double pairs = Pairs(line, found);
        double[] otherPairs = [.. shifted.Select(h => Pairs(line, h))];
        foreach (DivergenceKind kind in s_kinds)
        {
            double[] shares = [.. shifted.Select((h, i) => 100 * Count(h, kind) / otherPairs[i])];
            table.Add(kind.ToString(), Count(found, kind).ToString("F0", CultureInfo.InvariantCulture), F(100 * Count(found, kind) / pairs), F(shares.Min()), F(shares.Average()), F(shares.Max()));
        }

        output.Write(table);
        Line(FormattableString.Invariant($"Comparable pairs of neighbouring pivots: {pairs:F0}; with shifted series {otherPairs.Min():F0} to {otherPairs.Max():F0}, because each shift loses its first sessions."));
    }

    internal void Afterwards(DivergenceHistory history, SessionSeries spread, int sessions)
    {
        Line();
        Line($"The spread {sessions} sessions after: a flatter or inverted strip has a lower spread");
        var table = new TextTable("after", "cases", "spread fell %", "mean change (points)");
        Row("any session", spread.Dates);
        foreach (DivergenceKind kind in s_kinds)
            Row(kind.ToString(), history.Divergences.Where(d => d.Kind == kind).Select(d => d.Known));
        output.Write(table);
        Line("The cases overlap, and few of them are independent. None of these differences is tested here.");

        void Row(string name, IEnumerable<DateOnly> days)
        {
            double[] changes = [.. days.Select(day => ChangeAfter(spread, day, sessions)).OfType<double>()];
            table.Add(
                name,
                changes.Length.ToString(CultureInfo.InvariantCulture),
                changes.Length == 0 ? "-" : F(100d * changes.Count(c => c < 0) / changes.Length),
                changes.Length == 0 ? "-" : NumberText.WithSign(changes.Average(), 3));
        }
    }

    internal static void Meaning(TextWriter output) => output.Write(
        """

        What this shows: on which days two pivots of the breadth line and the MACD of the VX spread went different ways, and from which day on that could be said.
        What it does not show: that a divergence precedes anything. Series of other days, which know nothing of these, bring such pairs too, and the
        spread after them is above. No rule of this library trades on it; it is a reading beside others.

        """.ReplaceLineEndings("\n"));

    /// <summary>Pairs of neighbouring pivots, near enough, with a MACD at both and between: of these, divergences are a part.</summary>
    private static double Pairs(SessionSeries line, DivergenceHistory history)
    {
        // A line that mirrors itself differs from its mirror at every pair of pivots but where two are equal.
        var mirrored = new SessionSeries("mirror", line.Dates.Zip(line.Values).Where(p => !history.SessionsWithoutIndicator.Contains(p.First)).Select(p => new DatedValue(p.First, -p.Second)), line.Calendar);
        return DivergenceHistory.Between(line, mirrored, history.Options).Divergences.Length;
    }

    private static SessionSeries Shifted(SessionSeries series, int sessions)
    {
        List<DatedValue> shifted = [];
        int start = 0;
        for (int i = 0; i < series.Count; i++)
        {
            if (i > 0 && !series.FollowsItsPredecessor(i))
                start = i;
            if (i - sessions >= start)
                shifted.Add(new DatedValue(series.Dates[i], series.Values[i - sessions]));
        }

        return new SessionSeries(series.Name, shifted, series.Calendar);
    }

    private static double? ChangeAfter(SessionSeries spread, DateOnly day, int sessions)
    {
        int index = spread.Dates.IndexOf(day);
        if (index < 0 || index + sessions >= spread.Count)
            return null;
        for (int i = index + 1; i <= index + sessions; i++)
        {
            if (!spread.FollowsItsPredecessor(i))
                return null;
        }

        return spread.Values[index + sessions] - spread.Values[index];
    }

    private static double Count(DivergenceHistory history, DivergenceKind kind) => history.Divergences.Count(d => d.Kind == kind);

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string F(double value) => NumberText.Fixed(value, 1);

    private void Line(string text = "") => output.Write(text + "\n");
}
