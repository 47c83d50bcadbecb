using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
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
        var planner = new AdjustmentPlanner(policy);

        DecouplingReading? today = document.History is null ? null : DecouplingMeasure.Measure(document.History, market.VixFutures, calendar);
        AdjustmentPlan planToday = planner.Plan(book, market, new PlanInputs { Calibration = calibration, Decoupling = today });

        MarketSnapshot moved = move.ApplyTo(market);
        DecouplingReading? after = document.History is null ? null : DecouplingMeasure.Measure(document.History, market.VixFutures, moved.VixFutures, calendar);
        AdjustmentPlan planAfter = planner.Plan(book, moved, new PlanInputs { Calibration = calibration, Decoupling = after });

        var report = new Report(output);
        report.Assumptions(moved, document.History);
        report.Write("THE MARKET AS IT IS", planToday, today, calendar);
        report.Write($"AFTER THE MOVE OF {move.Name}", planAfter, after, calendar);
        if (options.Json is not null)
            File.WriteAllText(options.Json, $"{{\"asItIs\":{VixShieldJson.Serialize(planToday)},\"afterTheMove\":{VixShieldJson.Serialize(planAfter)}}}\n");
    }

    private static T Read<T>(string file)
        where T : class
    {
        string text = File.ReadAllText(file);
        try
        {
            return VixShieldJson.Parse<T>(text);
        }
        catch (VixShieldFormatException error)
        {
            throw new VixShieldFormatException($"{Path.GetFileName(file)}: {error.Message}", error);
        }
    }
}
