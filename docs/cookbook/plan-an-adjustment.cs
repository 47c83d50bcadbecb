#!/usr/bin/env dotnet
#:package VixShield.Reporting@0.2.0

// Which trades bring the book back inside its guardrails, at what cost, and what each guardrail says; after a move if one is given.
// dotnet run docs/cookbook/plan-an-adjustment.cs -- MARKET.json BOOK.json [MOVE.json] [REPORT.html]
using System.Globalization;
using VixShield.Adjustments;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Reporting;
using VixShield.Serialization;
using VixShield.TermStructure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? report = args.Skip(2).FirstOrDefault(IsPage), move = args.Skip(2).FirstOrDefault(file => !IsPage(file));
if (args.Length < 2 || args.Length > 2 + new[] { report, move }.Count(file => file is not null))
    return Refuse("MARKET.json BOOK.json [MOVE.json] [REPORT.html]", 2);

try
{
    MarketDocument document = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0]));
    Book book = VixShieldJson.Parse<Book>(File.ReadAllText(args[1]));

    // 1. The calibration: exposures of the book as it was meant to be. Carry and hedge are held against it later.
    MarketSnapshot then = document.Snapshot;
    Calibration calibration = Calibration.Of(book, then);
    Console.WriteLine(calibration);

    // 2. The move, and whether the VX futures moved as they do.
    MarketSnapshot now = move is null ? then : VixShieldJson.Parse<MarketMove>(File.ReadAllText(move)).ApplyTo(then);
    DecouplingReading? decoupling = document.History is not { } history || !then.HasVixFutures ? null
        : move is null ? DecouplingMeasure.Measure(history, then.VixFutures, TradingCalendar.UsOptions)
        : DecouplingMeasure.Measure(history, then.VixFutures, now.VixFutures, TradingCalendar.UsOptions);
    Console.WriteLine(decoupling);

    // 3. The plan, by the ten rules and the default policy. It is feasible, or names the guardrails that are in the way.
    AdjustmentPlan plan = new AdjustmentPlanner().Plan(book, now, new PlanInputs { Calibration = calibration, Decoupling = decoupling });
    foreach (RuleOutcome outcome in plan.Record.Outcomes)
        Console.WriteLine(outcome);
    Console.WriteLine($"\n{plan}\n{plan.Reason}\n");

    // 4. The alternatives beside each other, and what each guardrail says of the best one. plan.ToTable() has all of it on one page.
    Console.WriteLine(DisplayTable.Of(
        "alternatives",
        plan.Alternatives,
        new("alternative", a => a.Name),
        new("feasible", a => a.IsFeasible),
        new("cost", "$", a => DisplayCell.Fixed(a.Cost, 0)),
        new("total delta", "$/1%", a => DisplayCell.WithSign(a.After.TotalDelta.Mid, 0)),
        new("vega", "$/VIX point", a => DisplayCell.WithSign(a.After.VixEquivalentVega.Mid, 0)),
        new("carry", "$/day", a => DisplayCell.WithSign(a.After.Carry.Total, 0)),
        new("stress loss", "$", a => DisplayCell.Fixed(a.StressLoss, 0)),
        new("broken", a => string.Join(", ", a.Guardrails.Where(verdict => !verdict.Holds).Select(verdict => verdict.Guardrail)))));
    foreach (GuardrailVerdict verdict in (plan.Best ?? plan.Alternatives[0]).Guardrails)
        Console.WriteLine(verdict);

    // 5. The page: charts, tables, and the plan itself inside, ready to be replayed (replay-a-decision.cs).
    if (report is not null)
        PlanReport.Of(plan, new PlanReportOptions { History = document.History, CalibrationMarket = then }).WriteHtml(report);
    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or VixShieldFormatException or ArgumentException or MissingDatumException)
{
    return Refuse(problem.Message);
}

static bool IsPage(string file) => file.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
