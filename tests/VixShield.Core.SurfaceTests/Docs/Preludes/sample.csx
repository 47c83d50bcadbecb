using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;

MarketDocument document = VixShieldJson.Parse<MarketDocument>(File.ReadAllText("docs/samples/Decoupling/market-2023-02-15.json"));
MarketSnapshot market = document.Snapshot;
Book book = VixShieldJson.Parse<Book>(File.ReadAllText("docs/samples/Decoupling/book.json"));
MarketMove move = VixShieldJson.Parse<MarketMove>(File.ReadAllText("docs/samples/Decoupling/move-2024-08-05.json"));
Calibration calibration = Calibration.Of(book, market);
