#!/usr/bin/env dotnet
#:package VixShield.MarketData@0.2.0

// From a folder of files to the VX curve of the last session (or of a given one) and its roll table.
// dotnet run docs/cookbook/roll-table.cs -- FOLDER [yyyy-MM-dd]
using System.Globalization;
using VixShield.Curves;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
DateOnly asked = default;
if (args.Length is < 1 or > 2 || (args.Length == 2 && !DateOnly.TryParseExact(args[1], "yyyy-MM-dd", out asked)))
    return Refuse("FOLDER [yyyy-MM-dd]", 2);

// 1. The folder: every file is told by its header; the loaded history carries a report for each file it came from.
VixFuturesHistory history;
try
{
    Loaded<VixFuturesHistory> loaded = MarketDataFolder.Open(args[0]).VixFutures();
    history = loaded.Value;
    foreach (ReadReport report in loaded.Reports)
        Console.WriteLine(report);
}
catch (Exception problem) when (problem is IOException or InvalidOperationException or MarketDataFormatException)
{
    return Refuse(problem.Message);
}

foreach (HistoryGap gap in history.Gaps)
    Console.WriteLine(gap);

// 2. The curve of the day: of the last session that has one, unless a day is asked for.
DateOnly date = args.Length == 2 ? asked : history.Sessions.LastOrDefault(session => history.CurveOn(session.Date) is not null)?.Date ?? default;
if (history.CurveOn(date) is not { } curve)
    return Refuse(args.Length == 2 ? $"{date:yyyy-MM-dd} has no curve: no such session, no spot VIX or no settlement of the nearest contract." : "No session has a spot VIX and a settlement of the nearest contract.");
if (args.Length == 1 && history.Sessions[^1].Date != date)
    Console.WriteLine($"\nThe last session, {history.Sessions[^1].Date:yyyy-MM-dd}, has no spot VIX or no settlement of the nearest contract; here is the last one that has both.");

VixRollSchedule schedule = VixRollSchedule.On(date, history.Calendar);
Console.WriteLine($"\n{date:yyyy-MM-dd}: VIX {curve.SpotVix:0.00}, basis {curve.Basis:0.00}; roll {schedule}");

// 3. The roll table: what each contract would gain a day if the curve kept its shape, and how the indices hold it.
Console.WriteLine("settles     days    price  to the nearer one  $ a contract and day  short-term %  mid-term %");
double nearer = curve.SpotVix;
foreach (VixFuture future in curve.Points)
{
    double Percent(VixFuturesIndexTenor tenor) => schedule.Weights(tenor).Where(weight => weight.Contract == future.Expiry).Sum(weight => weight.Percent);
    int days = future.Expiry.Date.DayNumber - date.DayNumber;
    Console.WriteLine(
        $"{future.Expiry.Date:yyyy-MM-dd} {days,5} {future.Price,8:0.0000} {nearer - future.Price,18:0.0000} {1000 * curve.RollDownPerDay(future.Expiry),21:0.00} {Percent(VixFuturesIndexTenor.ShortTerm),13:0.0} {Percent(VixFuturesIndexTenor.MidTerm),11:0.0}");
    nearer = future.Price;
}

// 4. Thirty days, with the return of the contracts that were held: the roll makes no jump.
RolledPoint? point = history.ConstantMaturity(30).Points.FirstOrDefault(p => p.Date == date);
Console.WriteLine(point is null
    ? "\n30 days: no two contracts around them have a settlement"
    : $"\n30 days: {point.Level:0.0000}, return into the day {(point.ReturnInto is { } move ? $"{100 * move:0.00} %" : point.ReturnStatus)}");

// 5. What 100 shares of each product at 50 dollars are in VX contracts from this close on.
foreach (VolatilityProduct product in new[] { VolatilityProduct.Vxx, VolatilityProduct.Uvxy, VolatilityProduct.Svxy }.Where(p => p.Leverages[0].From <= date))
{
    string contracts = string.Join("; ", product.Exposures(100, 50, history.SessionOn(date)!, history.Calendar).Select(e => $"{e.VxContracts:0.0000} VX {e.Contract.Date:yyyy-MM-dd}"));
    Console.WriteLine($"100 {product.Symbol}: {(contracts.Length > 0 ? contracts : "a contract of the index has no settlement")}");
}

return 0;

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
