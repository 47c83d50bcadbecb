using System.Collections.Immutable;

namespace VixShield.TermStructure;

/// <summary>The words of a reading.</summary>
internal static class DecouplingFindings
{
    internal static ImmutableArray<DecouplingFinding> Of(DecouplingDetectorReading reading)
    {
        DecouplingStatistics s = reading.Statistics;
        DecouplingDetectorOptions o = reading.Options;
        string? missing = MissingOf(reading);
        bool Is(DecouplingSignals signal) => (s.Signals & signal) != 0;
        string chartMissing = missing ?? "Too few neighbouring sessions, or none before this one, or residuals that do not vary.";
        double? greater = s.CusumUpper is { } upper && s.CusumLower is { } lower ? Math.Max(upper, lower) : null;
        return
        [
            Finding("z1", s.Z1, o.Threshold1, Is(DecouplingSignals.OneDayResidual), missing ?? "Undefined."),
            Finding("z5", s.Z5, o.Threshold5, Is(DecouplingSignals.FiveDayResidual), missing ?? "Fewer than 5 residuals since the last gap."),
            Finding("z21", s.Z21, null, false, missing ?? "Fewer than 21 residuals since the last gap."),
            Chart(greater, s, o, Is(DecouplingSignals.CusumAlarm), chartMissing),
            Finding("beta shift in Newey-West deviations", s.BetaDeviations, o.BetaThreshold, Is(DecouplingSignals.BetaShift), missing ?? "The short window is not full, or its VIX does not vary."),
            HalfLife(s, o, Is(DecouplingSignals.HalfLife), chartMissing),
            Finding("Dickey-Fuller t", s.DickeyFuller, null, false, chartMissing),
        ];
    }

    internal static string ReasonOf(DecouplingDetectorReading reading)
    {
        DecouplingStatistics s = reading.Statistics;
        string what = reading.Options.Kind == DecouplingResidualKind.ConstantMaturity
            ? FormattableString.Invariant($"VX {reading.Options.MaturityDays} days")
            : reading.Observation.Contract is { } contract ? $"VX {contract}" : "Front VX";
        if (MissingOf(reading) is { } missing)
            return reading.State == CouplingState.NotReady ? $"{what}: {missing}" : $"{what} is {Words(reading)}; {missing}";
        string beyond = string.Join(", ", reading.Findings.Where(f => f.IsExceeded).Select(f => f.Reason));
        return FormattableString.Invariant($"{what} is {Words(reading)}: residual {s.ResidualPoints:+0.00;-0.00;0.00} points, z1 {s.Z1:F2}; {(beyond.Length == 0 ? "nothing is beyond its threshold" : beyond)}.");
    }

    private static string Words(DecouplingDetectorReading reading)
    {
        string state = reading.State switch
        {
            CouplingState.Decoupled => "decoupled",
            CouplingState.Recoupled => "coupled again",
            CouplingState.Coupled => "within its law",
            _ => "not measured",
        };
        return reading.Direction switch
        {
            CouplingDirection.HedgeLags => state + ", the hedge lags",
            CouplingDirection.HedgeOverreacts => state + ", the hedge overreacts",
            _ => state,
        };
    }

    private static string? MissingOf(DecouplingDetectorReading reading) => reading.Statistics.Move switch
    {
        DecouplingMoveStatus.Measured => null,
        DecouplingMoveStatus.FirstSession => "the first session has no move.",
        DecouplingMoveStatus.Gap => "sessions before this one are missing or have no usable prices.",
        DecouplingMoveStatus.ClockChange => "the settlement time changes here, and everything begins anew.",
        DecouplingMoveStatus.Roll => "another contract is measured than the session before.",
        DecouplingMoveStatus.NoVix => "spot VIX is unknown.",
        DecouplingMoveStatus.NoFuture => "the price of the future or its move is unknown.",
        DecouplingMoveStatus.TooFewObservations => FormattableString.Invariant($"{reading.Statistics.Observations} moves in the window; {reading.Options.Needed} are needed."),
        DecouplingMoveStatus.NoScale => "the window's moves do not vary, or lie on one line: a residual has no scale.",
        DecouplingMoveStatus.Implausible => FormattableString.Invariant($"a log change beyond {reading.Options.GreatestLogChange:G6} in one session is an error of the data."),
        _ => "nothing was observed.",
    };

    private static DecouplingFinding Finding(string name, double? value, double? threshold, bool isExceeded, string missing) => new(
        name, value, threshold, isExceeded, value is not { } number
            ? missing
            : threshold is { } limit ? FormattableString.Invariant($"{name} {number:F2} against {limit:G6}") : FormattableString.Invariant($"{name} {number:F2}, which decides nothing"));

    private static DecouplingFinding Chart(double? greater, in DecouplingStatistics s, DecouplingDetectorOptions o, bool on, string missing) => new(
        "cusum", greater, o.CusumThreshold, on, greater is null
            ? on ? "the chart alarmed in the last sessions" : missing
            : FormattableString.Invariant($"cusum +{s.CusumUpper:F2} -{s.CusumLower:F2} against {o.CusumThreshold:G6}{(on && s.Alarm == 0 ? ", alarmed in the last sessions" : string.Empty)}"));

    private static DecouplingFinding HalfLife(in DecouplingStatistics s, DecouplingDetectorOptions o, bool isExceeded, string missing)
    {
        double? ratio = s.ShortHalfLife / s.HalfLife;
        string reason = ratio is { } number ? FormattableString.Invariant($"half-life {s.ShortHalfLife:F2} against {s.HalfLife:F2} sessions, ratio {number:F2} against {o.HalfLifeRatio:G6}")
            : s.Phi is null || s.ShortPhi is null ? missing
            : s.HalfLife is null ? FormattableString.Invariant($"phi {s.Phi:F3} in the window has no half-life")
            : FormattableString.Invariant($"phi {s.ShortPhi:F3} in the short window: {(s.ShortPhi >= 1 ? "no mean reversion" : "deviations turn within a session")}");
        return new DecouplingFinding("half-life ratio", ratio, o.HalfLifeRatio, isExceeded, reason);
    }
}
