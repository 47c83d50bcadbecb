using System.Collections.Concurrent;
using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Tests.Infrastructure;

/// <summary>Markets rebuilt with one factor moved, and derivatives of a book's mark by five-point differences over them.</summary>
public static class FactorBumps
{
    private static readonly ConcurrentDictionary<(RiskFactor, int), MarketSnapshot> Markets = [];
    private static readonly ConcurrentDictionary<(RiskFactor, int, RiskFactor, int), MarketSnapshot> Pairs = [];

    /// <summary>Every factor that the market of <see cref="TestMarkets"/> has.</summary>
    public static readonly ImmutableArray<RiskFactor> All =
    [
        new(FactorKind.Spot, "SPX"), new(FactorKind.Spot, "SPY"),
        .. TestMarkets.SpxExpiries.SelectMany(e => new[] { FactorKind.Volatility, FactorKind.DiscountRate, FactorKind.ForwardGrowth }.Select(k => new RiskFactor(k, "SPX", e))),
        .. TestMarkets.VxExpiries.SelectMany(e => new[] { FactorKind.VixFuture, FactorKind.VixVolatility, FactorKind.DiscountRate }.Select(k => new RiskFactor(k, "VIX", e))),
    ];

    /// <summary>Small against the width of the shortest option's payoff, large against the rounding of prices.</summary>
    public static double Step(RiskFactor factor) => factor.Kind switch
    {
        FactorKind.Spot => 0.2,
        FactorKind.VixFuture => 0.01,
        FactorKind.Volatility or FactorKind.VixVolatility => 5e-4,
        _ => 1e-3,
    };

    public static TestMarkets Move(TestMarkets market, RiskFactor factor, double amount)
    {
        Expiry expiry = factor.Expiry ?? TestExpiries.SpxMarch;
        return factor.Kind switch
        {
            FactorKind.Spot when factor.Symbol == "SPX" => market with { Spot = market.Spot + amount },
            FactorKind.Spot => market with { Spy = market.Spy + amount },
            FactorKind.Volatility => market with { Volatility = market.Volatility.SetItem(expiry, amount) },
            FactorKind.VixFuture => market with { Vx = market.Vx.SetItem(expiry, amount) },
            FactorKind.VixVolatility => market with { VixVolatility = market.VixVolatility.SetItem(expiry, amount) },
            FactorKind.DiscountRate => market with { Rate = market.Rate.SetItem(expiry, amount) },
            FactorKind.ForwardGrowth => market with { Growth = market.Growth.SetItem(expiry, amount) },
            _ => throw new ArgumentOutOfRangeException(nameof(factor)),
        };
    }

    public static double FirstOrder(Book book, RiskFactor factor) =>
        (8 * (Mark(book, factor, 1) - Mark(book, factor, -1)) - (Mark(book, factor, 2) - Mark(book, factor, -2))) / (12 * Step(factor));

    public static double SecondOrder(Book book, RiskFactor factor) =>
        (16 * (Mark(book, factor, 1) + Mark(book, factor, -1)) - (Mark(book, factor, 2) + Mark(book, factor, -2)) - 30 * Mark(book, factor, 0))
        / (12 * Step(factor) * Step(factor));

    /// <summary>The mixed derivative by two different factors, by four-point differences of the fourth order in each.</summary>
    public static double Cross(Book book, RiskFactor first, RiskFactor second)
    {
        return ((8 * (Slope(1) - Slope(-1))) - (Slope(2) - Slope(-2))) / (12 * Step(second));

        double Slope(int steps) => ((8 * (At(1, steps) - At(-1, steps))) - (At(2, steps) - At(-2, steps))) / (12 * Step(first));

        double At(int one, int other) => BookValuation.Of(
            book,
            Pairs.GetOrAdd((first, one, second, other), _ => Move(Move(new TestMarkets(), first, one * Step(first)), second, other * Step(second)).Build())).Mark;
    }

    private static double Mark(Book book, RiskFactor factor, int steps) => BookValuation.Of(
        book, Markets.GetOrAdd((factor, steps), _ => Move(new TestMarkets(), factor, steps * Step(factor)).Build())).Mark;
}
