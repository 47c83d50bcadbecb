using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Tests.Infrastructure;

/// <summary>
/// The market of <see cref="TestMarkets"/> with the three volatility funds and their options. A fund's level is its leverage times the move of its two futures, held 5 to 95 after the
/// close of 2024-02-12 (the last but one session of a period of 20), and a basis.
/// </summary>
public sealed record VolatilityFundMarket
{
    public const double NearWeight = 5;
    public const double FarWeight = 95;

    public static readonly ImmutableArray<Expiry> Expiries = [TestExpiries.SpxwToday, TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxwMarch, TestExpiries.SpxwApril];

    public static readonly ImmutableArray<(ContractSpec Shares, ContractSpec Options, double Level, double Leverage, double Fee, bool Interest)> Funds =
    [
        (Contracts.VxxShares, Contracts.Vxx, 15.3, 1, 0.0089, true),
        (Contracts.UvxyShares, Contracts.Uvxy, 8.1, 1.5, 0.0095, false),
        (Contracts.SvxyShares, Contracts.Svxy, 101.5, -0.5, 0.0095, false),
    ];

    /// <summary>Points that the two futures move.</summary>
    public double Near { get; init; }

    public double Far { get; init; }

    /// <summary>Dollars that every fund moves with its futures held.</summary>
    public double Basis { get; init; }

    /// <summary>Additions for one expiry of the funds' options.</summary>
    public Expiry? Bumped { get; init; }

    public double Volatility { get; init; }

    public double DiscountRate { get; init; }

    public double Growth { get; init; }

    public static double IndexValue => (NearWeight * TestMarkets.VxPrices[0]) + (FarWeight * TestMarkets.VxPrices[1]);

    public static double VolatilityAt(string symbol, double moneyness) => symbol switch
    {
        "VXX" => 0.55 + (0.25 * moneyness),
        "UVXY" => 0.85 + (0.35 * moneyness),
        _ => 0.30 - (0.2 * moneyness),
    };

    public MarketSnapshot Build()
    {
        var market = new TestMarkets();
        market = market with { Vx = market.Vx.SetItem(TestExpiries.VixFebruary, Near).SetItem(TestExpiries.VixMarch, Far) };
        MarketSnapshotBuilder builder = market.Build().ToBuilder();
        foreach ((ContractSpec shares, _, double level, double leverage, _, _) in Funds)
        {
            double now = (level * (1 + (leverage * ((NearWeight * Near) + (FarWeight * Far)) / IndexValue))) + Basis;
            builder.SetLevel(shares.Symbol, now);
            foreach (Expiry expiry in Expiries)
                builder.Set(Chain(shares.Symbol, expiry, level, now));
        }

        return builder.Build();
    }

    private OptionChain Chain(string symbol, Expiry expiry, double reference, double level)
    {
        double years = expiry.YearsFrom(TestExpiries.Instant);
        bool bumped = expiry == Bumped;
        double forward = level * Math.Exp((0.051 - 0.031 + (bumped ? Growth : 0)) * years);
        double discount = Math.Exp(-(0.051 + (bumped ? DiscountRate : 0)) * years);
        SmileNode[] given =
        [
            .. Enumerable.Range(-10, 21).Select(i => i * 0.06)
                .Select(k => new SmileNode(reference * Math.Exp(k), VolatilityAt(symbol, k) + (bumped ? Volatility : 0))),
        ];
        return new OptionChain(symbol, expiry, TestExpiries.Instant, forward, PriceSource.OptionParity, discount, [], given);
    }
}
