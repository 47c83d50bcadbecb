using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VixShield.Instruments;
using VixShield.Risk;
using VixShield.Signals;

namespace VixShield.Adjustments;

/// <summary>Hashes of what a plan was made from: numbers in their shortest exact form, one fact a line, SHA-256 in lower-case hexadecimal digits.</summary>
internal static class PlanHash
{
    // Tenors at which a beta curve is written down: enough to tell two curves apart.
    private static readonly double[] Tenors = [1, 5, 9, 18, 30, 60, 90, 180, 365];

    /// <summary>Hash of a book; the order of its positions does not matter.</summary>
    internal static string Of(Book book) => Sha256(Lines(book));

    /// <summary>Hash of what was given beside book, market and policy.</summary>
    internal static string Of(PlanRoom room)
    {
        PlanInputs inputs = room.Inputs;
        List<string> lines = [];
        if (inputs.Calibration is { } calibration)
        {
            lines.Add($"calibration {calibration.Instant:O}");
            lines.AddRange(Lines(calibration.Book));
            lines.Add(Text(Numbers(calibration.Exposures).Concat([calibration.GrossCondorVega, calibration.GrossCondorRawVega])));
        }

        if (inputs.Decoupling is { } decoupling)
            lines.Add($"decoupling {decoupling.State} {decoupling.Direction} {Text([decoupling.ZScore ?? double.NaN])} {decoupling.Reason}");
        if (inputs.Betas is { } betas)
            lines.Add("betas " + Text(new[] { betas.Low, betas.Mid, betas.High }.SelectMany(c => Tenors.Select(t => c.LogBeta(t / 365)))));
        if (inputs.Response is { } response)
            lines.Add("response " + Text([response.Strong, response.Mid, response.Weak]));
        if (inputs.Events is { } events)
            lines.AddRange(events.Events.Select(e => $"event {e}").Concat(events.Coverage.Select(c => $"coverage {c}")));
        foreach (SignalReading signal in inputs.Signals)
            lines.Add(FormattableString.Invariant($"signal {signal.Name} {signal.Parameters} {signal.Date:O} {signal.Status} {signal.Value:R}"));
        if (inputs.Funding is { } funding)
            lines.Add("funding " + Text([funding.Cash, funding.CashRate, funding.Bills, funding.BillRate, funding.MarginLoan, funding.MarginLoanRate]));
        if (inputs.Covariance is { } covariance)
            lines.Add("covariance " + Text(covariance.ToMatrix().Cast<double>()));
        for (int s = 0; s < inputs.Stress.Length; s++)
            lines.Add(FormattableString.Invariant($"scenario {inputs.Stress[s].Scenario.Name} {inputs.Stress[s].Scenario.Days:R} {inputs.Stress[s].Probability:R} {room.StressProfits[s]:R}"));
        if (inputs.StressOptions is { } options)
            lines.Add($"stress options {options.SpotRule} {options.VixRule} {options.IndexSymbol} {Text(Tenors.Select(t => options.Betas.LogBeta(t / 365)).Append(options.VixResponse))}");
        if (inputs.Margin is { } margin)
            lines.AddRange(Lines(margin));
        if (inputs.Resources is { } resources)
            lines.Add("resources " + Text([resources.Cash, resources.Bills, resources.BillHaircut, resources.ExcessLiquidity]));
        if (inputs.LastAdjustment is { } last)
            lines.Add($"last adjustment {last:O}");
        lines.AddRange(inputs.FeedProblems.Select(p => $"feed {p}"));
        return Sha256(lines);
    }

    private static IEnumerable<double> Numbers(MappedExposures e) =>
    [
        e.TotalDelta.Low, e.TotalDelta.Mid, e.TotalDelta.High, e.PartialDelta, e.SpxGamma, e.VixEquivalentVega.Low, e.VixEquivalentVega.Mid, e.VixEquivalentVega.High,
        e.LowBetaVega, e.HighBetaVega, e.SlopeVega, e.RawVega, e.Carry.OptionTheta, e.Carry.SurfaceRollDown, e.Carry.VixRollDown, e.Carry.Financing,
    ];

    private static string Text(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Lines(Book book) => book.Positions
        .Select(p => FormattableString.Invariant($"{p.Leg.Quantity} {p.Leg.Name} {p.Role} {p.Layer} {p.Structure}"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(MarginRules rules)
    {
        yield return $"margin {rules.Name} {rules.Method} {rules.Pooling} {rules.VolatilityIndexCalendarRelief} {string.Join(' ', rules.BroadIndexSymbols)}";
        yield return Text(
        [
            rules.Equity.Share, rules.Equity.MinimumShare, rules.BroadIndex.Share, rules.BroadIndex.MinimumShare, rules.VolatilityIndex.Share, rules.VolatilityIndex.MinimumShare,
            rules.LongPremiumShare, rules.LongTermPremiumShare, rules.LongTermMonths, rules.ShareRate, rules.MinimumPointsPerContract, rules.MostSearchNodes,
            rules.BroadIndexRange.Low, rules.BroadIndexRange.High, rules.BroadIndexRange.Points,
        ]);
        foreach ((string symbol, double leverage) in rules.Leverage)
            yield return $"leverage {symbol} {Text([leverage])}";
        foreach ((string symbol, MarginRange range) in rules.Ranges)
            yield return $"range {symbol} {Text([range.Low, range.High, range.Points])}";
        foreach (FutureMarginRow row in rules.Futures.Outrights)
            yield return $"outright {row.Contract} {row.Position} {row.Expiry:O} {Text([row.Requirement])}";
        foreach (FutureSpreadRow row in rules.Futures.Spreads)
            yield return $"spread {row.Contract} {row.Near} {row.Far} {Text([row.Requirement])}";
    }

    private static string Sha256(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
