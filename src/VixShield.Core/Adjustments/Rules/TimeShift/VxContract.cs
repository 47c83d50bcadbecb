using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>One VX contract as a rotation sees it: points per VIX point, and carry and slope exposure of one contract in dollars.</summary>
internal readonly record struct VxContract(FutureLeg Leg, double PointBeta, double CarryPerDay, double SlopeVega)
{
    /// <exception cref="MissingDatumException">The map has no beta of the contract, or the market no price.</exception>
    internal static VxContract Of(in RuleContext context, FutureLeg leg)
    {
        RiskFactor future = new(FactorKind.VixFuture, MarketSnapshot.VixSymbol, leg.Expiry);
        double beta = context.Map.PerVixPoint(future) ?? throw new MissingDatumException($"The map has no beta for {future}.");
        MappedExposures one = context.ExposuresOf([new Trade(leg with { Quantity = 1 })]);
        return new VxContract(leg, beta, one.Carry.Total, one.SlopeVega);
    }
}
