using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// The VX contracts of a volatility fund in a market, by weight, and its leverage: those of the last close at or before the valuation instant, which are held until the next.
/// </summary>
internal sealed class FundContracts
{
    private FundContracts(ImmutableArray<(VixFuture Contract, double Weight)> held, double leverage)
    {
        Held = held;
        Leverage = leverage;
    }

    /// <summary>The funds whose terms are known.</summary>
    internal static ImmutableArray<VolatilityProduct> Products { get; } = [VolatilityProduct.Vxx, VolatilityProduct.Uvxy, VolatilityProduct.Svxy];

    /// <summary>Contracts with the market's prices, and weights in percent of contracts.</summary>
    internal ImmutableArray<(VixFuture Contract, double Weight)> Held { get; }

    /// <summary>The leverage of the return into the next close.</summary>
    internal double Leverage { get; }

    /// <summary>Sum of weight times price.</summary>
    internal double Value => Held.Sum(h => h.Weight * h.Contract.Price);

    internal static FundContracts Of(VolatilityProduct product, MarketSnapshot market, string neededFor)
    {
        VixFuturesCurve curve = market.RequireVixFutures(neededFor);
        DateOnly close = LastClose(market.ValuationInstant, neededFor);
        DateOnly next = TradingCalendar.UsOptions.NextSession(close);
        if (next < product.Leverages[0].From)
            throw new NotSupportedException(FormattableString.Invariant($"{neededFor}: {product.Symbol} begins on {product.Leverages[0].From:yyyy-MM-dd}, after the session of {next:yyyy-MM-dd}."));
        VixRollSchedule schedule = VixRollSchedule.On(close, TradingCalendar.UsOptions);
        return new FundContracts([.. schedule.Weights(product.Tenor).Select(w => (Listed(curve, w.Contract, neededFor), w.Percent))], product.LeverageInto(next));
    }

    /// <summary>The contract as a market has it, by date: its expiries need not come from the same rule.</summary>
    internal static VixFuture Listed(VixFuturesCurve curve, Expiry contract, string neededFor) => curve.Points.FirstOrDefault(p => p.Expiry.Date == contract.Date)
        ?? throw new MissingDatumException(new DatumKey(DatumKind.FuturePrice, "VX", contract), neededFor);

    private static DateOnly LastClose(DateTimeOffset instant, string neededFor)
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        var date = DateOnly.FromDateTime(UsTime.InChicago(instant).DateTime);
        if (date > calendar.CoveredFrom && date <= calendar.CoveredUntil)
        {
            DateOnly close = calendar.IsSession(date) && calendar.SessionClose(date) <= instant ? date : calendar.PreviousSession(date);
            if (VixRollSchedule.IsKnown(close, calendar))
                return close;
        }

        throw new NotSupportedException(FormattableString.Invariant($"{neededFor}: the calendar does not know the VX contracts held on {date:yyyy-MM-dd}: {calendar}."));
    }
}
