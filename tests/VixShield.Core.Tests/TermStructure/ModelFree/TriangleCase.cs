using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>
/// A market of one model: SPX variance is flat, and VIX at each expiry is lognormal with E[VIX^2] equal to the forward variance. Factors move one leg away from it.
/// </summary>
public sealed record TriangleCase(double Volatility, double VolOfVol, double Spread)
{
    private static readonly Expiry[] SpxExpiries = [TestExpiries.SpxMarch, TestExpiries.SpxwApril, Close(5, 17), Close(6, 28)];
    private static readonly Expiry[] VxExpiries = [TestExpiries.VixMarch, TestExpiries.VixApril, TestExpiries.VixMay];

    /// <summary>What multiplies the price of the futures, the VIX of the options, and the volatility of SPX.</summary>
    public (double Future, double Options, double Spx) Factors { get; init; } = (1, 1, 1);

    public double Forward(Expiry expiry) => 100 * Volatility * Math.Exp(-VolOfVol * VolOfVol * Years(expiry) / 2);

    public static Arbitrary<TriangleCase> Cases() => Arb.From(
        from volatility in Generators.Uniform(0.12, 0.4)
        from volOfVol in Generators.Uniform(0.5, 1.1)
        from spread in Generators.Uniform(0.002, 0.01)
        select new TriangleCase(volatility, volOfVol, spread));

    public MarketSnapshot Make(bool withOptions = true)
    {
        MarketSnapshotBuilder builder = new(TestExpiries.Instant);
        foreach (Expiry expiry in SpxExpiries)
            builder.Set(Chain("SPX", expiry, 5000, Volatility * Factors.Spx, 25, 5));
        foreach (Expiry expiry in VxExpiries)
        {
            builder.Set(new FutureMark(Contracts.Vx, expiry, Forward(expiry) * Factors.Future, 0.025, PriceSource.Settlement));
            if (withOptions)
                builder.Set(Chain("VIX", expiry, Forward(expiry) * Factors.Options, VolOfVol, 0.5, 5));
        }

        return builder.Build();
    }

    private static Expiry Close(int month, int day) => TestExpiries.Close(2024, month, day);

    private static double Years(Expiry expiry) => expiry.YearsFrom(TestExpiries.Instant);

    private OptionChain Chain(string symbol, Expiry expiry, double forward, double volatility, double step, double deviations)
    {
        double years = Years(expiry);
        double discount = Math.Exp(-0.05 * years);
        double deviation = volatility * Math.Sqrt(years);
        int first = (int)Math.Max(1, Math.Ceiling(forward * Math.Exp(-deviations * deviation) / step));
        int last = (int)Math.Floor(forward * Math.Exp(deviations * deviation) / step);
        List<OptionQuote> quotes = [];
        for (int i = first; i <= last; i++)
        {
            foreach (OptionRight right in Enum.GetValues<OptionRight>())
            {
                // A spread of the out-of-the-money price, on both sides as parity has it.
                double strike = i * step;
                double price = NaiveBlack.Price(forward, strike, years, volatility, discount, right);
                double half = Spread * Math.Max(0, NaiveBlack.Price(forward, strike, years, volatility, discount, strike < forward ? OptionRight.Put : OptionRight.Call));
                quotes.Add(new OptionQuote(strike, right, Math.Max(0, price - half), Math.Max(0, price + half)));
            }
        }

        return new OptionChain(symbol, expiry, TestExpiries.Instant, forward, PriceSource.OptionParity, discount, quotes);
    }
}
