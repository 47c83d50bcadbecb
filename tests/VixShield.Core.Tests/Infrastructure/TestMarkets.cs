using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Tests.Infrastructure;

/// <summary>
/// A market made from formulas: SPX, VX, VIX-option and ES data with skews, discounting, dividends and spreads. Every price is a
/// <see cref="NaiveBlack"/> price, unrounded. Volatilities belong to strikes, so a bump of one input moves nothing else; they are
/// given to the chains, so that what is tested on this market is not the calibration.
/// </summary>
public sealed record TestMarkets
{
    private const double ReferenceSpot = 5000;
    private const double DividendYield = 0.014;

    private static readonly Lazy<MarketSnapshot> BaseMarket = new(() => new TestMarkets().Build());

    public static readonly ImmutableArray<Expiry> SpxExpiries =
    [
        TestExpiries.SpxwToday, TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxMarch,
        TestExpiries.SpxwMarch, TestExpiries.SpxwApril, TestExpiries.SpxJune,
    ];

    public static readonly ImmutableArray<Expiry> VxExpiries =
        [TestExpiries.VixFebruary, TestExpiries.VixMarch, TestExpiries.VixApril, TestExpiries.VixMay, TestExpiries.VixJune];

    public static readonly ImmutableArray<double> VxPrices = [14.9, 15.6, 16.2, 16.9, 17.1];

    /// <summary>The market without any bump.</summary>
    public static MarketSnapshot Base => BaseMarket.Value;

    public double Spot { get; init; } = ReferenceSpot;

    public double Vix { get; init; } = 14.2;

    public double Spy { get; init; } = ReferenceSpot / 10;

    /// <summary>Additions by expiry: to the forward's growth, the discount rate, volatilities, VX prices, VIX volatilities.</summary>
    public ImmutableDictionary<Expiry, double> Growth { get; init; } = ImmutableDictionary<Expiry, double>.Empty;

    public ImmutableDictionary<Expiry, double> Rate { get; init; } = ImmutableDictionary<Expiry, double>.Empty;

    public ImmutableDictionary<Expiry, double> Volatility { get; init; } = ImmutableDictionary<Expiry, double>.Empty;

    public ImmutableDictionary<Expiry, double> Vx { get; init; } = ImmutableDictionary<Expiry, double>.Empty;

    public ImmutableDictionary<Expiry, double> VixVolatility { get; init; } = ImmutableDictionary<Expiry, double>.Empty;

    public MarketSnapshot Build()
    {
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(TestExpiries.Instant)
            .SetLevel("SPX", Spot).SetLevel("VIX", Vix).SetLevel("SPY", Spy).AddNote("Made from formulas.");
        foreach (Expiry expiry in SpxExpiries)
            builder.Set(SpxChain(expiry));
        foreach (Expiry expiry in VxExpiries)
            builder.Set(new FutureMark(Contracts.Vx, expiry, VxPrice(expiry), 0.025, PriceSource.Settlement));
        foreach (Expiry expiry in VxExpiries.Take(4))
            builder.Set(VixChain(expiry));
        foreach (Expiry expiry in new[] { TestExpiries.SpxMarch, TestExpiries.SpxJune })
            builder.Set(new FutureMark(Contracts.Es, expiry, Forward(expiry, Spot), 0.125, PriceSource.Mid));
        return builder.Build();
    }

    public double VxPrice(Expiry expiry) => VxPrices[VxExpiries.IndexOf(expiry)] + Vx.GetValueOrDefault(expiry);

    private static double Years(Expiry expiry) => (expiry.Instant - TestExpiries.Instant).TotalMinutes / 525_600;

    private static double BaseRate(double years) => 0.053 - (0.012 * years);

    private static IEnumerable<double> Strikes(double forward, double deviation, double step)
    {
        double first = Math.Ceiling(forward * Math.Exp(-4.5 * deviation) / step);
        double last = Math.Floor(forward * Math.Exp(4 * deviation) / step);
        for (double i = first; i <= last; i++)
            yield return i * step;
    }

    private static OptionChain Chain(
        string symbol, Expiry expiry, double forward, PriceSource source, double discount, IEnumerable<double> strikes, Func<double, double> volatility)
    {
        var quotes = new List<OptionQuote>();
        foreach (double strike in strikes)
        {
            foreach (OptionRight right in Enum.GetValues<OptionRight>())
            {
                double middle = NaiveBlack.Price(forward, strike, Years(expiry), volatility(strike), discount, right);
                double half = Math.Min(0.45 * middle, 0.02 + (0.01 * middle));
                quotes.Add(new OptionQuote(strike, right, middle - half, middle + half));
            }
        }

        return new OptionChain(symbol, expiry, TestExpiries.Instant, forward, source, discount, quotes, strikes.Select(k => new SmileNode(k, volatility(k))));
    }

    private double Forward(Expiry expiry, double spot) =>
        spot * Math.Exp((BaseRate(Years(expiry)) - DividendYield + Growth.GetValueOrDefault(expiry)) * Years(expiry));

    private double Discount(Expiry expiry) => Math.Exp(-(BaseRate(Years(expiry)) + Rate.GetValueOrDefault(expiry)) * Years(expiry));

    private OptionChain SpxChain(Expiry expiry)
    {
        double years = Years(expiry);
        double reference = ReferenceSpot * Math.Exp((BaseRate(years) - DividendYield) * years);
        double level = 0.125 + (0.03 * Math.Sqrt(years));
        double step = years switch { < 0.001 => 5, < 0.01 => 10, < 0.05 => 25, < 0.15 => 50, _ => 100 };
        return Chain(
            "SPX", expiry, Forward(expiry, Spot), PriceSource.OptionParity, Discount(expiry), Strikes(reference, level * Math.Sqrt(years), step), Smile);

        double Smile(double strike)
        {
            double k = Math.Log(strike / reference);
            return level - (0.15 / Math.Sqrt(years + 0.08) * k) + (0.6 * k * k) + Volatility.GetValueOrDefault(expiry);
        }
    }

    private OptionChain VixChain(Expiry expiry)
    {
        double years = Years(expiry);
        double reference = VxPrices[VxExpiries.IndexOf(expiry)];
        double level = 0.85 / (1 + (2 * years));
        IEnumerable<double> strikes = Strikes(reference, level * Math.Sqrt(years) * 0.7, years < 0.05 ? 0.5 : 1);
        return Chain("VIX", expiry, VxPrice(expiry), PriceSource.Settlement, Discount(expiry), strikes, strike =>
            level + (0.3 * Math.Log(strike / reference)) + VixVolatility.GetValueOrDefault(expiry));
    }
}
