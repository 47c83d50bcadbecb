using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Tests.Infrastructure;

/// <summary>The market of <see cref="TestMarkets"/> with SPY chains: Black prices with a skew that belongs to the strikes.</summary>
public sealed record SpyMarket
{
    public static readonly ImmutableArray<Expiry> Expiries = [TestExpiries.SpxwToday, TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxwMarch, TestExpiries.SpxwApril];

    public static readonly ContractSpec EuropeanSpy =
        ContractSpec.Option("SPYE", 100, Contracts.Spy.Tick, ExerciseStyle.European, SettlementStyle.Pm, UnderlyingKind.EquityFund, "SPY");

    private const double ReferenceSpot = 500;

    public double Spot { get; init; } = ReferenceSpot;

    public double Rate { get; init; } = 0.051;

    public double Yield { get; init; } = 0.0137;

    /// <summary>Additions for one expiry.</summary>
    public Expiry? Bumped { get; init; }

    public double Volatility { get; init; }

    public double DiscountRate { get; init; }

    public double Growth { get; init; }

    public MarketSnapshot Build()
    {
        MarketSnapshotBuilder builder = TestMarkets.Base.ToBuilder().SetLevel("SPY", Spot);
        foreach (Expiry expiry in Expiries)
            builder.Set(Chain(expiry));
        return builder.Build();
    }

    public static OptionLeg Option(Expiry expiry, double strike, OptionRight right, int quantity = 1, ContractSpec? contract = null) =>
        new() { Contract = contract ?? Contracts.Spy, Expiry = expiry, Strike = strike, Right = right, Quantity = quantity };

    private OptionChain Chain(Expiry expiry)
    {
        double years = expiry.YearsFrom(TestExpiries.Instant);
        bool bumped = expiry == Bumped;
        double forward = Spot * Math.Exp((Rate - Yield + (bumped ? Growth : 0)) * years);
        double discount = Math.Exp(-(Rate + (bumped ? DiscountRate : 0)) * years);
        double level = 0.14 + (bumped ? Volatility : 0);
        double width = 0.14 * Math.Sqrt(years) * ReferenceSpot;
        double step = years < 0.001 ? 0.5 : years < 0.03 ? 2 : 5;
        List<OptionQuote> quotes = [];
        List<SmileNode> given = [];
        for (double strike = Math.Ceiling((ReferenceSpot - (4 * width)) / step) * step; strike <= ReferenceSpot + (4 * width); strike += step)
        {
            double k = Math.Log(strike / ReferenceSpot);
            double volatility = level - (0.15 / Math.Sqrt(years + 0.08) * k) + (0.6 * k * k);
            given.Add(new SmileNode(strike, volatility));
            foreach (OptionRight right in Enum.GetValues<OptionRight>())
            {
                double middle = NaiveBlack.Price(forward, strike, years, volatility, discount, right);
                double half = Math.Min(0.45 * middle, 0.02);
                quotes.Add(new OptionQuote(strike, right, middle - half, middle + half));
            }
        }

        return new OptionChain("SPY", expiry, TestExpiries.Instant, forward, PriceSource.OptionParity, discount, quotes, given);
    }
}
