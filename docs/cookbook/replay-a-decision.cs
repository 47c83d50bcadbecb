#!/usr/bin/env dotnet
#:package VixShield.Reporting@0.2.0

// Was this plan made from these inputs, by this version? A stored plan, or the report that holds one, is made again and compared byte by byte.
// dotnet run docs/cookbook/replay-a-decision.cs -- MARKET.json BOOK.json [PLAN.json|REPORT.html [MOVE.json]]
using System.Globalization;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Reporting;
using VixShield.Serialization;
using VixShield.TermStructure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length is < 2 or > 4)
    return Refuse("MARKET.json BOOK.json [PLAN.json|REPORT.html [MOVE.json]]", 2);

try
{
    // 1. The inputs of the decision, as plan-an-adjustment.cs makes them.
    MarketDocument document = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0]));
    Book book = VixShieldJson.Parse<Book>(File.ReadAllText(args[1]));
    MarketSnapshot then = document.Snapshot, now = args.Length < 4 ? then : VixShieldJson.Parse<MarketMove>(File.ReadAllText(args[3])).ApplyTo(then);
    DecouplingReading? decoupling = document.History is not { } history || !then.HasVixFutures ? null
        : args.Length < 4 ? DecouplingMeasure.Measure(history, then.VixFutures, TradingCalendar.UsOptions)
        : DecouplingMeasure.Measure(history, then.VixFutures, now.VixFutures, TradingCalendar.UsOptions);
    var inputs = new PlanInputs { Calibration = Calibration.Of(book, then), Decoupling = decoupling };
    var planner = new AdjustmentPlanner();

    // 2. The stored plan: from a page, from a file, or made here where none is given.
    string stored = args.Length == 2 ? VixShieldJson.Serialize(planner.Plan(book, now, inputs))
        : args[2].EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? PlanReport.PlanJsonOf(File.ReadAllText(args[2]))
        : File.ReadAllText(args[2]);

    // 3. The same inputs give the same bytes.
    PlanReplay replay = PlanReplay.Of(stored, planner, book, now, inputs);
    Console.WriteLine($"Replay: {replay}");
    Console.WriteLine($"Plan: {replay.Plan}");

    // 4. Other inputs are told from a defect: VIX a tenth of a point higher is another market, and nothing can be said of the plan.
    MarketSnapshot other = now.ToBuilder().SetLevel("VIX", now.Levels["VIX"] + 0.1).Build();
    Console.WriteLine($"VIX a tenth higher: {PlanReplay.Of(stored, planner, book, other, inputs)}");

    // 5. And a text that was changed afterwards.
    string changed = stored.Replace("\"status\"", "\"state\"", StringComparison.Ordinal);
    Console.WriteLine($"A member renamed: {PlanReplay.Of(changed, planner, book, now, inputs)}");
    return replay.Status == ReplayStatus.Same ? 0 : 1;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or VixShieldFormatException or ArgumentException or MissingDatumException)
{
    return Refuse(problem.Message);
}

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
