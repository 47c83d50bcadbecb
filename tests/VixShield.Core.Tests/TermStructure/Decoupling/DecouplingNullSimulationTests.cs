using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class DecouplingNullSimulationTests
{
    private static readonly StudentFit FatTails = new(RegressionStatus.Ok, 1000, 4, 0.7, null, null, string.Empty);

    [Fact]
    public void With_the_windows_deviation_the_rates_are_about_the_nominal_ones()
    {
        // A constant maturity has no rolls; the deviation of 252 residuals widens the law of z by less than one percent.
        const int sessions = 60_000;
        DecouplingDetectorOptions options = new() { Kind = DecouplingResidualKind.ConstantMaturity, Scale = DecouplingScale.Window };
        DecouplingRates simulated = DecouplingNullSimulation.Rates(sessions, 5, options)!;
        FalseAlarmRates nominal = FalseAlarmRates.Gaussian(options);
        Assert.Equal(sessions, simulated.Sessions);
        // Four standard errors; sums over five sessions overlap.
        Assert.Equal(nominal.OneDay, simulated.OneDay, (4 * Math.Sqrt(nominal.OneDay / sessions)) + 0.001);
        Assert.Equal(nominal.FiveDay, simulated.FiveDay, (4 * Math.Sqrt(5 * nominal.FiveDay / sessions)) + 0.002);
        Assert.Equal(nominal.Cusum, simulated.Alarm, 4 * Math.Sqrt(nominal.Cusum / sessions));
    }

    [Theory]
    [InlineData(DecouplingResidualKind.FrontContract)]
    [InlineData(DecouplingResidualKind.ConstantMaturity)]
    public void An_estimated_deviation_and_fat_tails_raise_the_one_day_rate(DecouplingResidualKind kind)
    {
        const int sessions = 40_000;
        DecouplingDetectorOptions options = new() { Kind = kind };
        DecouplingRates known = DecouplingNullSimulation.Rates(sessions, 3, options with { Scale = DecouplingScale.Window })!;
        DecouplingRates estimated = DecouplingNullSimulation.Rates(sessions, 3, options)!;
        DecouplingRates fat = DecouplingNullSimulation.Rates(sessions, 3, options, FatTails)!;
        Assert.True(known.OneDay < estimated.OneDay && estimated.OneDay < fat.OneDay, $"{known} {estimated} {fat}");
        foreach (DecouplingRates r in new[] { known, estimated, fat })
        {
            Assert.True(r.Residual >= Math.Max(r.OneDay, r.FiveDay) && r.Residual <= r.OneDay + r.FiveDay, r.ToString());
            // An alarm is on for five sessions of the calendar, of which a roll is none; a second one may come before the first ends.
            Assert.InRange(r.CusumOn, r.Alarm, options.AlarmSessions * r.Alarm);
            Assert.True(r.Decoupled > 0 && r.EpisodesPerYear * options.MinimumDwell / 252 <= r.Decoupled * 1.02, r.ToString());
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_rates_and_another_one_others()
    {
        DecouplingRates one = DecouplingNullSimulation.Rates(9_000, 1, residuals: FatTails, vixMoves: FatTails)!;
        Assert.Equal(one, DecouplingNullSimulation.Rates(9_000, 1, residuals: FatTails, vixMoves: FatTails));
        Assert.NotEqual(one, DecouplingNullSimulation.Rates(9_000, 2, residuals: FatTails, vixMoves: FatTails));
        Assert.Equal(9_000, one.Sessions);
    }

    [Fact]
    public void What_cannot_be_simulated_is_refused_or_null()
    {
        Refusal.OfValue("sessions", 999, "from 1", () => DecouplingNullSimulation.Rates(999, 1));
        Assert.Null(DecouplingNullSimulation.Rates(1_000, 1, residuals: StudentFit.Of([])));
        Assert.Null(DecouplingNullSimulation.Rates(1_000, 1, vixMoves: StudentFit.Of([])));
        Assert.Throws<OperationCanceledException>(() => DecouplingNullSimulation.Rates(1_000, 1, cancellation: new CancellationToken(true)));
        Assert.Null(DecouplingRates.Observed([]));
    }

    [Fact]
    public void Observed_rates_are_counts_over_readings()
    {
        DetectorCase c = new(4, 330, true, false, 10);
        var readings = DecouplingDetector.Run(c.Make(), c.Options);
        DecouplingRates rates = DecouplingRates.Observed(readings)!;
        DecouplingStatistics[] measured = [.. readings.Select(r => r.Statistics).Where(s => s.Z1 is not null)];
        int withLaw = readings.Count(r => r.State != CouplingState.NotReady);
        Assert.Equal(measured.Length, rates.Sessions);
        Assert.Equal(measured.Count(s => s.Signals.HasFlag(DecouplingSignals.BetaShift)), rates.BetaOn * measured.Length, 1e-9);
        Assert.Equal(measured.Count(s => s.Signals.HasFlag(DecouplingSignals.HalfLife)), rates.HalfLifeOn * measured.Length, 1e-9);
        Assert.Equal(measured.Count(s => s.Signals.HasFlag(DecouplingSignals.CusumAlarm)), rates.CusumOn * measured.Length, 1e-9);
        Assert.Equal(measured.Count(s => Math.Abs(s.Z1!.Value) > c.Options.Threshold1), rates.OneDay * measured.Length, 1e-9);
        Assert.Equal(readings.Count(r => r.State == CouplingState.Decoupled), rates.Decoupled * withLaw, 1e-9);
        Assert.Equal(DecouplingEpisode.Of(readings).Length, rates.EpisodesPerYear * withLaw / 252, 1e-9);
    }
}
