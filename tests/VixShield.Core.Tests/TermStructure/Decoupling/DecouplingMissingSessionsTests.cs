using System.Collections.Immutable;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>Sessions that say nothing: missing, without prices, or with a move that is an error of the data.</summary>
public sealed class DecouplingMissingSessionsTests
{
    private static readonly int[] s_runs = [1, 2, 5, 12];

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 100)]
    public void A_row_without_prices_is_as_a_row_that_is_missing(DetectorCase c, int seed, bool withoutVix)
    {
        DecouplingObservation[] all = c.Make();
        var random = new Random(seed);
        // Single rows, runs as long as the memory of an alarm, and runs beyond the long gap.
        bool[] isGone = new bool[all.Length];
        for (int k = 0; k < 8; k++)
        {
            int from = random.Next(all.Length);
            isGone.AsSpan(from, Math.Min(s_runs[random.Next(s_runs.Length)], all.Length - from)).Fill(true);
        }

        DecouplingObservation[] kept = [.. all.Where((_, i) => !isGone[i])];
        ImmutableArray<DecouplingDetectorReading> deleted = DecouplingDetector.Run(kept, c.Options);
        ImmutableArray<DecouplingDetectorReading> empty = DecouplingDetector.Run(
            all.Select((o, i) => !isGone[i] ? o : withoutVix ? o with { Vix = null } : o with { Future = null }), c.Options);
        Assert.Equal(deleted, empty.Where((_, i) => !isGone[i]));
        Assert.All(empty.Where((_, i) => isGone[i]), r => Assert.True(r.Statistics.Move is DecouplingMoveStatus.NoVix or DecouplingMoveStatus.NoFuture && r.Statistics.Z1 is null));
    }

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 60)]
    public void No_sum_spans_a_session_without_a_residual_that_is_no_roll(DetectorCase c)
    {
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(c.Make(), c.Options);
        int since = 0;
        foreach (DecouplingStatistics s in readings.Select(r => r.Statistics))
        {
            since = s.Residual is not null ? since + 1 : s.Move == DecouplingMoveStatus.Roll ? since : 0;
            if (s.Residual is not null)
                Assert.Equal((since >= 5, since >= 21), (s.Z5 is not null, s.Z21 is not null));
        }
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(-1e200)]
    [InlineData(3.001)]
    public void An_absurd_move_enters_nothing(double change)
    {
        DetectorCase c = new(4, 250, true, false, 0);
        DecouplingObservation[] all = c.Make();
        const int day = 150;
        DecouplingObservation[] absurd = [.. all];
        absurd[day] = all[day] with { FutureLogChange = change };
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(absurd, c.Options);
        ImmutableArray<DecouplingDetectorReading> without = DecouplingDetector.Run(all.Where((_, i) => i != day), c.Options);
        Assert.Equal((DecouplingMoveStatus.Implausible, null, DecouplingSignals.None), (readings[day].Statistics.Move, readings[day].Statistics.Z1, readings[day].Statistics.Signals));
        Assert.Contains("error of the data", readings[day].Reason, StringComparison.Ordinal);
        Assert.Equal(without.AsEnumerable(), readings.RemoveAt(day));
        absurd[day] = all[day] with { Vix = 1e300 };
        Assert.Equal(without.AsEnumerable(), DecouplingDetector.Run(absurd, c.Options).RemoveAt(day));
    }

    [Fact]
    public void An_absurd_price_of_a_contract_enters_nothing()
    {
        DetectorCase c = new(6, 250, false, false, 0);
        DecouplingObservation[] all = c.Make();
        int day = Enumerable.Range(150, 9).First(i => all[i].Contract == all[i - 1].Contract);
        DecouplingObservation[] absurd = [.. all];
        absurd[day] = all[day] with { Future = 1e200 };
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(absurd, c.Options);
        Assert.Equal(DecouplingMoveStatus.Implausible, readings[day].Statistics.Move);
        Assert.Equal(DecouplingDetector.Run(all.Where((_, i) => i != day), c.Options).AsEnumerable(), readings.RemoveAt(day));
    }

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 60)]
    public void An_episode_that_couples_again_has_the_sessions_that_are_promised(DetectorCase c, byte least)
    {
        DecouplingDetectorOptions options = c.Options with { MinimumDwell = 1 + (least % 12), RecouplingSessions = 1 + (least % 2) };
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(c.Make(), options);
        foreach (DecouplingEpisode e in DecouplingEpisode.Of(readings).Where(e => !e.IsOpen))
        {
            int after = readings.IndexOf(readings.First(r => r.Date == e.Last)) + 1;
            int measured = readings.Count(r => r.Date >= e.First && r.Date <= e.Last && r.Statistics.Z1 is not null);
            Assert.True(readings[after].State != CouplingState.Recoupled || measured >= options.MinimumDwell, e.ToString());
        }
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void An_illegal_greatest_move_is_refused(NotPositive value) =>
        Refusal.OfValue("GreatestLogChange", value.Value, "0.5", () => _ = new DecouplingDetectorOptions { GreatestLogChange = value.Value });
}
