#!/usr/bin/env dotnet
#:project ../../src/VixShield.MarketData/VixShield.MarketData.csproj
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property PublishAot=false

// From a folder of files to the VX curve of the last session (or of a given one) and its roll table.
// dotnet run docs/cookbook/roll-table.cs -- FOLDER [yyyy-MM-dd]
using System.Globalization;
using VixShield.Curves;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length is < 1 or > 2)
{
    Console.Error.WriteLine("FOLDER [yyyy-MM-dd]");
    return 2;
}

// 1. The folder: every file is told by its header; the loaded history carries a report for each file it came from.
MarketDataFolder folder = MarketDataFolder.Open(args[0]);
Loaded<VixFuturesHistory> loaded = folder.VixFutures();
foreach (ReadReport report in loaded.Reports)
    Console.WriteLine(report);
VixFuturesHistory history = loaded.Value;
foreach (HistoryGap gap in history.Gaps)
    Console.WriteLine(gap);

// 2. The curve of the day.
DateOnly date = args.Length == 2 ? DateOnly.ParseExact(args[1], "yyyy-MM-dd") : history.Sessions.Last(session => session.Vix is not null).Date;
if (history.CurveOn(date) is not { } curve)
{
    Console.Error.WriteLine($"{date:yyyy-MM-dd} has no curve: no such session, no spot VIX or no contract.");
    return 1;
}

VixRollSchedule schedule = VixRollSchedule.On(date, history.Calendar);
Console.WriteLine($"\n{date:yyyy-MM-dd}: VIX {curve.SpotVix:0.00}, basis {curve.Basis:0.00}; roll {schedule}");

// 3. The roll table: what each contract would lose a day if the curve stayed, and how the indices hold it.
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
RolledPoint point = history.ConstantMaturity(30).Points.Last(p => p.Date <= date);
Console.WriteLine($"\n30 days: {point.Level:0.0000} on {point.Date:yyyy-MM-dd}, return {(point.ReturnInto is { } move ? $"{100 * move:0.00} %" : point.ReturnStatus)}");

// 5. What 100 shares of each product at 50 dollars are in VX contracts from this close on.
foreach (VolatilityProduct product in new[] { VolatilityProduct.Vxx, VolatilityProduct.Uvxy, VolatilityProduct.Svxy })
    Console.WriteLine($"100 {product.Symbol}: {string.Join("; ", product.Exposures(100, 50, history.SessionOn(date)!, history.Calendar).Select(e => $"{e.VxContracts:0.0000} VX {e.Contract.Date:yyyy-MM-dd}"))}");
return 0;
