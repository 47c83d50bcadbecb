using System.Text.Json.Nodes;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Tests.Docs.Schemas;

/// <summary>What the serialiser's contracts do not say: what members mean, which names a text may have, and what depends on other members.</summary>
public static partial class SchemaFacts
{
    /// <summary>Texts that are names of an enum, by the last steps of their path.</summary>
    public static IReadOnlyDictionary<string, Type> Names { get; } = new Dictionary<string, Type>
    {
        ["positions[].kind"] = typeof(ContractKind),
        ["positions[].right"] = typeof(OptionRight),
        ["positions[].role"] = typeof(LegRole),
        ["futures[].source"] = typeof(PriceSource),
        ["chains[].forwardSource"] = typeof(PriceSource),
        ["vega.measure"] = typeof(VegaMeasure),
        ["vega.scale"] = typeof(VegaScale),
        ["style"] = typeof(SettlementStyle),
        ["kind"] = typeof(ContractKind),
        ["exercise"] = typeof(ExerciseStyle),
        ["settlement"] = typeof(SettlementStyle),
        ["underlying"] = typeof(UnderlyingKind),
    };

    public static IReadOnlyDictionary<string, string> Expiry { get; } = new Dictionary<string, string>
    {
        ["date"] = "The day of the settlement.",
        ["style"] = "Settled at the open (am) or at the close (pm).",
        ["instant"] = "The instant of the settlement, with its offset.",
        ["lastTradingDay"] = "The last day on which it trades.",
    };

    public static IReadOnlyDictionary<string, string> Contract { get; } = new Dictionary<string, string>
    {
        ["kind"] = "Option, future or security.",
        ["symbol"] = "The root, such as SPXW.",
        ["multiplier"] = "Dollars per price point of one contract.",
        ["tick"] = "Least steps of the price, by day and price.",
        ["tick[].effectiveFrom"] = "The first day on which the step holds.",
        ["tick[].fromPrice"] = "The least price at which it holds.",
        ["tick[].tick"] = "The step, in price points.",
        ["exercise"] = "European or American.",
        ["settlement"] = "At the open (am) or at the close (pm).",
        ["underlying"] = "What kind of thing it is on.",
        ["underlyingSymbol"] = "The symbol that it is on.",
        ["underlyingScale"] = "Price points of the contract's underlying per point of underlyingSymbol: 0.1 for XSP, otherwise 1.",
    };

    private static readonly Dictionary<string, string> Book = new()
    {
        [""] = "Positions of a book, as VixShieldJson reads and writes them.",
        ["schema"] = "Kind and version of the document.",
        ["positions"] = "Legs with their place in the book.",
        ["positions[].kind"] = "Options have right, strike and expiry, futures an expiry, securities none of them.",
        ["positions[].contract"] = "A listed root, or the terms of another contract.",
        ["positions[].quantity"] = "Contracts or shares, signed; not 0.",
        ["positions[].right"] = "Put or call; options only.",
        ["positions[].strike"] = "Strike in price points, greater than 0; options only.",
        ["positions[].expiry"] = "Date and style, or all parts; options and futures.",
        ["positions[].role"] = "What guardrails take it for; left out: unassigned.",
        ["positions[].structure"] = "Name of the structure that it belongs to.",
        ["positions[].layer"] = "Number of the hedge layer, from 1.",
    };

    private static readonly Dictionary<string, string> Policy = new()
    {
        [""] = "Guardrails, costs and limits of adjustment plans; what is left out, or null, is the default.",
        ["schema"] = "Kind and version of the document.",
        ["totalDelta"] = "Allowed total delta, in dollars per +1 % of SPX.",
        ["totalDelta.low"] = "Lower edge.",
        ["totalDelta.high"] = "Upper edge.",
        ["skewStickiness"] = "0 keeps the smile in moneyness, 1 each strike's volatility.",
        ["vega"] = "Bands of vega about its value at calibration.",
        ["vega.measure"] = "VIX-equivalent or raw vega.",
        ["vega.scale"] = "What the fractions refer to.",
        ["vega.soft"] = "Fraction of the scale beyond which the soft guardrail is broken.",
        ["vega.hard"] = "Fraction of the scale beyond which a plan is refused.",
        ["vega.minimumScale"] = "Least scale, in dollars per vega unit.",
        ["carryFloor"] = "Least carry as a fraction of carry at calibration, where that is positive.",
        ["absoluteCarryFloor"] = "Least carry in dollars per day, or null.",
        ["gammaCap"] = "Largest short gamma, in dollars per 1 % for a further 1 % of SPX, as a positive number; null for none.",
        ["hedgeEffectivenessFloor"] = "Least hedge effectiveness, from -1000 to 1; null for none.",
        ["tailLoss"] = "Limit of the expected loss in the tail of the stress set; null for none.",
        ["tailLoss.dollars"] = "Largest expected loss in the tail, in dollars.",
        ["tailLoss.share"] = "Share of the probability that is the tail.",
        ["maximumLossNotIncreasing"] = "Whether the largest loss at settlement may not rise.",
        ["noWidening"] = "Whether no more may be owed at settlement by short strikes and wings of one expiry: wings do not move outwards.",
        ["shortStrikesUntouched"] = "Whether short strikes must stay.",
        ["noNewShortOptions"] = "Whether no option may be sold that is not owned.",
        ["hedgeStaysLong"] = "Whether the hedge must stay long volatility.",
        ["definedRiskBetweenFills"] = "Whether no option may be uncovered between two fills.",
        ["maximumTurnover"] = "Largest share of the book's contracts that a plan may close, from 0 to 1.",
        ["marginLimit"] = "Largest margin, in dollars.",
        ["coverageFloor"] = "Least stressed liquidity coverage.",
        ["coverageDays"] = "Calendar days within which the stress of the coverage happens.",
        ["costCap"] = "Largest cost of the trades, in dollars.",
        ["holdingDays"] = "Calendar days over which carry given up is counted.",
        ["soft"] = "Prices of soft violations.",
        ["soft.vegaPrice"] = "Price of vega beyond its soft band.",
        ["soft.deltaPrice"] = "Price of total delta outside its band under the low or high beta; from 0 to 100.",
        ["soft.order"] = "Names of soft guardrails, the first to be kept first.",
        ["minimumIntervalHours"] = "Least hours between adjustments.",
        ["hedgePurchases"] = "No hedge is bought while a signal is above a limit.",
        ["hedgePurchases.signal"] = "Name of the signal.",
        ["hedgePurchases.upper"] = "The limit.",
        ["events"] = "No trading about scheduled events.",
        ["events.hoursBefore"] = "Hours before an event.",
        ["events.hoursAfter"] = "Hours after it.",
        ["events.kinds"] = "Kinds of events; left out or empty: all.",
        ["maximumLots"] = "Most lots of one candidate.",
        ["participation"] = "Limits by days to expiry, as in a liquidity policy.",
        ["participation[].minimumDays"] = "Fewest days to expiry.",
        ["participation[].maximumDays"] = "Most days to expiry.",
        ["participation[].openInterestShare"] = "Largest share of open interest, a decimal.",
        ["participation[].volumeShare"] = "Largest share of the day's volume, a decimal.",
        ["costs"] = "What trading costs beside half of the spread.",
        ["costs.feePerOption"] = "Dollars an option contract.",
        ["costs.feePerFuture"] = "Dollars a future.",
        ["costs.priceImprovement"] = "Part of the half-spread that is not paid; from 0 to 1.",
        ["costs.fixedPerOrder"] = "Dollars an order.",
        ["listed"] = "Which listed contracts are candidates.",
        ["listed.isUsed"] = "Whether listed contracts are looked at.",
        ["listed.wholeChain"] = "Whether all of the chain within the filters.",
        ["listed.maximumPerKind"] = "Most candidates of a kind.",
        ["listed.minimumDays"] = "Fewest days to expiry.",
        ["listed.maximumDays"] = "Most days to expiry.",
        ["listed.minimumBid"] = "Least bid, in price points.",
        ["listed.maximumRelativeSpread"] = "Largest spread as a share of the middle.",
        ["maximumAlternatives"] = "Most alternatives that a plan shows.",
    };

    private static readonly Dictionary<string, string> Market = new()
    {
        [""] = "One market at one instant, and the sessions before it.",
        ["schema"] = "Kind and version of the document.",
        ["valuation"] = "The instant of the market, with its offset.",
        ["notes"] = "Printed with every result.",
        ["levels"] = "Levels of indices by symbol.",
        ["futures"] = "Prices of futures.",
        ["futures[].contract"] = "A listed root, or the terms of another contract.",
        ["futures[].expiry"] = "Date and style, or all parts.",
        ["futures[].price"] = "In price points; only an interpolated index future may leave it out.",
        ["futures[].halfSpread"] = "Half of the spread, in price points.",
        ["futures[].source"] = "Where the price comes from.",
        ["futures[].openInterest"] = "Contracts, or null when unknown.",
        ["futures[].volume"] = "Contracts of the day, or null when unknown.",
        ["chains"] = "Options of one underlying and expiry each.",
        ["chains[].symbol"] = "The underlying's symbol.",
        ["chains[].expiry"] = "Date and style, or all parts.",
        ["chains[].forward"] = "Forward of the underlying, in price points.",
        ["chains[].forwardSource"] = "Where the forward comes from.",
        ["chains[].discountFactor"] = "Value today of 1 paid at the expiry.",
        ["chains[].puts"] = "Rows of strike, bid, ask, and, where one is known, open interest and volume.",
        ["chains[].calls"] = "Rows as those of the puts.",
        ["chains[].volatilities"] = "Rows of ascending strike and volatility (0.2 is 20 %), in place of those calibrated.",
        ["exDividendDates"] = "Ex-dividend dates by symbol; an empty list where none is to come.",
        ["settlements"] = "What underlyings settled at.",
        ["settlements[].symbol"] = "The underlying's symbol.",
        ["settlements[].expiry"] = "Date and style, or all parts.",
        ["settlements[].value"] = "Settlement value, in price points.",
        ["eventClocks"] = "Scheduled events by symbol, with the days of ordinary variance that each is worth.",
        ["eventClocks{}[].instant"] = "The instant of the event, with its offset.",
        ["eventClocks{}[].kind"] = "The kind, such as cpi.",
        ["eventClocks{}[].source"] = "Who says so.",
        ["eventClocks{}[].detail"] = "More words.",
        ["eventClocks{}[].projected"] = "Whether it is worked out from a rule, not announced.",
        ["eventClocks{}[].days"] = "Days of ordinary variance that it is worth.",
        ["history"] = "Sessions before the valuation.",
        ["history[].date"] = "The session.",
        ["history[].vix"] = "Close of VIX, or null when unknown.",
        ["history[].futures"] = "Daily settlements of VX.",
        ["history[].futures[].expiry"] = "Date and style, or all parts.",
        ["history[].futures[].price"] = "In VIX points.",
        ["history[].settled"] = "Contracts whose final settlement was that morning.",
        ["history[].settled[].expiry"] = "Date and style, or all parts.",
        ["history[].settled[].price"] = "Final settlement, in VIX points.",
    };

    public static IReadOnlyDictionary<string, string> Of(string kind) => kind switch { "book" => Book, "policy" => Policy, "market" => Market, _ => throw new ArgumentOutOfRangeException(nameof(kind)) };

    public static string DocumentOf(string kind) => kind switch { "book" => "BookDocument", "policy" => "PolicyDocument", "market" => "MarketFileDocument", _ => throw new ArgumentOutOfRangeException(nameof(kind)) };

    /// <summary>What one member says of others, as far as a schema can say it.</summary>
    public static void AddConditions(string kind, JsonObject root)
    {
        ArgumentNullException.ThrowIfNull(root);
        switch (kind)
        {
            case "book":
                root["properties"]!["positions"]!["items"]!["allOf"] = JsonNode.Parse("""
                    [
                      {"if": {"properties": {"kind": {"const": "option"}}}, "then": {"required": ["right", "strike", "expiry"], "properties": {"right": {"type": "string"}, "strike": {"type": "number"}, "expiry": {"type": ["string", "object"]}}}},
                      {"if": {"properties": {"kind": {"const": "future"}}}, "then": {"required": ["expiry"], "properties": {"right": {"type": "null"}, "strike": {"type": "null"}, "expiry": {"type": ["string", "object"]}}}},
                      {"if": {"properties": {"kind": {"const": "security"}}}, "then": {"properties": {"right": {"type": "null"}, "strike": {"type": "null"}, "expiry": {"type": "null"}}}}
                    ]
                    """);
                break;
            case "market":
                root["properties"]!["futures"]!["items"]!["anyOf"] = JsonNode.Parse("""[{"required": ["price"], "properties": {"price": {"type": "number"}}}, {"properties": {"source": {"const": "interpolated"}}}]""");
                JsonObject chain = (JsonObject)root["properties"]!["chains"]!["items"]!["properties"]!;
                foreach (string side in Sides)
                {
                    JsonObject row = (JsonObject)chain[side]!["items"]!;
                    row["anyOf"] = JsonNode.Parse("""[{"minItems": 3, "maxItems": 3}, {"minItems": 5, "maxItems": 5}]""");
                    row["prefixItems"] = JsonNode.Parse("""[{"type": "number"}, {"type": "number"}, {"type": "number"}]""");
                }

                JsonObject volatility = (JsonObject)chain["volatilities"]!["items"]!;
                (volatility["minItems"], volatility["maxItems"]) = (2, 2);
                JsonObject clock = (JsonObject)root["properties"]!["eventClocks"]!["additionalProperties"]!["items"]!;
                ((JsonArray)clock["required"]!).Add("days");
                clock["properties"]!["days"]!["type"] = "number";
                break;
        }
    }

    private static readonly string[] Sides = ["puts", "calls"];
}
