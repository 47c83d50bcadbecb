#!/usr/bin/env dotnet
#:package VixShield.Core@0.2.0

// Forwards from put-call parity, and locked boxes, conversions and reversals after all costs: as a rule there are none, and an edge is a stale quote.
// dotnet run docs/cookbook/scan-parity.cs -- MARKET.json
using System.Globalization;
using VixShield.Adjustments;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Risk;
using VixShield.Serialization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length != 1)
    return Refuse("MARKET.json", 2);

try
{
    MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0])).Snapshot;
    OptionChain[] chains = [.. market.Chains.Where(chain => chain.Symbol == "SPX")];

    // 1. Parity needs both sides of a strike. A file with the out-of-the-money side only gets the other from its own smiles, as wide.
    if (chains.All(chain => chain.Quotes.GroupBy(quote => quote.Strike).Count(side => side.Count() == 2) < 2))
    {
        Console.WriteLine("The file quotes one side of each strike: the other is made from its smile, so what follows shows the method and no market.\n");
        chains = [.. chains.Select(WithBothSides)];
        market = With(market, chains);
    }

    // 2. Forward and discount factor of every expiry, with standard errors; then whether the spot is of the moment of the quotes.
    ParityForwards parity = ParityForwards.Fit(market.ValuationInstant, chains.Select(chain => new ParityQuotes(chain.Expiry, chain.Quotes)));
    Console.WriteLine(parity.ToTable());
    if (market.Levels.TryGetValue("SPX", out double spot))
        Console.WriteLine($"{parity.ReadSpot(spot)}\n");

    // 3. The scan, in dollars a contract after bid, ask, fees, and an allowance for the rate.
    Console.WriteLine(Scan(market).ToTable());

    // 4. What an edge would look like: the offer of one put is left behind by 5 points.
    OptionChain first = chains[0];
    OptionQuote put = first.Quotes.Where(quote => quote.Right == OptionRight.Put).MinBy(quote => Math.Abs(quote.Strike - first.Forward))!;
    var stale = new OptionQuote(put.Strike, put.Right, Math.Max(put.Bid - 5, 0), Math.Max(put.Ask - 5, 0.05));
    OptionChain left = new(first.Symbol, first.Expiry, first.ValuationInstant, first.Forward, first.ForwardSource, first.DiscountFactor, [.. first.Quotes.Except([put]), stale]);
    Console.WriteLine(Scan(With(market, [left])).ToTable());
    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or VixShieldFormatException or ArgumentException or MissingDatumException)
{
    return Refuse(problem.Message);
}

// A scan reads chains only: no book is needed.
static RuleOutcome Scan(MarketSnapshot market) => new RuleSetBuilder().AddConversionReversalScan().Build()
    .Evaluate(new RuleContext(BookValuation.Of(Book.Empty, market), FactorMap.Create(market), AdjustmentPolicy.Default, PlanInputs.None)).Single();

static MarketSnapshot With(MarketSnapshot market, params OptionChain[] chains) => chains.Aggregate(market.ToBuilder(), (builder, chain) => builder.Set(chain)).Build();

static OptionChain WithBothSides(OptionChain chain)
{
    double rate = -Math.Log(chain.DiscountFactor) / chain.Years;
    IEnumerable<OptionQuote> others = chain.Quotes.Select(quote =>
    {
        OptionRight right = quote.Right == OptionRight.Put ? OptionRight.Call : OptionRight.Put;
        double middle = Black76.Price(chain.Forward, quote.Strike, chain.Years, chain.Smile!.VolatilityAt(quote.Strike), rate, right);
        return new OptionQuote(quote.Strike, right, Math.Max(0, middle - quote.HalfSpread), middle + quote.HalfSpread);
    });
    return new OptionChain(chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor, [.. chain.Quotes, .. others]);
}

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
