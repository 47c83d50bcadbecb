using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

DateTimeOffset now = UsTime.AtChicago(new DateOnly(2026, 11, 23), new TimeOnly(15, 0));
Expiry month = ExpiryRules.SpxEndOfMonth.Resolve(2026, 12, TradingCalendar.UsOptions);
Expiry vx = ExpiryRules.VixMonthly.Resolve(2026, 12, TradingCalendar.UsOptions);
OptionQuote[] quotes = [new(5600, OptionRight.Put, 24.1, 24.5), new(5750, OptionRight.Put, 40.6, 41.2), new(6000, OptionRight.Put, 118.9, 120.1), new(6300, OptionRight.Call, 31.0, 31.6), new(6450, OptionRight.Call, 9.9, 10.3)];
MarketSnapshot market = new MarketSnapshotBuilder(now).SetLevel("SPX", 6000).SetLevel("VIX", 18)
    .Set(new FutureMark(Contracts.Vx, vx, price: 18.9, halfSpread: 0.05, PriceSource.Settlement))
    .Set(new OptionChain("SPX", month, now, forward: 6016, PriceSource.OptionParity, discountFactor: 0.9959, quotes)).Build();
Book book = Book.Of(
    IronCondor.Create(Contracts.Spxw, month, 5600, 5750, 6300, 6450, quantity: 10),
    HedgeLadder.Create([new HedgeLayer(1, new TenorBucket(15, 45), target: 2, new FutureLeg { Contract = Contracts.Vx, Quantity = 2, Expiry = vx })]));
MappedExposures net = BookValuation.Of(book, market).Net.Map(FactorMap.Create(market));
Console.WriteLine(net);
Console.WriteLine(net.Carry);
