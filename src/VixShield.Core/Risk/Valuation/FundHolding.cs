using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// What one share of a volatility fund is in a market: its price, the VX contracts behind it in dollars a point, and what a calendar day does to it by the roll of the VX curve and by fee and
/// interest. Prices are those of the market, as if the leverage had been reset now.
/// </summary>
internal sealed record FundHolding(string Symbol, double Level, ImmutableArray<VixFutureExposure> PerShare, double RollDown, double Financing)
{
    private const double BillYears = 91d / 365d;

    internal static FundHolding Of(Leg leg, double level, MarketSnapshot market)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        VolatilityProduct product = FundContracts.Products.FirstOrDefault(p => p.Symbol == symbol)
            ?? throw new NotSupportedException($"{leg.Name}: what {symbol} holds is not known; the volatility funds that are valued are {string.Join(", ", FundContracts.Products.Select(p => p.Symbol))}.");
        FundContracts contracts = FundContracts.Of(product, market, leg.Name);
        ImmutableArray<VixFutureExposure> perShare =
            [.. contracts.Held.Select(h => new VixFutureExposure(h.Contract.Expiry, contracts.Leverage * level * h.Weight / contracts.Value))];
        double interest = product.OnTotalReturn ? contracts.Leverage * ElementaryFunctions.ExpMinusOne(BillRate(market, leg) * LegPricing.OneDay) : 0;
        return new FundHolding(
            symbol,
            level,
            perShare,
            perShare.Sum(e => e.DollarsPerPoint * market.VixFutures.RollDown(e.Contract, LegPricing.OneDay)),
            level * (interest - (product.YearlyFee * LegPricing.OneDay)));
    }

    /// <summary>Exposures to what moves the price, from a delta and gamma to the price itself, in dollars per dollar.</summary>
    internal IEnumerable<FactorExposure> Exposures(double delta, double gamma) =>
        Drivers.Select(d => new FactorExposure(d.Factor, delta * d.PerUnit, gamma * d.PerUnit * d.PerUnit));

    /// <summary>Mixed derivatives by what moves the price, from a gamma; and with a volatility, from a vanna.</summary>
    internal IEnumerable<CrossExposure> Crosses(double gamma, RiskFactor volatility, double vanna)
    {
        foreach ((RiskFactor one, double perOne) in Drivers)
        {
            yield return new CrossExposure(one, volatility, vanna * perOne);
            foreach ((RiskFactor other, double perOther) in Drivers)
            {
                if (one < other)
                    yield return new CrossExposure(one, other, gamma * perOne * perOther);
            }
        }
    }

    /// <summary>The contracts and the basis, and what the price moves per unit of each.</summary>
    private IEnumerable<(RiskFactor Factor, double PerUnit)> Drivers =>
    [
        .. PerShare.Select(e => (new RiskFactor(FactorKind.VixFuture, MarketSnapshot.VixSymbol, e.Contract), e.DollarsPerPoint)),
        (new RiskFactor(FactorKind.FundBasis, Symbol), 1d),
    ];

    /// <summary>The rate of the chain whose expiry is nearest to the 91 days of the bill.</summary>
    private static double BillRate(MarketSnapshot market, Leg leg) =>
        (market.Chains.MinBy(c => Math.Abs(c.Years - BillYears)) ?? throw new MissingDatumException(new DatumKey(DatumKind.DiscountFactor, "SPX"), leg.Name)).Rate;
}
