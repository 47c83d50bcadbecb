using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Volatility;

StripQuote[] nearQuotes = Quotes(35924 / 525600.0), nextQuotes = Quotes(46394 / 525600.0);

// Every 25 points from 1,400 to 2,500, at 18 % and a forward of 1,962.
static StripQuote[] Quotes(double years) => [.. Enumerable.Range(0, 45).Select(i => 1400d + (25 * i)).Select(strike => new StripQuote
{
    Strike = strike,
    PutBid = Black76.Price(1962, strike, years, 0.18, 0.0003, OptionRight.Put),
    PutAsk = Black76.Price(1962, strike, years, 0.18, 0.0003, OptionRight.Put) + 0.1,
    CallBid = Black76.Price(1962, strike, years, 0.18, 0.0003, OptionRight.Call),
    CallAsk = Black76.Price(1962, strike, years, 0.18, 0.0003, OptionRight.Call) + 0.1,
})];
