#!/usr/bin/env dotnet
#:package VixShield.Reporting@0.2.0

// An iron condor with VX futures beside it, priced in a market that is built in code: prices, Greeks, carry, break-evens, and a chart if asked for.
// dotnet run docs/cookbook/price-a-condor.cs -- [PAYOFF.svg]
using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Reporting;
using VixShield.Risk;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length > 1)
    return Refuse("[PAYOFF.svg]", 2);

try
{
    // 1. The market: two levels, a VX future, and five quotes of one SPX expiry, whose forward and discount factor come from parity.
    DateTimeOffset now = UsTime.AtChicago(new DateOnly(2026, 11, 23), new TimeOnly(15, 0));
    Expiry month = ExpiryRules.SpxEndOfMonth.Resolve(2026, 12, TradingCalendar.UsOptions);
    Expiry vx = ExpiryRules.VixMonthly.Resolve(2026, 12, TradingCalendar.UsOptions);
    OptionQuote[] quotes = [new(5600, OptionRight.Put, 24.1, 24.5), new(5750, OptionRight.Put, 40.6, 41.2), new(6000, OptionRight.Put, 118.9, 120.1), new(6300, OptionRight.Call, 31.0, 31.6), new(6450, OptionRight.Call, 9.9, 10.3)];
    MarketSnapshot market = new MarketSnapshotBuilder(now).SetLevel("SPX", 6000).SetLevel("VIX", 18)
        .Set(new FutureMark(Contracts.Vx, vx, price: 18.9, halfSpread: 0.05, PriceSource.Settlement))
        .Set(new OptionChain("SPX", month, now, forward: 6016, PriceSource.OptionParity, discountFactor: 0.9959, quotes)).Build();

    // 2. The book: ten condors, two VX futures.
    IronCondor condor = IronCondor.Create(Contracts.Spxw, month, 5600, 5750, 6300, 6450, quantity: 10);
    Book book = Book.Of(condor, HedgeLadder.Create([new HedgeLayer(1, new TenorBucket(15, 45), target: 2, new FutureLeg { Contract = Contracts.Vx, Quantity = 2, Expiry = vx })]));
    BookValuation valuation = BookValuation.Of(book, market);

    // 3. Each leg. Greeks are those of one option, per index point, per volatility point and per calendar day.
    Console.WriteLine(DisplayTable.Of(
        "legs",
        valuation.Legs,
        new("leg", leg => leg.Position.Leg.ToString()),
        new("price", leg => DisplayCell.Fixed(leg.Price, 2)),
        new("volatility", "%", leg => DisplayCell.Percent(leg.Volatility)),
        new("delta", leg => DisplayCell.Fixed(leg.UnitGreeks?.Delta, 4)),
        new("vega", leg => DisplayCell.Fixed(leg.UnitGreeks?.VegaPerPoint, 3)),
        new("theta", leg => DisplayCell.Fixed(leg.UnitGreeks?.ThetaPerCalendarDay, 3)),
        new("mark", "$", leg => DisplayCell.Fixed(leg.Mark, 0))));

    // 4. The book as a whole; what depends on how VX follows VIX is a range.
    Console.WriteLine($"Book: {valuation.Net.Map(FactorMap.Create(market))}");
    Console.WriteLine($"Carry: {valuation.Net.Carry}\n");

    // 5. One condor at its expiry, for the premium in index points that it would bring at mid.
    double dollars = -valuation.Legs.Where(leg => leg.Position.Structure == condor.Name).Sum(leg => leg.Mark);
    Console.WriteLine(condor.PayoffFor(dollars / (condor.Quantity * condor.Contract.Multiplier)).ToTable());

    // 6. Today, in ten days and at expiry, as a picture.
    if (args.Length == 1)
        PayoffChart.Of(valuation).Save(args[0]);
    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or MissingDatumException)
{
    return Refuse(problem.Message);
}

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
