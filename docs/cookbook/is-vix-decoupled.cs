#!/usr/bin/env dotnet
#:package VixShield.Core@0.2.0

// Did the VX future follow VIX today as it does, and on the sessions before? A basis is no mispricing: what counts is the move that its beta does not explain.
// dotnet run docs/cookbook/is-vix-decoupled.cs -- MARKET.json
using System.Globalization;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.TermStructure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length != 1)
    return Refuse("MARKET.json (with history)", 2);

try
{
    MarketDocument document = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0]));
    if (document.History is not { } history || !document.Snapshot.HasVixFutures)
        return Refuse("The market has no history or no VX futures: nothing to compare a move with.");

    // 1. Today against the last session of the history, by the regression of all moves before.
    TradingCalendar calendar = TradingCalendar.UsOptions;
    VixFuturesCurve curve = document.Snapshot.VixFutures;
    DecouplingOptions options = DecouplingOptions.Default;
    Console.WriteLine(DecouplingMeasure.Measure(history, curve, calendar, options).ToTable());

    // 2. The same for every session that has enough sessions before it: each is judged by what was known then.
    var readings = new List<(DateOnly Date, DecouplingReading Reading)>();
    for (int i = 1; i < history.Sessions.Length; i++)
    {
        var known = new VixFuturesHistory(history.Sessions.Take(i), history.Calendar);
        if (history.CurveOn(history.Sessions[i].Date) is { } then && DecouplingMeasure.Measure(known, then, calendar, options) is { ZScore: not null } reading)
            readings.Add((history.Sessions[i].Date, reading));
    }

    Console.WriteLine(DisplayTable.Of(
        "largest moves that beta does not explain",
        readings.OrderByDescending(r => Math.Abs(r.Reading.ZScore!.Value)).Take(8),
        new("session", r => r.Date),
        new("VIX", "%", r => DisplayCell.Percent(r.Reading.VixLogChange)),
        new("VX", "%", r => DisplayCell.Percent(r.Reading.FutureLogChange)),
        new("log beta", r => DisplayCell.Fixed(r.Reading.LogBeta, 3)),
        new("residual", "VIX points", r => DisplayCell.WithSign(r.Reading.ResidualPoints, 2)),
        new("z", r => DisplayCell.WithSign(r.Reading.ZScore, 2)),
        new("state", r => r.Reading.State),
        new("direction", r => r.Reading.Direction)));

    // 3. What the threshold is: a size of residual, not a level of the curve.
    int beyond = readings.Count(r => r.Reading.State == CouplingState.Decoupled);
    Console.WriteLine($"Threshold: |z| above {options.Threshold:0.0}; {beyond} of {readings.Count} sessions were beyond it. Of independent Gaussian residuals 1.2 % would be, of real ones, which have fat tails, more.");
    Console.WriteLine($"Basis: VX {curve.Points[0].Price:0.00} less VIX {curve.SpotVix:0.00} is {curve.Basis:0.00} points. Spot VIX cannot be held and the two cover different 30 days: a basis is no mispricing, and enters no z.");
    return 0;
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
