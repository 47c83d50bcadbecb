using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Reporting;
using VixShield.Serialization;
using VixShield.TermStructure;

namespace VixShield.Samples.Decoupling;

/// <summary>Market and book in; diagnosis and plan out, as they are and after the move.</summary>
internal static class DecouplingRun
{
    internal static void Execute(SampleOptions options, TextWriter output)
    {
        MarketDocument document = Read<MarketDocument>(options.Market);
        Book book = Read<Book>(options.Book);
        AdjustmentPolicy policy = options.Policy is null ? AdjustmentPolicy.Default : Read<AdjustmentPolicy>(options.Policy);
        MarketMove move = Read<MarketMove>(options.Move);

        MarketSnapshot market = document.Snapshot;
        TradingCalendar calendar = TradingCalendar.UsOptions;
        Calibration calibration = Calibration.Of(book, market);
        var planner = new AdjustmentPlanner(policy, solver: options.Solver);

        DecouplingReading? today = document.History is null || !market.HasVixFutures ? null : DecouplingMeasure.Measure(document.History, market.VixFutures, calendar);
        AdjustmentPlan planToday = planner.Plan(book, market, new PlanInputs { Calibration = calibration, Decoupling = today });

        MarketSnapshot moved = move.ApplyTo(market);
        DecouplingReading? after = today is null ? null : DecouplingMeasure.Measure(document.History!, market.VixFutures, moved.VixFutures, calendar);
        AdjustmentPlan planAfter = planner.Plan(book, moved, new PlanInputs { Calibration = calibration, Decoupling = after });

        // Before the report: a file that cannot be written is found out before the screen is full.
        if (options.Json is not null)
            Write("--json", options.Json, $"{{\"asItIs\":{VixShieldJson.Serialize(planToday)},\"afterTheMove\":{VixShieldJson.Serialize(planAfter)}}}\n");
        if (options.Report is not null)
            Write("--report", options.Report, Reporting.PlanReport.Of(planAfter, new PlanReportOptions { Title = $"Adjustment plan after the move of {move.Name}", History = document.History, CalibrationMarket = market }).ToHtml());
        var report = new Report(output);
        report.Assumptions(moved, document.History);
        var risk = new RiskReport(output);
        report.Write("THE MARKET AS IT IS", planToday, today, calendar);
        risk.Write(planToday.Valuation, planToday.Record.Map, [.. SampleFiles.PastDays(), move]);
        new HedgeReport(output).Write(planToday.Valuation, planToday.Record.Map, document.History);
        new EconomicsReport(output).Write(planToday.Valuation, planToday.Record.Map);
        report.Write($"AFTER THE MOVE OF {move.Name}", planAfter, after, calendar);
        risk.Explain(planToday.Valuation, planAfter.Valuation);
        risk.Migration(planToday.Valuation, planAfter.Valuation, planToday.Record.Map.Response);
        new DriftWriter(output).Write(DriftReport.Between(calibration, market, planAfter.Valuation, planAfter.Record.Map, policy.SkewStickiness));
    }

    private static T Read<T>(string file)
        where T : class
    {
        try
        {
            return VixShieldJson.Parse<T>(File.ReadAllText(file));
        }
        catch (Exception error) when (error is VixShieldFormatException or IOException or UnauthorizedAccessException)
        {
            throw new SampleException($"{file}: {error.Message}", error);
        }
    }

    private static void Write(string option, string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SampleException($"{option} {file}: {error.Message}", error);
        }
    }
}
