using VixShield.Market;

namespace VixShield.Risk;

public sealed partial class FactorMap
{
    private const double BasisPoint = 1e-4;
    private const double DaysPerYear = 365;

    // Below this sqrt(30 / days) overstates what the shortest volatilities move by, without bound.
    private const double ShortestSensibleDays = 16;

    internal MappedExposures Apply(FactorExposures exposures)
    {
        double delta = 0;
        double gamma = 0;
        double low = 0;
        double mid = 0;
        double high = 0;
        double slope = 0;
        double convexity = 0;
        double raw = 0;
        double timeWeighted = 0;
        bool sensible = true;
        double volOfVol = 0;
        double fundVolatility = 0;
        double rate = 0;
        double dividend = 0;
        foreach (FactorExposure item in exposures.Items)
        {
            switch (item.Factor.Kind)
            {
                case FactorKind.Spot:
                    double points = PointsPerPercent(item.Factor);
                    delta += item.FirstOrder * points;
                    gamma += item.SecondOrder * points * points;
                    break;
                case FactorKind.Volatility or FactorKind.VixFuture:
                    Row row = RowOf(item.Factor);
                    low += item.FirstOrder * row.Low;
                    mid += item.FirstOrder * row.Mid;
                    high += item.FirstOrder * row.High;
                    slope += item.FirstOrder * row.Slope;
                    convexity += item.SecondOrder * row.Mid * row.Mid;
                    if (item.Factor.Kind == FactorKind.VixFuture)
                        break;
                    double days = DaysPerYear * row.Years;
                    raw += item.FirstOrder / 100;
                    timeWeighted += item.FirstOrder / 100 * Math.Sqrt(30 / days);
                    sensible &= days >= ShortestSensibleDays;
                    break;
                case FactorKind.VixVolatility:
                    volOfVol += item.FirstOrder / 100;
                    break;
                case FactorKind.FundVolatility:
                    fundVolatility += item.FirstOrder / 100;
                    break;
                case FactorKind.DiscountRate:
                    rate += item.FirstOrder * BasisPoint;
                    break;
                case FactorKind.ForwardGrowth:
                    rate += item.FirstOrder * BasisPoint;
                    // What a volatility fund's forward lacks of the rate is a fee for borrowing it, no dividend.
                    if (IsEquity(item.Factor.Symbol))
                        dividend -= item.FirstOrder * BasisPoint;
                    break;
                case FactorKind.FundBasis:
                    // Held, in every number of the mapped view; it stays visible by factor.
                    break;
                default:
                    throw NoBeta(item.Factor);
            }
        }

        double vanna = 0;
        foreach ((RiskFactor first, RiskFactor second, double value) in exposures.Crosses)
        {
            if (first.Kind == FactorKind.Spot && second.Kind == FactorKind.Volatility)
                vanna += value * PointsPerPercent(first) * RowOf(second).Mid;
            else if (IsMoved(first) && IsMoved(second))
                convexity += 2 * value * RowOf(first).Mid * RowOf(second).Mid;
        }

        Interval vega = Around([low, mid, high], mid);
        ReadOnlySpan<double> totals =
        [
            delta + (Response.Strong * low), delta + (Response.Mid * low), delta + (Response.Weak * low),
            delta + (Response.Strong * mid), delta + (Response.Mid * mid), delta + (Response.Weak * mid),
            delta + (Response.Strong * high), delta + (Response.Mid * high), delta + (Response.Weak * high),
        ];
        return new MappedExposures(this)
        {
            TotalDelta = Around(totals, delta + (Response.Mid * mid)),
            PartialDelta = delta,
            SpxGamma = gamma,
            SpxVanna = vanna,
            VixEquivalentVega = vega,
            LowBetaVega = low,
            HighBetaVega = high,
            VegaConvexity = convexity,
            SlopeVega = slope,
            RawVega = raw,
            TimeWeightedVega = timeWeighted,
            TimeWeightedVegaIsSensible = sensible,
            VolOfVolVega = volOfVol,
            FundVolatilityVega = fundVolatility,
            RateDelta = rate,
            DividendDelta = dividend,
            Carry = exposures.Carry,
        };
    }

    private static bool IsMoved(RiskFactor factor) => factor.Kind is FactorKind.Volatility or FactorKind.VixFuture;

    private static Interval Around(ReadOnlySpan<double> values, double mid)
    {
        double low = mid;
        double high = mid;
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return new Interval(low, mid, high);
    }

    private bool IsEquity(string symbol) => symbol == IndexSymbol || _fundPoints.ContainsKey(symbol);

    /// <summary>Points of an index or share per +1 % of the index.</summary>
    private double PointsPerPercent(RiskFactor spot)
    {
        if (spot.Symbol == IndexSymbol)
            return Spot / 100;
        return _fundPoints.TryGetValue(spot.Symbol, out double points) ? points : throw NoBeta(spot);
    }

    private Row RowOf(RiskFactor factor) => _rows.TryGetValue(factor, out Row row) ? row : throw NoBeta(factor);

    private MissingDatumException NoBeta(RiskFactor factor) => new($"The map to {IndexSymbol} and VIX has no beta for {factor}.");
}
