using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class VixCurveRegimeTests
{
    private static readonly VixCurveRegimeRule Rule = new("made", "test", VixCurveMeasure.Contango, 0.05, 0.02, -0.01, -0.04);

    [SeededProperty(MaxTest = 300)]
    public void A_regime_changes_only_beyond_its_thresholds(int seed)
    {
        var random = new Random(seed);
        VixCurveRegimeReading? before = null;
        double value = 0.1 * (random.NextDouble() - 0.5);
        for (int i = 0; i < 200; i++)
        {
            value += 0.02 * (random.NextDouble() - 0.5);
            VixCurveRegimeReading reading = Rule.Next(before, Point(i, value));
            VixCurveRegime held = before?.Regime ?? VixCurveRegime.NotReady;
            // By the definition of each state, from its own side.
            if (value >= 0.05)
                Assert.Equal(VixCurveRegime.Contango, reading.Regime);
            else if (value <= -0.04)
                Assert.Equal(VixCurveRegime.Backwardation, reading.Regime);
            else if (value is < 0.02 and > -0.01)
                Assert.Equal(VixCurveRegime.Flat, reading.Regime);
            else if (value >= 0.02)
                Assert.Equal(held == VixCurveRegime.Contango ? held : VixCurveRegime.Flat, reading.Regime);
            else
                Assert.Equal(held == VixCurveRegime.Backwardation ? held : VixCurveRegime.Flat, reading.Regime);
            before = reading;
        }
    }

    [SeededProperty(MaxTest = 200)]
    public void Inside_the_band_nothing_chatters(int seed)
    {
        var random = new Random(seed);
        VixCurveRegimeReading up = Rule.Next(null, Point(0, 0.06));
        VixCurveRegimeReading flat = Rule.Next(null, Point(0, 0.03));
        VixCurveRegimeReading down = Rule.Next(null, Point(0, -0.05));
        for (int i = 1; i < 60; i++)
        {
            double above = 0.02 + (0.0299 * random.NextDouble());
            double below = -0.0399 + (0.0299 * random.NextDouble());
            Assert.Equal(VixCurveRegime.Contango, (up = Rule.Next(up, Point(i, above))).Regime);
            Assert.Equal(VixCurveRegime.Flat, (flat = Rule.Next(flat, Point(i, above))).Regime);
            Assert.Equal(VixCurveRegime.Backwardation, (down = Rule.Next(down, Point(i, below))).Regime);
        }
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 6)]
    public void A_stream_of_sessions_gives_the_readings_of_the_batch_and_later_ones_change_nothing(HistoryCase made, FsCheck.PositiveInt hole)
    {
        VixFuturesHistory history = VixCurveHistoryTests.Holed(made.Make(), hole.Get);
        FlatteningRule flattening = new("made", "test", VixCurveMeasure.Spread(30, 45), 3, 0.1, 0.02, 0.6, 40, 10);
        foreach (VixCurveRegimeRule rule in new[] { Rule, VixCurveRegimeRule.Sign, VixCurveRegimeRule.SteepContango })
        {
            var whole = rule.Run(VixCurveHistory.Of(history, rule.Measure));
            VixCurveRegimeReading? last = null;
            for (int n = 1; n <= history.Sessions.Length; n++)
            {
                VixCurveHistory part = VixCurveHistory.Of(new VixFuturesHistory(history.Sessions.Take(n), history.Calendar), rule.Measure);
                last = rule.Next(last, part.Points[^1]);
                Assert.Equal(whole[n - 1], last);
                Assert.Equal(part.Points[^1].Value is null, last is { Value: null, Regime: VixCurveRegime.NotReady });
            }
        }

        var states = flattening.Run(VixCurveHistory.Of(history, flattening.Measure));
        FlatteningReading? state = null;
        for (int n = 1; n <= history.Sessions.Length; n++)
        {
            VixCurveHistory part = VixCurveHistory.Of(new VixFuturesHistory(history.Sessions.Take(n), history.Calendar), flattening.Measure);
            state = flattening.Next(state, part, n - 1);
            Assert.Equal(states[n - 1], state);
            Assert.Equal(state.Value <= 0, state.State == FlatteningState.Inverted);
            Assert.Equal(state.State == FlatteningState.Flattening && !(n > 1 && states[n - 2].State == FlatteningState.Flattening && part.Points[^1].FollowsPrevious),
                state.State == FlatteningState.Flattening && state.Change.Value <= -0.1 && state.Percentile!.Percentile <= 0.6
                && !(n > 1 && states[n - 2].State == FlatteningState.Flattening && part.Points[^1].FollowsPrevious));
        }
    }

    [Fact]
    public void Confirmation_waits_gaps_and_missing_values_begin_anew()
    {
        VixCurveRegimeRule rule = new("made", "test", VixCurveMeasure.Contango, 0.05, 0.02, -0.01, -0.04, 2);
        VixCurveRegime[] regimes = [.. Run((0.06, true), (0.06, true), (-0.05, true), (0.06, true), (-0.05, true), (-0.05, true), (0, false), (0, true), (null, true), (0.06, true), (0.07, true))];
        Assert.Equal(
            [
                VixCurveRegime.NotReady, VixCurveRegime.Contango, VixCurveRegime.Contango, VixCurveRegime.Contango, VixCurveRegime.Contango, VixCurveRegime.Backwardation,
                VixCurveRegime.NotReady, VixCurveRegime.Flat, VixCurveRegime.NotReady, VixCurveRegime.NotReady, VixCurveRegime.Contango,
            ],
            regimes);

        IEnumerable<VixCurveRegime> Run(params (double? Value, bool Follows)[] values)
        {
            VixCurveRegimeReading? last = null;
            for (int i = 0; i < values.Length; i++)
            {
                last = rule.Next(last, Point(i, values[i].Value, values[i].Follows));
                yield return last.Regime;
            }
        }
    }

    [Fact]
    public void Thresholds_out_of_order_and_other_measures_are_refused()
    {
        VixCurveMeasure m = VixCurveMeasure.Contango;
        Refusal.OfArgument("leaveContango", () => _ = new VixCurveRegimeRule("a", "b", m, 0.05, 0.06, 0, -0.05));
        Refusal.OfArgument("leaveBackwardation", () => _ = new VixCurveRegimeRule("a", "b", m, 0.05, 0, 0.01, -0.05));
        Refusal.OfArgument("enterBackwardation", () => _ = new VixCurveRegimeRule("a", "b", m, 0.05, 0, -0.03, -0.02));
        Refusal.OfArgument("enterBackwardation", () => _ = new VixCurveRegimeRule("a", "b", m, 0, 0, 0, 0));
        Refusal.OfArgument("confirmationSessions", () => _ = new VixCurveRegimeRule("a", "b", m, 0.05, 0, 0, -0.02, 0));
        Refusal.OfArgument("enterFall", () => _ = new FlatteningRule("a", "b", m, 5, 0));
        Refusal.OfArgument("leaveFall", () => _ = new FlatteningRule("a", "b", m, 5, 0.1, 0.2));
        Refusal.OfArgument("maximumPercentile", () => _ = new FlatteningRule("a", "b", m, 5, 0.1, 0, 1.1));
        VixCurveHistory basis = VixCurveHistory.Of(new HistoryCase(1, 30, 0.5, 0.01).Make(), VixCurveMeasure.Basis);
        Refusal.OfArgument("history", () => Rule.Run(basis));
        Refusal.OfArgument("history", () => FlatteningRule.TemporalThetaCashPress.Run(basis));
        VixCurveRegimeReading reading = Rule.Next(null, Point(3, 0.1));
        Refusal.OfArgument("point", () => Rule.Next(reading, Point(3, 0.1)));
    }

    [Fact]
    public void Presets_say_that_they_are_opinions()
    {
        Assert.All([VixCurveRegimeRule.Sign.Description, VixCurveRegimeRule.SteepContango.Description, FlatteningRule.TemporalThetaCashPress.Description], d => Assert.Contains("Opinion", d, StringComparison.Ordinal));
        Assert.True(FlatteningRule.TemporalThetaCashPress.Measure.IsConstantMaturity);
    }

    private static VixCurvePoint Point(int day, double? value, bool follows = true) => new(
        new DateOnly(2024, 1, 1).AddDays(day), value is null ? VixCurvePointStatus.NoContract : VixCurvePointStatus.Ok, value, null, null, follows && day > 0);
}
