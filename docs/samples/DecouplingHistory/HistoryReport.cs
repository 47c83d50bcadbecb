// The rates by simulation are an experimental area (docs/versioning.md): whoever uses one says so.
#pragma warning disable VIX001

using System.Collections.Immutable;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;

namespace VixShield.Samples.DecouplingHistory;

/// <summary>The printed report.</summary>
internal sealed class HistoryReport(TextWriter output)
{
    private const int SimulatedSessions = 200_000;
    private const int Seed = 20180205;

    internal void Sources(Loaded<VixFuturesHistory> loaded, VixFuturesHistory history, DecouplingDetectorOptions options)
    {
        Section("History");
        Line($"{history}, {history.Gaps.Length} gaps");
        foreach (HistoryGap gap in history.Gaps.Where(g => g.MissingSessions > 5))
            Line($"  no sessions from {gap.LastBefore:yyyy-MM-dd} to {gap.FirstAfter:yyyy-MM-dd}: {gap.MissingSessions} are missing");
        Line($"Detector: {options}");
        foreach (ReadReport report in loaded.Reports)
            output.Write($"  {report.ToString().ReplaceLineEndings(" ")}\n");
    }

    internal void Episodes(ImmutableArray<DecouplingDetectorReading> readings)
    {
        ImmutableArray<DecouplingEpisode> episodes = DecouplingEpisode.Of(readings);
        Section(FormattableString.Invariant($"{episodes.Length} episodes"));
        Line($"{"first",-10} {"last",-10} {"n",3} {"direction",-15} {"z1",7} {"z5",7} {"greatest z1",-34} {"VIX d1",7} {"VX d1",7} {"VIX",7} {"VX",7}  first session's statistics");
        foreach (DecouplingEpisode e in episodes)
        {
            Line($"{e.First:yyyy-MM-dd} {e.Last:yyyy-MM-dd} {e.Sessions,3} {e.Direction,-15} {e.FirstZ1,7:F2} {e.FirstZ5,7:F2} {Extreme(e),-34} {Percent(e.FirstVixMove),7} {Percent(e.FirstFutureMove),7} {Percent(e.VixMove),7} {Percent(e.FutureMove),7}  {e.Signals}{(e.IsOpen ? " (open)" : string.Empty)}");
        }

        Line($"Moves are relative; d1 is the first session. A basis between VX and VIX is no mispricing, and an episode is no forecast.");
    }

    internal void States(ImmutableArray<DecouplingDetectorReading> readings)
    {
        Section("Sessions by state, and episodes that began");
        ILookup<int, DecouplingEpisode> episodes = DecouplingEpisode.Of(readings).ToLookup(e => e.First.Year);
        Line($"{"year",-6}{"NotReady",10}{"Coupled",10}{"Decoupled",10}{"Recoupled",10}{"episodes",10}");
        foreach (IGrouping<int, DecouplingDetectorReading> year in readings.GroupBy(r => r.Date.Year))
        {
            int Count(CouplingState state) => year.Count(r => r.State == state);
            Line($"{year.Key,-6}{Count(CouplingState.NotReady),10}{Count(CouplingState.Coupled),10}{Count(CouplingState.Decoupled),10}{Count(CouplingState.Recoupled),10}{episodes[year.Key].Count(),10}");
        }
    }

    internal void Rates(ImmutableArray<DecouplingDetectorReading> readings, DecouplingDetectorOptions options)
    {
        Section("Rates per session, percent: nominal by formula, of a simulated detector when nothing decouples, and observed");
        DecouplingDetectorReading[] measured = [.. readings.Where(r => r.Statistics.Z1 is not null)];
        StudentFit residuals = StudentFit.Of([.. measured.Select(r => r.Statistics.Z1!.Value)]);
        StudentFit innovations = StudentFit.Of([.. readings.Where(r => r.Statistics.Innovation is not null).Select(r => r.Statistics.Innovation!.Value)]);
        StudentFit window = StudentFit.Of([.. measured.Select(r => r.Statistics.WindowZ1!.Value)]);
        StudentFit vix = StudentFit.Of([.. measured.Select(r => r.Statistics.VixLogChange!.Value)]);
        Line($"z1:          {residuals}");
        Line($"innovations: {innovations}");
        Line($"window z1:   {window}");
        Line($"VIX moves:   {vix}");
        Line($"{"rates",-28}{"|z1|",8}{"|z5|",8}{"either",8}{"alarms",8}{"cusum",8}{"beta",8}{"half-life",11}{"decoupled",11}{"episodes/252",14}");
        Rate("nominal, Gaussian", FalseAlarmRates.Gaussian(options));
        Rate("nominal, fitted t", FalseAlarmRates.Student(residuals, innovations, options));
        Rate("simulated, Gaussian", DecouplingNullSimulation.Rates(SimulatedSessions, Seed, options));
        Rate("simulated, fitted t", DecouplingNullSimulation.Rates(SimulatedSessions, Seed, options, window, vix));
        Rate("observed", DecouplingRates.Observed(readings));
        Line($"cusum, beta and half-life: share of sessions on which each confirms. Simulated: {SimulatedSessions} sessions, seed {Seed}; its t laws are those of window z1 and of VIX moves.");
    }

    internal void Betas(ImmutableArray<DecouplingDetectorReading> readings)
    {
        Section("Log beta by settlement time: the line, and with the VIX moves of the sessions before and after");
        foreach (bool later in new[] { false, true })
        {
            DecouplingDetectorReading[] regime = [.. readings.Where(r => r.Date >= VixFuturesSettlement.At1500Since == later)];
            DecouplingDetectorReading[] moves = [.. regime.Where(r => r.Statistics.VixLogChange is not null)];
            LogBetaRegression line = LogBetaRegression.Of([.. moves.Select(r => r.Statistics.VixLogChange!.Value)], [.. moves.Select(r => r.Statistics.FutureLogChange!.Value)]);
            double? dimson = LogBetaRegression.LeadLagBeta(
                [.. regime.Select(r => r.Statistics.VixLogChange ?? double.NaN)], [.. regime.Select(r => r.Statistics.FutureLogChange ?? double.NaN)]);
            Line($"{(later ? "15:00" : "15:15")}: {line} Lead and lag: {dimson:F4}");
        }
    }

    internal void Day(DecouplingDetectorReading reading)
    {
        Section(FormattableString.Invariant($"{reading.Date:yyyy-MM-dd}"));
        Line($"{reading.Reason}");
        foreach (DecouplingFinding finding in reading.Findings)
            Line($"  {(finding.IsExceeded ? "*" : " ")} {finding}");
        DecouplingStatistics s = reading.Statistics;
        Line($"    residual {s.Residual:F4} of deviation {s.ResidualDeviation:F4}; against the window's {s.WindowDeviation:F4} z1 is {s.WindowZ1:F2}, {s.PredictionZ1:F2} with the line's uncertainty");
        Line($"    log beta {s.LogBeta:F3}, R2 {s.RSquared:F3}, {s.Observations} moves; short beta {s.ShortBeta:F3} against {s.ModelBeta:F3}");
        Line($"    {reading.Basis}");
    }

    private void Rate(string name, FalseAlarmRates? rates) => Line(rates is null
        ? (FormattableString)$"{name,-28}undefined"
        : $"{name,-28}{100 * rates.OneDay,8:F2}{100 * rates.FiveDay,8:F2}{100 * rates.Residual,8:F2}{100 * rates.Cusum,8:F3}");

    private void Rate(string name, DecouplingRates? r) => Line(r is null
        ? (FormattableString)$"{name,-28}undefined"
        : $"{name,-28}{100 * r.OneDay,8:F2}{100 * r.FiveDay,8:F2}{100 * r.Residual,8:F2}{100 * r.Alarm,8:F3}{100 * r.CusumOn,8:F2}{100 * r.BetaOn,8:F2}{100 * r.HalfLifeOn,11:F2}{100 * r.Decoupled,11:F2}{r.EpisodesPerYear,14:F2}");

    private static string Extreme(DecouplingEpisode e) => FormattableString.Invariant($"{e.ExtremeZ1,7:F2} {e.ExtremeDate:yyyy-MM-dd} {e.ExtremeDirection}");

    private static string Percent(double logChange) => FormattableString.Invariant($"{100 * (Math.Exp(logChange) - 1):+0.0;-0.0;0.0}%");

    private void Section(string title) => output.Write($"\n{title}\n{new string('-', title.Length)}\n");

    private void Line(FormattableString text) => output.Write(FormattableString.Invariant(text) + "\n");
}
