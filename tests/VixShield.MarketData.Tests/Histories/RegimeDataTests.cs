using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;
using VixShield.Tests.Folder;
using Xunit.Abstractions;

namespace VixShield.Tests.Histories;

/// <summary>The presets on the real strip. Prints how many sessions each state has.</summary>
[Trait("Category", "Data")]
public sealed class RegimeDataTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Presets_give_every_session_a_state_that_its_numbers_allow()
    {
        VixFuturesHistory history = HistoryLoader.VixFutures(
        [
            DataFolder.Require("vix-futures", "vx-contracts-2013-2019.csv.gz"), DataFolder.Require("vix-futures", "vx-contracts-2022-2024.csv.gz"),
        ]).Value;
        foreach (VixCurveRegimeRule rule in new[] { VixCurveRegimeRule.Sign, VixCurveRegimeRule.SteepContango })
        {
            VixCurveHistory measured = VixCurveHistory.Of(history, rule.Measure);
            var readings = rule.Run(measured);
            output.WriteLine($"{rule.Name}: {Counts(readings.Select(r => r.Regime))}");
            Assert.Equal(history.Sessions.Length, readings.Length);
            Assert.All(readings, r => Assert.True(r.Regime != VixCurveRegime.Contango || r.Value >= rule.LeaveContango || r.ProposedSessions > 0, r.Reason));
            Assert.All(readings, r => Assert.True(r.Regime != VixCurveRegime.Backwardation || r.Value <= rule.LeaveBackwardation || r.ProposedSessions > 0, r.Reason));
            // Nothing is carried over the years without data.
            Assert.All(readings.Zip(measured.Points).Where(p => !p.Second.FollowsPrevious && rule.ConfirmationSessions > 1), p => Assert.Equal(VixCurveRegime.NotReady, p.First.Regime));
        }

        FlatteningRule press = FlatteningRule.TemporalThetaCashPress;
        VixCurveHistory spread = VixCurveHistory.Of(history, press.Measure);
        var states = press.Run(spread);
        output.WriteLine($"{press.Name}: {Counts(states.Select(s => s.State))}");
        Assert.Contains(states, s => s.State == FlatteningState.Flattening);
        Assert.All(states.Where(s => s.State == FlatteningState.Flattening), s => Assert.True(s.Value > 0 && s.Change.Value < 0, s.Reason));
        Assert.All(states, s => Assert.Equal(s.Value <= 0, s.State == FlatteningState.Inverted));
    }

    private static string Counts<T>(IEnumerable<T> states)
        where T : struct, Enum => string.Join(", ", states.CountBy(s => s).OrderBy(s => s.Key).Select(s => FormattableString.Invariant($"{s.Key} {s.Value}")));
}
