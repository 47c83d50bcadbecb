#r "nuget: VixShield.Core, 0.2.0"

open System
open VixShield.Display
open VixShield.Expiries
open VixShield.Instruments
open VixShield.Market
open VixShield.Pricing
open VixShield.Risk

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
