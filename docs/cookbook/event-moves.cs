#!/usr/bin/env dotnet
#:package VixShield.Core@0.2.0

// What do SPX options price for the next CPI, payrolls and FOMC, and what is a straddle's decay with and without them?
// dotnet run docs/cookbook/event-moves.cs -- MARKET.json EVENTS.json [ordinary volatility in percent]
using System.Globalization;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Volatility;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
double percent = 0;
if (args.Length is < 2 or > 3 || (args.Length == 3 && !(double.TryParse(args[2], out percent) && percent is > 0 and < 1000)))
    return Refuse("MARKET.json EVENTS.json [ordinary volatility in percent]", 2);

try
{
    // 1. The market and the calendar. The calendar refuses what it does not cover.
    MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0])).Snapshot;
    EventCalendar calendar = VixShieldJson.Parse<EventCalendar>(File.ReadAllText(args[1]));
    Console.WriteLine(market);
    Console.WriteLine($"Next: {calendar.Next(market.ValuationInstant)}");

    // 2. Event variance between neighbouring expiries. Few expiries leave none without an event: then the ordinary volatility has to be given.
    var options = new EventVarianceOptions { Until = calendar.CoveredUntil, Background = percent > 0 ? percent / 100 : null };
    var intervals = EventVariance.Of(market.Surface("SPX"), market.ValuationInstant, calendar, options);
    foreach (EventVarianceInterval interval in intervals)
        Console.WriteLine(interval);

    // 3. The clock that these variances imply, and a straddle of each expiry on calendar time and on variance time.
    EventClock clock = EventVariance.ClockOf(intervals);
    MarketSnapshot timed = market.ToBuilder().SetEventClock("SPX", clock).Build();
    Console.WriteLine("\nstraddle        theta a day  on variance time");
    foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == "SPX"))
    {
        double strike = 25 * Math.Round(chain.Forward / 25);
        Book straddle = Book.OfLegs(Option(OptionRight.Put), Option(OptionRight.Call));
        Console.WriteLine($"{chain.Expiry.Date:yyyy-MM-dd} {strike} {Theta(market),10:0.0} {Theta(timed),17:0.0}");

        OptionLeg Option(OptionRight right) => new() { Contract = chain.Expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw, Quantity = 1, Right = right, Strike = strike, Expiry = chain.Expiry };
        double Theta(MarketSnapshot at) => BookValuation.Of(straddle, at).Net.Carry.OptionTheta;
    }

    return 0;
}
catch (Exception problem) when (problem is IOException or VixShieldFormatException or ArgumentException or MissingDatumException)
{
    return Refuse(problem.Message);
}

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
