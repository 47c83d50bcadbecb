#r "nuget: VixShield.Core, 0.2.0"
#r "nuget: VixShield.Testing, 0.2.0"

open System
open System.Collections.Immutable
open VixShield.Adjustments
open VixShield.Display
open VixShield.Expiries
open VixShield.Instruments
open VixShield.Market
open VixShield.Numerics
open VixShield.Pricing
open VixShield.Risk
open VixShield.Testing

// 1. A price with its Greeks: forward, strike, years, volatility, rate.
let greeks = Black76.Greeks(6016.0, 5750.0, 38.0 / 365.0, 0.177, 0.04, OptionRight.Put)
printfn "%s" (greeks.ToTable())

// 2. A market. Builders return themselves.
let now = UsTime.AtChicago(DateOnly(2026, 11, 23), TimeOnly(15, 0))
let month = ExpiryRules.SpxEndOfMonth.Resolve(2026, 12, TradingCalendar.UsOptions)
let vx = ExpiryRules.VixMonthly.Resolve(2026, 12, TradingCalendar.UsOptions)

let quotes =
    [ OptionQuote(5600.0, OptionRight.Put, 24.1, 24.5)
      OptionQuote(5750.0, OptionRight.Put, 40.6, 41.2)
      OptionQuote(6000.0, OptionRight.Put, 118.9, 120.1)
      OptionQuote(6300.0, OptionRight.Call, 31.0, 31.6)
      OptionQuote(6450.0, OptionRight.Call, 9.9, 10.3) ]

let market =
    MarketSnapshotBuilder(now)
        .SetLevel("SPX", 6000.0)
        .SetLevel("VIX", 18.0)
        .Set(FutureMark(Contracts.Vx, vx, 18.9, 0.05, PriceSource.Settlement))
        .Set(OptionChain("SPX", month, now, 6016.0, PriceSource.OptionParity, 0.9959, quotes))
        .Build()

// 3. Required init members are named arguments of the constructor. F# checks that none is missing.
let hedge = FutureLeg(Contract = Contracts.Vx, Quantity = 2, Expiry = vx)

// 4. C# records have no copy by "with" in F#: a copy is made from the members, and validated like any other. Equality is by value.
let withQuantity quantity (leg: FutureLeg) = FutureLeg(Contract = leg.Contract, Quantity = quantity, Expiry = leg.Expiry)
printfn "%O is %O: %b; doubled %O\n" hedge (withQuantity 2 hedge) (hedge = withQuantity 2 hedge) (withQuantity 4 hedge)

// 5. A book and its exposures.
let legs: Leg list =
    [ hedge
      OptionLeg(Contract = Contracts.Spxw, Quantity = -10, Right = OptionRight.Put, Strike = 5750.0, Expiry = month)
      OptionLeg(Contract = Contracts.Spxw, Quantity = 10, Right = OptionRight.Put, Strike = 5600.0, Expiry = month) ]

let book = Book.OfLegs legs
let valuation = BookValuation.Of(book, market)
printfn "%O" (valuation.Net.Map(FactorMap.Create market))
printfn "carry %O\n" valuation.Net.Carry

// 6. A table of whatever is asked of the legs.
for leg in valuation.Legs do
    printfn "%-32O %10.2f %12.0f $" leg.Position.Leg leg.Price leg.Mark

printfn ""
printfn "%s" (market.Chains[0].Quotes.ToTable())

// 7. What may be missing: a Nullable number, or null. Option.ofNullable and Option.ofObj make options of both.
let halfSpread strike = market.Chains[0].HalfSpreadFor(strike, OptionRight.Put) |> Option.ofNullable
printfn "half-spread at 5750 %A, at 5000 %A" (halfSpread 5750.0) (halfSpread 5000.0)
let chain = market.ChainFor("VIX", vx) |> Option.ofObj
printfn "VIX chain: %s\n" (match chain with Some found -> found.ToString() | None -> "none")

// 8. A rule of one's own. An "in" parameter is an inref, which no lambda may capture: copy what the lambda needs into a value first.
type HalveLayer(layer: int, limit: float) =
    interface IAdjustmentRule with
        member _.Name = "HalveLayer"
        member _.Parameters = ImmutableArray.Create(RuleParameter("Layer", layer, "layer"), RuleParameter("Limit", limit, "$ per VIX point"))

        member _.Evaluate(context: inref<RuleContext>) =
            let seen = context
            let outcome status measured reason candidates = RuleOutcome("HalveLayer", status, measured, Nullable limit, reason, candidates)

            try
                let vega = seen.Valuation.ByLayer(layer).Map(seen.Map).VixEquivalentVega.Mid

                let candidates =
                    [ for held in seen.Book.Positions do
                          match held.Leg with
                          | :? FutureLeg as future when vega > limit && held.Layer = Nullable layer && future.Quantity > 1 ->
                              let unit = [ Trade(FutureLeg(Contract = future.Contract, Quantity = -1, Expiry = future.Expiry), held.Role, held.Layer, held.Structure) ]
                              TradeCandidate("halve " + future.Name, unit, 0, min (future.Quantity / 2) seen.Policy.MaximumLots, seen.CostOf unit)
                          | _ -> () ]

                if vega > limit then
                    outcome RuleStatus.Triggered (Nullable vega) "The layer is above its limit." candidates
                else
                    outcome RuleStatus.NotTriggered (Nullable vega) "The layer is within its limit." candidates
            with :? MissingDatumException as missing ->
                outcome RuleStatus.MissingData (Nullable()) missing.Message []

let rule = HalveLayer(3, 100.0) :> IAdjustmentRule
let ladder = HedgeLadder.Create [ HedgeLayer(3, TenorBucket(15, 45), 2, [ hedge ]) ]
let hedgedBook = Book.Of(ReadOnlySpan [| ladder :> Structure |])
let hedged = BookValuation.Of(hedgedBook, market)
let context = RuleContext(hedged, FactorMap.Create market, AdjustmentPolicy.Default, PlanInputs.None)
// A call gives the address: of a local value or a parameter, so inside a function.
let evaluate (rule: IAdjustmentRule) (context: RuleContext) = rule.Evaluate &context
let outcome = evaluate rule context
printfn "%O" outcome

for candidate in outcome.Candidates do
    printfn "%O" candidate

printfn ""

// 9. A pricer written here, and the laws that it keeps. Arguments with a default value are left out.
let price (c: OptionCase) =
    if not (c.Spot > 0.0 && c.Strike > 0.0 && Double.IsFinite c.Strike && c.Years >= 0.0 && c.Volatility >= 0.0 && abs c.Sign = 1.0) then
        invalidArg (nameof c) "Must be a call or put, with spot and strike above 0 and finite, and neither time nor volatility below 0."

    if c.Deviation = 0.0 then
        c.DiscountFactor * max 0.0 (c.Sign * (c.Forward - c.Strike))
    else
        let upper = log (c.Forward / c.Strike) / c.Deviation + c.Deviation / 2.0
        let part level d = level * NormalDistribution.Cdf(c.Sign * d)
        c.DiscountFactor * c.Sign * (part c.Forward upper - part c.Strike (upper - c.Deviation))

printfn "%O" (PricerLaws.European(price).Check())
printfn "%O" (RuleLaws.Of(rule).Check(LawOptions(Cases = 20)))

// 10. One that forgets the dividend yield of puts, and the laws that it breaks. A default value is replaced by name.
let forgetful (c: OptionCase) =
    let dividendYield = if c.Right = OptionRight.Put then 0.0 else c.DividendYield
    price (OptionCase(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, dividendYield, c.Right))

for broken in PricerLaws.European(forgetful, accuracy = 1e-8).Check().Broken do
    printfn "broken: %s" broken.Law
