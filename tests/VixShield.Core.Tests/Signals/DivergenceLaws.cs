using System.Globalization;
using VixShield.Signals;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Signals;

/// <summary>Divergences over random walks against their definition, written down once more from scratch.</summary>
public sealed class DivergenceLaws
{
    [Law(Arbitrary = [typeof(Walk)])]
    public void Both_forms_find_those_of_the_definition_and_say_what_each_bar_brought(Walk walk, byte choice)
    {
        (double[] prices, double?[] indicator) = Make(walk, choice);
        DivergenceOptions options = OptionsOf(choice);
        (List<BarDivergence> expected, DivergenceStatus[] statuses) = Naive(prices, indicator, options);
        Assert.Equal(expected, DivergenceDetector.Find(prices, indicator, options));
        DivergenceDetector detector = new(options);
        List<BarDivergence> streamed = [];
        for (int i = 0; i < prices.Length; i++)
        {
            DivergenceReading reading = detector.Update(prices[i], indicator[i]);
            Assert.Equal(statuses[i], reading.Status);
            streamed.AddRange(reading.Divergence is { } found ? [found] : []);
            Assert.Equal(i + 1, detector.Bars);
        }

        Assert.Equal(expected, streamed);
    }

    [Law(Arbitrary = [typeof(Walk)], MaxTest = 200)]
    public void What_is_known_at_a_bar_is_what_the_whole_run_knows_by_then_whatever_comes_after(Walk walk, byte choice)
    {
        (double[] prices, double?[] indicator) = Make(walk, choice);
        double[] other = Make(walk with { Seed = walk.Seed + 13 }, choice).Prices;
        var all = DivergenceDetector.Find(prices, indicator);
        DivergenceDetector detector = new();
        List<BarDivergence> known = [];
        for (int bar = 0; bar < prices.Length; bar++)
        {
            known.AddRange(detector.Update(prices[bar], indicator[bar]).Divergence is { } found ? [found] : []);
            BarDivergence[] expected = [.. all.Where(d => d.KnownBar <= bar)];
            Assert.Equal(expected, known);
            Assert.Equal(expected, DivergenceDetector.Find(prices.AsSpan(0, bar + 1), indicator.AsSpan(0, bar + 1)));
            double?[] otherIndicator = [.. indicator.Select((value, i) => i <= bar ? value : -value)];
            Assert.Equal(expected, DivergenceDetector.Find([.. prices[..(bar + 1)], .. other[(bar + 1)..]], otherIndicator).Where(d => d.KnownBar <= bar));
        }
    }

    [Law(Arbitrary = [typeof(Walk)])]
    public void Constants_change_nothing_and_signs_swap_bullish_and_bearish(Walk walk, byte choice, short constant)
    {
        (double[] prices, double?[] indicator) = Make(walk, choice);
        var plain = DivergenceDetector.Find(prices, indicator).Select(d => (d.Kind, d.First.Bar, d.Second.Bar, d.KnownBar)).ToArray();
        var shifted = DivergenceDetector.Find([.. prices.Select(p => p - constant)], [.. indicator.Select(v => v + (3 * constant))]);
        Assert.Equal(plain, shifted.Select(d => (d.Kind, d.First.Bar, d.Second.Bar, d.KnownBar)));
        var turned = DivergenceDetector.Find([.. prices.Select(p => -p)], [.. indicator.Select(v => -v)]);
        Assert.Equal(plain, turned.Select(d => (Opposite(d.Kind), d.First.Bar, d.Second.Bar, d.KnownBar)));
    }

    [Law(Arbitrary = [typeof(Walk)], MaxTest = 200)]
    public void Nothing_reaches_over_a_restart(Walk walk, byte choice, byte at)
    {
        (double[] prices, double?[] indicator) = Make(walk, choice);
        int cut = prices.Length == 0 ? 0 : at % prices.Length;
        DivergenceDetector detector = new();
        List<BarDivergence> whole = [];
        List<BarDivergence> anew = [];
        DivergenceDetector renewed = new();
        for (int i = 0; i < prices.Length; i++)
        {
            if (i == cut)
            {
                detector.Restart();
                renewed.RestartIndicator();
            }

            whole.AddRange(detector.Update(prices[i], indicator[i]).Divergence is { } found ? [found] : []);
            anew.AddRange(renewed.Update(prices[i], indicator[i]).Divergence is { } other ? [other] : []);
        }

        Assert.Equal(DivergenceDetector.Find(prices.AsSpan(0, cut), indicator.AsSpan(0, cut)).Concat(DivergenceDetector.Find(prices.AsSpan(cut), indicator.AsSpan(cut))), whole);
        // An indicator that starts anew leaves the pivots of the price where they are.
        Assert.Equal(DivergenceDetector.Find(prices, indicator).Where(d => d.First.Bar >= cut || d.Second.Bar < cut), anew);
    }

    [Fact]
    public void A_top_of_equal_prices_is_its_first_bar_and_a_pair_that_is_dropped_is_not_bridged()
    {
        double[] prices = [0, 1, 2, 5, 5, 3, 2, 1, 2, 3, 6, 6, 4, 3, 2];
        double?[] falling = [.. Enumerable.Range(0, prices.Length).Select(i => (double?)-i)];
        BarDivergence found = Assert.Single(DivergenceDetector.Find(prices, falling, new DivergenceOptions()), d => d.First.Bar == 3);
        Assert.Equal((DivergenceKind.RegularBearish, 10, 13), (found.Kind, found.Second.Bar, found.KnownBar));
        Assert.Equal((5, 6, -3, -10), (found.First.Price, found.Second.Price, found.First.Indicator, found.Second.Indicator));

        // The high between lies 4 bars before the last one: that pair is dropped, and the first high is no neighbour any more.
        double[] close = [0, 1, 2, 9, 3, 2, 1, 5, 4, 3, 2, 6, 5, 4, 3];
        double?[] rising = [.. Enumerable.Range(0, close.Length).Select(i => (double?)i)];
        Assert.DoesNotContain(DivergenceDetector.Find(close, rising), d => d.Second.Bar == 11);
        Assert.Contains(DivergenceDetector.Find(close, rising, new DivergenceOptions(minimumBars: 4)), d => d.First.Bar == 3 && d.Second.Bar == 7);
    }

    [Fact]
    public void Equal_prices_or_indicators_are_no_divergence()
    {
        double[] prices = [0, 1, 2, 5, 3, 2, 1, 2, 3, 5, 4, 3, 2];
        double?[] falling = [.. Enumerable.Range(0, prices.Length).Select(i => (double?)-i)];
        Assert.Empty(DivergenceDetector.Find(prices, falling));
        prices[9] = 6;
        Assert.Single(DivergenceDetector.Find(prices, falling));
        Assert.Empty(DivergenceDetector.Find(prices, [.. prices.Select(_ => (double?)1)]));
    }

    [Fact]
    public void Numbers_and_lengths_are_checked()
    {
        Refusal.OfValue("left", 0, "from 1 to 100", () => _ = new DivergenceOptions(0));
        Refusal.OfValue("right", 101, "from 1 to 100", () => _ = new DivergenceOptions(right: 101));
        Refusal.OfValue("minimumBars", 0, "from 1", () => _ = new DivergenceOptions(minimumBars: 0));
        Refusal.OfValue("maximumBars", 4, "from 5", () => _ = new DivergenceOptions(maximumBars: 4));
        Refusal.OfValue("price", double.NaN, "finite", () => new DivergenceDetector().Update(double.NaN, 1));
        Refusal.OfValue("indicator", double.NaN, "finite", () => new DivergenceDetector().Update(1, double.NaN));
        Refusal.OfValue("indicators", double.PositiveInfinity, "finite", () => DivergenceDetector.Find([1], [double.PositiveInfinity]));
        Refusal.OfArgument("indicators", () => DivergenceDetector.Find([1, 2], [1]), "2", "1");
        DivergenceDetector detector = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.Update(1, double.NaN));
        Assert.Equal(0, detector.Bars);
        Assert.Contains("Too few", default(DivergenceReading).Reason, StringComparison.Ordinal);
    }

    // Whole numbers; the indicator starts late, and has holes in every other case.
    private static (double[] Prices, double?[] Indicator) Make(Walk walk, byte choice)
    {
        double[] other = (walk with { Seed = walk.Seed + 5 }).Whole();
        var random = new Random(walk.Seed);
        return (walk.Whole(), [.. other.Select((value, i) => i < choice % 40 || (choice % 2 == 0 && random.Next(25) == 0) ? (double?)null : value)]);
    }

    private static DivergenceOptions OptionsOf(byte choice) => (choice % 4) switch
    {
        0 => DivergenceOptions.Default,
        1 => new DivergenceOptions(1, 2, 2, 15),
        2 => new DivergenceOptions(2, 1, 1, 8),
        _ => new DivergenceOptions(4, 3, 6, 30),
    };

    private static DivergenceKind Opposite(DivergenceKind kind) => Enum.Parse<DivergenceKind>(
        kind.ToString().EndsWith("Bullish", StringComparison.Ordinal) ? kind.ToString().Replace("Bullish", "Bearish", StringComparison.Ordinal) : kind.ToString().Replace("Bearish", "Bullish", StringComparison.Ordinal));

    private static (List<BarDivergence> Found, DivergenceStatus[] Statuses) Naive(double[] p, double?[] v, DivergenceOptions o)
    {
        int[] bars = [.. Enumerable.Range(0, p.Length).Where(c => c >= o.Left && c + o.Right < p.Length)];
        int[] highs = [.. bars.Where(c => p[(c - o.Left)..c].All(x => x < p[c]) && p[(c + 1)..(c + o.Right + 1)].All(x => x <= p[c]))];
        int[] lows = [.. bars.Where(c => p[(c - o.Left)..c].All(x => x > p[c]) && p[(c + 1)..(c + o.Right + 1)].All(x => x >= p[c]))];
        DivergenceStatus[] statuses = [.. Enumerable.Range(0, p.Length).Select(i => i < o.Left + o.Right ? DivergenceStatus.NotReady : DivergenceStatus.NoPivot)];
        List<BarDivergence> found = [];
        foreach ((int[] pivots, string side) in new[] { (highs, "Bearish"), (lows, "Bullish") })
        {
            for (int k = 0; k < pivots.Length; k++)
            {
                int b = pivots[k];
                int known = b + o.Right;
                if (k == 0)
                {
                    statuses[known] = DivergenceStatus.FirstPivot;
                    continue;
                }

                int a = pivots[k - 1];
                int price = p[b].CompareTo(p[a]);
                bool complete = v[a..(b + 1)].All(x => x is not null);
                int read = complete ? v[b]!.Value.CompareTo(v[a]!.Value) : 0;
                statuses[known] = b - a < o.MinimumBars ? DivergenceStatus.TooNear
                    : b - a > o.MaximumBars ? DivergenceStatus.TooFar
                    : !complete ? DivergenceStatus.NoIndicator
                    : price * read >= 0 ? DivergenceStatus.NoDivergence
                    : DivergenceStatus.Found;
                if (statuses[known] != DivergenceStatus.Found)
                    continue;
                // Regular: the price goes beyond the earlier pivot of its side.
                bool beyond = side == "Bearish" ? price > 0 : price < 0;
                DivergenceKind kind = Enum.Parse<DivergenceKind>(string.Create(CultureInfo.InvariantCulture, $"{(beyond ? "Regular" : "Hidden")}{side}"));
                found.Add(new BarDivergence(kind, new BarPivot(a, p[a], v[a]!.Value), new BarPivot(b, p[b], v[b]!.Value), known));
            }
        }

        return ([.. found.OrderBy(d => d.KnownBar)], statuses);
    }
}
