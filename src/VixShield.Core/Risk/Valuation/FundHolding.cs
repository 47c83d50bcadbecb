using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// What one share of a volatility fund is in a market: its price, the VX contracts behind it, and what a calendar day does to it by the roll of the VX curve and by fee and interest. The
/// contracts are those of the last close at or before the valuation instant, which are held until the next; prices are those of the market, as if the leverage had been reset now.
/// </summary>
internal sealed record FundHolding(string Symbol, double Level, ImmutableArray<VixFutureExposure> PerShare, double RollDown, double Financing)
{
    private const double BillYears = 91d / 365d;

    internal static FundHolding Of(Leg leg, double level, MarketSnapshot market)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        VolatilityProduct product = new[] { VolatilityProduct.Vxx, VolatilityProduct.Uvxy, VolatilityProduct.Svxy }.FirstOrDefault(p => p.Symbol == symbol)
            ?? throw new NotSupportedException($"{leg.Name}: what {symbol} holds is not known; the volatility funds that are valued are VXX, UVXY and SVXY.");
        VixFuturesCurve curve = market.RequireVixFutures(leg.Name);
        DateOnly close = LastClose(market.ValuationInstant, leg);
        VixRollSchedule schedule = VixRollSchedule.On(close, TradingCalendar.UsOptions);
        DateOnly next = TradingCalendar.UsOptions.NextSession(close);
        if (next < product.Leverages[0].From)
            throw new NotSupportedException(FormattableString.Invariant($"{leg.Name}: {symbol} begins on {product.Leverages[0].From:yyyy-MM-dd}, after the session of {next:yyyy-MM-dd}."));
        double leverage = product.LeverageInto(next);

        (VixFuture Contract, double Weight)[] held = [.. schedule.Weights(product.Tenor).Select(w => (Listed(w.Contract), w.Percent))];
        double value = held.Sum(h => h.Weight * h.Contract.Price);
        ImmutableArray<VixFutureExposure> perShare = [.. held.Select(h => new VixFutureExposure(h.Contract.Expiry, leverage * level * h.Weight / value))];
        double interest = product.OnTotalReturn ? leverage * ElementaryFunctions.ExpMinusOne(BillRate(market, leg) * LegPricing.OneDay) : 0;
        return new FundHolding(
            symbol,
            level,
            perShare,
            perShare.Sum(e => e.DollarsPerPoint * curve.RollDown(e.Contract, LegPricing.OneDay)),
            level * (interest - (product.YearlyFee * LegPricing.OneDay)));

        // By date, as the contracts of a market need not come from the same rule.
        VixFuture Listed(Expiry contract) => curve.Points.FirstOrDefault(p => p.Expiry.Date == contract.Date)
            ?? throw new MissingDatumException(new DatumKey(DatumKind.FuturePrice, "VX", contract), leg.Name);
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

    private static DateOnly LastClose(DateTimeOffset instant, Leg leg)
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        var date = DateOnly.FromDateTime(UsTime.InChicago(instant).DateTime);
        if (date > calendar.CoveredFrom && date <= calendar.CoveredUntil)
        {
            DateOnly close = calendar.IsSession(date) && calendar.SessionClose(date) <= instant ? date : calendar.PreviousSession(date);
            if (VixRollSchedule.IsKnown(close, calendar))
                return close;
        }

        throw new NotSupportedException(FormattableString.Invariant($"{leg.Name}: the calendar does not know the VX contracts held on {date:yyyy-MM-dd}: {calendar}."));
    }

    /// <summary>The rate of the chain whose expiry is nearest to the 91 days of the bill.</summary>
    private static double BillRate(MarketSnapshot market, Leg leg) =>
        (market.Chains.MinBy(c => Math.Abs(c.Years - BillYears)) ?? throw new MissingDatumException(new DatumKey(DatumKind.DiscountFactor, "SPX"), leg.Name)).Rate;
}
