using System.Collections.Immutable;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class DecouplingDetectorTests
{
    // Sums over a window against QR; w and w ln VIX are not far from dependent, and a t statistic divides by a small deviation.
    private const double Rounding = 1e-7;

    private static readonly Func<DecouplingStatistics, double?>[] Estimates =
    [
        s => s.Intercept, s => s.LogBeta, s => s.WindowDeviation, s => s.ResidualDeviation, s => s.Phi, s => s.HalfLife, s => s.ShortPhi, s => s.ShortHalfLife,
        s => s.DickeyFuller, s => s.ShortBeta, s => s.ModelBeta, s => s.BetaDeviations,
    ];

    private static readonly Func<DecouplingStatistics, double?>[] Statistics =
    [
        .. Estimates, s => s.Residual, s => s.Z1, s => s.Z5, s => s.Z21, s => s.LevelResidual, s => s.Innovation, s => s.CusumUpper, s => s.CusumLower, s => s.Alarm,
    ];

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 40)]
    public void Every_session_is_what_the_definition_says(DetectorCase c, bool withModel)
    {
        DecouplingObservation[] all = c.Make();
        ILogBeta? model = withModel ? LogBetaCurve.Prior : null;
        List<DecouplingStatistics> naive = new NaiveDetector(c.Options, model).Run(all);
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(all, c.Options, model);
        var deviations = new Deviations();
        for (int i = 0; i < all.Length; i++)
        {
            DecouplingStatistics expected = naive[i];
            DecouplingStatistics actual = readings[i].Statistics;
            deviations.Check((expected.State, expected.Direction, expected.Signals) == (actual.State, actual.Direction, actual.Signals), $"session {i}: expected {expected}, got {actual}");
            for (int k = 0; k < Statistics.Length; k++)
            {
                double? wanted = Statistics[k](expected);
                double? found = Statistics[k](actual);
                deviations.Check(wanted is null == found is null, $"session {i} statistic {k}: expected {wanted}, got {found}");
                if (wanted is { } value && found is { } number)
                    deviations.Compare(value, number, Rounding * Math.Max(1, Math.Abs(value)), $"session {i} statistic {k}");
            }
        }

        deviations.Verify();
    }

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 100)]
    public void One_by_one_and_all_at_once_give_the_same_bits(DetectorCase c)
    {
        DecouplingObservation[] all = c.Make();
        var lean = new DecouplingDetector(c.Options);
        var full = new DecouplingDetector(c.Options);
        ImmutableArray<DecouplingDetectorReading> batch = DecouplingDetector.Run(all, c.Options);
        Assert.Equal(all.Length, batch.Length);
        for (int i = 0; i < all.Length; i++)
        {
            Assert.Equal(batch[i], full.Update(all[i]));
            Assert.Equal(batch[i].Statistics, lean.Advance(all[i]));
        }
    }

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 100)]
    public void Later_sessions_change_no_earlier_reading_and_today_changes_no_estimate_of_today(DetectorCase c, double where, bool changesVix)
    {
        DecouplingObservation[] all = c.Make();
        int day = (int)(Math.Abs(where % 1) * all.Length);
        day = Math.Clamp(double.IsFinite(where) ? day : 100, 1, all.Length - 1);
        DecouplingObservation[] changed = [.. all];
        changed[day] = changesVix ? all[day] with { Vix = all[day].Vix * 1.7 } : all[day] with { Future = all[day].Future * 1.4, FutureLogChange = all[day].FutureLogChange + 0.3 };
        ImmutableArray<DecouplingDetectorReading> before = DecouplingDetector.Run(all, c.Options);
        ImmutableArray<DecouplingDetectorReading> after = DecouplingDetector.Run(changed, c.Options);
        Assert.Equal(before.Take(day), after.Take(day));
        foreach (Func<DecouplingStatistics, double?> estimate in Estimates)
            Assert.Equal(estimate(before[day].Statistics), estimate(after[day].Statistics));
        if (before[day].Statistics.Z1 is { } z)
            Assert.NotEqual(z, after[day].Statistics.Z1);
    }

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 60)]
    public void Prices_in_another_unit_change_nothing_but_points(DetectorCase c)
    {
        ImmutableArray<DecouplingDetectorReading> one = DecouplingDetector.Run(c.Make(), c.Options);
        ImmutableArray<DecouplingDetectorReading> ten = DecouplingDetector.Run(c.Make(10), c.Options);
        Compare(one, ten, Statistics, 1);
        Assert.All(one.Zip(ten), p => Assert.Equal((p.First.State, p.First.Direction, p.First.Statistics.Signals), (p.Second.State, p.Second.Direction, p.Second.Statistics.Signals)));
        Compare(one, ten, [s => s.ResidualPoints], 10);
    }

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 60)]
    public void Mirrored_moves_mirror_residuals_and_swap_the_sides_of_the_chart(DetectorCase c)
    {
        ImmutableArray<DecouplingDetectorReading> one = DecouplingDetector.Run(c.Make(), c.Options);
        ImmutableArray<DecouplingDetectorReading> other = DecouplingDetector.Run(c.Make(mirrored: true), c.Options);
        Compare(one, other, [s => s.Z1, s => s.Z5, s => s.Z21, s => s.Residual, s => s.Innovation, s => s.LevelResidual, s => s.Alarm], -1);
        Compare(one, other, [s => s.LogBeta, s => s.Phi, s => s.BetaDeviations, s => s.ResidualDeviation], 1);
        foreach ((DecouplingDetectorReading a, DecouplingDetectorReading b) in one.Zip(other))
        {
            // The remedy does not depend on whether VIX rose or fell.
            Assert.Equal((a.State, a.Direction), (b.State, b.Direction));
            if (a.Statistics.CusumUpper is { } upper)
                Assert.Equal(upper, b.Statistics.CusumLower!.Value, Rounding * Math.Max(1, upper));
        }
    }

    [Law(Arbitrary = [typeof(DetectorCase)], MaxTest = 60)]
    public void A_planted_departure_is_found_with_its_sign(DetectorCase c, bool down, bool overreacts)
    {
        DetectorCase clean = c with { HolesPerThousand = 0, ChangesClock = false, Sessions = 200 };
        DecouplingObservation[] all = clean.Make();
        int day = Enumerable.Range(185, 10).First(i => all[i].Contract == all[i - 1].Contract && all[i - 2].Contract == all[i - 1].Contract);
        double vixMove = down ? -0.2 : 0.2;
        double extra = 0.2 * Math.Sign(vixMove) * (overreacts ? 1 : -1);
        all[day] = all[day] with
        {
            Vix = all[day - 1].Vix * Math.Exp(vixMove),
            Future = all[day - 1].Future * Math.Exp((0.5 * vixMove) + extra),
            FutureLogChange = (0.5 * vixMove) + extra,
        };
        DecouplingDetectorReading reading = DecouplingDetector.Run(all, clean.Options with { Charted = CusumSource.Moves })[day];
        Assert.Equal(CouplingState.Decoupled, reading.State);
        Assert.Equal(overreacts ? CouplingDirection.HedgeOverreacts : CouplingDirection.HedgeLags, reading.Direction);
        Assert.Equal(Math.Sign(extra), Math.Sign(reading.Statistics.ResidualPoints!.Value));
        Assert.Contains(overreacts ? "overreacts" : "lags", reading.Reason, StringComparison.Ordinal);
        Assert.Contains(reading.Findings, f => f.Name == "z1" && f.IsExceeded && f.Value == reading.Statistics.Z1);
        DecouplingReading plan = reading.ToDecouplingReading()!;
        Assert.Equal((reading.State, reading.Direction, reading.Reason, all[day].Contract), (plan.State, plan.Direction, plan.Reason, plan.Contract));
        Assert.Equal(reading.Statistics.Z1, plan.ZScore);
        Assert.Equal(plan.LogBeta!.Value * all[day - 1].Future!.Value / all[day - 1].Vix!.Value, plan.PointBeta!.Value, clean.ConstantMaturity ? double.MaxValue : 1e-9);
    }

    [Fact]
    public void Clean_Gaussian_moves_pass_thresholds_about_as_often_as_the_nominal_rates_say()
    {
        // No session without a move: a constant maturity. Parameters from 252 sessions widen the law of z by less than one percent.
        var random = new Random(41);
        DateOnly date = new(1995, 1, 3);
        List<DecouplingObservation> all = [];
        while (date < new DateOnly(2020, 10, 1))
        {
            double move = 0.07 * CumulativeSumTests.Gaussian(random);
            all.Add(new DecouplingObservation
            {
                Date = date,
                Vix = all.Count == 0 ? 18 : all[^1].Vix * Math.Exp(move),
                Future = 20,
                FutureLogChange = (0.5 * move) + (0.02 * CumulativeSumTests.Gaussian(random)),
                MaturityDays = 30,
            });
            date = DetectorCase.Calendar.NextSession(date);
        }

        DecouplingDetectorOptions options = new() { Kind = DecouplingResidualKind.ConstantMaturity, Scale = DecouplingScale.Window };
        FalseAlarmRates observed = FalseAlarmRates.Observed(DecouplingDetector.Run(all, options))!;
        FalseAlarmRates nominal = FalseAlarmRates.Gaussian(options);
        int n = all.Count - 253;
        // Four standard errors; sums over five sessions overlap. Alarms are counted as rare events are.
        Assert.Equal(nominal.OneDay, observed.OneDay, (4 * Math.Sqrt(nominal.OneDay / n)) + 0.001);
        Assert.Equal(nominal.FiveDay, observed.FiveDay, (4 * Math.Sqrt(5 * nominal.FiveDay / n)) + 0.002);
        Assert.Equal(nominal.Cusum, observed.Cusum, 4 * Math.Sqrt(nominal.Cusum / n));
    }

    [Fact]
    public void Gaps_and_rolls_have_no_move_and_enter_nothing()
    {
        DetectorCase c = new(6, 300, false, false, 0);
        DecouplingObservation[] all = c.Make();
        ImmutableArray<DecouplingDetectorReading> whole = DecouplingDetector.Run(all, c.Options);
        int[] rolls = [.. Enumerable.Range(1, all.Length - 1).Where(i => all[i].Contract != all[i - 1].Contract)];
        Assert.NotEmpty(rolls);
        Assert.All(rolls, i => Assert.Equal((DecouplingMoveStatus.Roll, null, null), (whole[i].Statistics.Move, whole[i].Statistics.Z1, whole[i].Statistics.Innovation)));
        Assert.All(rolls.Where(i => i + 1 < all.Length), i => Assert.Null(whole[i + 1].Statistics.Innovation));

        int removed = rolls[^2] + 8;
        ImmutableArray<DecouplingDetectorReading> gap = DecouplingDetector.Run(all.Where((_, i) => i != removed), c.Options);
        DecouplingStatistics after = gap[removed].Statistics;
        Assert.Equal(DecouplingMoveStatus.Gap, after.Move);
        Assert.Null(after.Z1);
        Assert.Equal(whole[removed - 1].State, after.State);
        Assert.Equal(Enumerable.Repeat<double?>(null, 4), Enumerable.Range(1, 4).Select(k => gap[removed + k].Statistics.Z5));
        Assert.NotNull(gap[removed + 5].Statistics.Z5);
    }

    [Fact]
    public void The_settlement_clock_is_not_pooled()
    {
        DetectorCase c = new(8, 320, true, true, 0);
        DecouplingObservation[] all = c.Make();
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(all, c.Options);
        int change = Array.FindIndex(all, o => o.Date == new DateOnly(2020, 10, 26));
        Assert.Equal(DecouplingMoveStatus.ClockChange, readings[change].Statistics.Move);
        Assert.Equal(CouplingState.NotReady, readings[change].State);
        Assert.Equal(CouplingState.NotReady, readings[change + 80].State);
        Assert.NotEqual(CouplingState.NotReady, readings[change + 81].State);
        // What came before is as if it had never been.
        ImmutableArray<DecouplingDetectorReading> fresh = DecouplingDetector.Run(all.Skip(change), c.Options);
        Assert.Equal(readings.Skip(change + 1).Select(r => r.Statistics), fresh.Skip(1).Select(r => r.Statistics));
    }

    [Fact]
    public void A_long_gap_keeps_the_law_and_ends_the_episode()
    {
        DetectorCase c = new(3, 260, true, false, 0);
        DecouplingObservation[] all = c.Make();
        int day = DecouplingDetector.Run(all, c.Options).Select((r, i) => (r, i)).First(p => p.i > 120 && p.r.State == CouplingState.Decoupled).i;
        DecouplingObservation[] late = [.. all.Take(day + 1), .. all.Skip(day + 1).Select(o => o with { Date = DetectorCase.Calendar.AddSessions(o.Date, 30) })];
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(late, c.Options);
        Assert.Equal((DecouplingMoveStatus.Gap, CouplingState.Coupled), (readings[day + 1].Statistics.Move, readings[day + 1].State));
        Assert.NotNull(readings[day + 2].Statistics.Z1);
        Assert.True(Math.Max(readings[day + 2].Statistics.CusumUpper ?? 0, readings[day + 2].Statistics.CusumLower ?? 0) <= Math.Abs(readings[day + 2].Statistics.Innovation ?? 0));
    }

    [Fact]
    public void What_is_not_defined_is_a_status_and_never_a_number()
    {
        DateOnly[] dates = [.. Enumerable.Range(0, 300).Select(i => DetectorCase.Calendar.AddSessions(new DateOnly(2014, 1, 2), i))];
        DecouplingDetectorOptions options = new() { Kind = DecouplingResidualKind.ConstantMaturity, Window = 80, MinimumObservations = 80 };
        NoLaw(i => new() { Vix = 18, Future = 20, FutureLogChange = 0 });
        NoLaw(i => new() { Vix = 18 + (i % 2), Future = 20, FutureLogChange = 0 });
        NoLaw(i => new() { Vix = 18 + (i % 3), Future = 20, FutureLogChange = 0.5 * Math.Log((18d + (i % 3)) / (18 + ((i + 2) % 3))) });
        Assert.All(Run(i => new() { Vix = 18, Future = 20 }), r => Assert.Null(r.Statistics.Z1));
        Assert.All(Run(i => new() { Vix = double.NaN, Future = 20, FutureLogChange = 0.01 }).Skip(1), r => Assert.Equal(DecouplingMoveStatus.NoVix, r.Statistics.Move));
        Assert.All(Run(i => new() { Vix = 18, Future = -1, FutureLogChange = 0.01 }).Skip(1), r => Assert.Equal(DecouplingMoveStatus.NoFuture, r.Statistics.Move));
        Assert.All(Run(i => new() { Vix = 18, Future = 20, FutureLogChange = double.NaN }).Skip(1), r => Assert.Equal(DecouplingMoveStatus.NoFuture, r.Statistics.Move));
        Assert.All(Run(i => new() { Vix = 18, Future = 20, FutureLogChange = 0.01, MaturityDays = -3 }).Skip(1), r => Assert.Equal(DecouplingMoveStatus.NoFuture, r.Statistics.Move));
        Assert.Equal((CouplingState.NotReady, DecouplingMoveStatus.None), (default(DecouplingStatistics).State, default(DecouplingStatistics).Move));
        Assert.Equal(default, BasisMeasures.Of(default));
        ImmutableArray<DecouplingDetectorReading> Run(Func<int, DecouplingObservation> make) => DecouplingDetector.Run(dates.Select((d, i) => Complete(make(i), d)), options);
        static DecouplingObservation Complete(DecouplingObservation o, DateOnly date) => o with { Date = date, MaturityDays = o.MaturityDays == 0 ? 30 : o.MaturityDays };
        void NoLaw(Func<int, DecouplingObservation> make)
        {
            ImmutableArray<DecouplingDetectorReading> readings = Run(make);
            Assert.Equal(DecouplingMoveStatus.FirstSession, readings[0].Statistics.Move);
            Assert.All(readings.Take(81).Skip(1), r => Assert.Equal(DecouplingMoveStatus.TooFewObservations, r.Statistics.Move));
            Assert.All(readings.Skip(81), r => Assert.Equal(DecouplingMoveStatus.NoScale, r.Statistics.Move));
            Assert.All(readings, r =>
            {
                Assert.Equal((CouplingState.NotReady, DecouplingSignals.None), (r.State, r.Statistics.Signals));
                Assert.All(Statistics.SkipLast(1), s => Assert.Null(s(r.Statistics)));
                Assert.All(r.Findings, f => Assert.True(f.Value is null && !f.IsExceeded && f.Reason.Length > 0));
                Assert.Null(r.ToDecouplingReading());
            });
        }
    }

    [Fact]
    public void Measures_beside_are_null_where_something_is_missing()
    {
        DecouplingObservation all = new() { Vix = 20, FrontFuture = 22, SecondFuture = 23.1, BusinessDays = 10, DaysBetween = 28, VixForecast = 21 };
        BasisMeasures basis = BasisMeasures.Of(all);
        Assert.Equal(2, basis.Basis!.Value, 1e-12);
        Assert.Equal(0.2, basis.DailyRoll!.Value, 1e-12);
        Assert.Equal(0.1, basis.Premium!.Value, 1e-12);
        Assert.Equal(1.1, basis.Spread!.Value, 1e-12);
        Assert.Equal(1.1 / 28, basis.SpreadPerDay!.Value, 1e-12);
        Assert.Equal(0.05, basis.Slope!.Value, 1e-12);
        Assert.Equal(1, basis.VixPremium!.Value, 1e-12);
        Assert.Null(BasisMeasures.Of(all with { VixForecast = null }).VixPremium);
        Assert.Null(BasisMeasures.Of(all with { BusinessDays = 0 }).DailyRoll);
        Assert.Null(BasisMeasures.Of(all with { BusinessDays = null }).DailyRoll);
        Assert.Null(BasisMeasures.Of(all with { Vix = 0 }).Premium);
    }

    [Fact]
    public void Dates_that_do_not_ascend_are_refused_and_leave_the_detector_as_it_was()
    {
        DetectorCase c = new(5, 160, false, false, 0);
        DecouplingObservation[] all = c.Make();
        var detector = new DecouplingDetector(c.Options);
        for (int i = 0; i < 120; i++)
            detector.Update(all[i]);
        Refusal.OfValue("date", all[119].Date, "ascend", () => detector.Update(all[119]));
        Refusal.OfValue("date", new DateOnly(2015, 7, 4), "no session", () => detector.Update(all[119] with { Date = new DateOnly(2015, 7, 4) }));
        Assert.Equal(DecouplingDetector.Run(all, c.Options)[120], detector.Update(all[120]));
    }

    [Fact]
    public void An_advance_allocates_nothing()
    {
        DetectorCase c = new(12, 330, false, false, 0);
        DecouplingObservation[] all = c.Make();
        var warm = new DecouplingDetector(c.Options, LogBetaCurve.Prior);
        foreach (DecouplingObservation observation in all)
            warm.Advance(observation);
        var detector = new DecouplingDetector(c.Options, LogBetaCurve.Prior);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref DecouplingObservation observation in all.AsSpan())
            detector.Advance(observation);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Episodes_are_unbroken_runs()
    {
        DetectorCase c = new(4, 330, true, false, 0);
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(c.Make(), c.Options);
        ImmutableArray<DecouplingEpisode> episodes = DecouplingEpisode.Of(readings);
        Assert.NotEmpty(episodes);
        Assert.Equal(readings.Count(r => r.State == CouplingState.Decoupled), episodes.Sum(e => e.Sessions));
        foreach (DecouplingEpisode e in episodes)
        {
            DecouplingDetectorReading[] inside = [.. readings.Where(r => r.Date >= e.First && r.Date <= e.Last)];
            Assert.All(inside, r => Assert.Equal(CouplingState.Decoupled, r.State));
            Assert.True(inside[0].Statistics.MeetsCondition);
            Assert.True(e.IsOpen || e.Sessions >= c.Options.MinimumDwell, e.ToString());
            Assert.Equal(inside.MaxBy(r => Math.Abs(r.Statistics.Z1 ?? 0))!.Date, e.ExtremeDate);
            Assert.Equal(inside.Sum(r => r.Statistics.VixLogChange ?? 0), e.VixMove, 1e-12);
            int end = readings.IndexOf(inside[^1]);
            Assert.Equal(e.IsOpen ? (CouplingState?)null : CouplingState.Recoupled, end + 1 < readings.Length ? readings[end + 1].State : (CouplingState?)null);
        }
    }

    [Fact]
    public void Illegal_options_are_refused()
    {
        Refusal.OfValue("Window", 69, "from 70", () => _ = new DecouplingDetectorOptions { Window = 69 });
        Refusal.OfValue("ShortWindow", 66, "to 65", () => _ = new DecouplingDetectorOptions { ShortWindow = 66 });
        Refusal.OfValue("EwmaDecay", 1d, "0.999", () => _ = new DecouplingDetectorOptions { EwmaDecay = 1 });
        Refusal.OfValue("Threshold1", double.NaN, "greater than 0", () => _ = new DecouplingDetectorOptions { Threshold1 = double.NaN });
        Refusal.OfValue("Kind", (DecouplingResidualKind)7, "FrontContract", () => _ = new DecouplingDetectorOptions { Kind = (DecouplingResidualKind)7 });
    }

    private static void Compare(
        ImmutableArray<DecouplingDetectorReading> one, ImmutableArray<DecouplingDetectorReading> other, Func<DecouplingStatistics, double?>[] statistics, double factor)
    {
        var deviations = new Deviations();
        for (int i = 0; i < one.Length; i++)
        {
            for (int k = 0; k < statistics.Length; k++)
            {
                double? a = factor * statistics[k](one[i].Statistics);
                double? b = statistics[k](other[i].Statistics);
                deviations.Check(a is null == b is null, $"session {i} statistic {k}: {a} and {b}");
                if (a is { } wanted && b is { } found)
                    deviations.Compare(wanted, found, Rounding * Math.Max(1, Math.Abs(wanted)), $"session {i} statistic {k}");
            }
        }

        deviations.Verify();
    }
}
