using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>One contract of a long hedge: its price in points, and vega and carry in dollars.</summary>
internal readonly record struct LongContract(Leg Leg, double Price, double Vega, double Carry)
{
    /// <summary>Vega per dollar of premium; for a future, which has none, per dollar of its price.</summary>
    internal double VegaPerPremium => Vega / (Price * Leg.Contract.Multiplier);

    /// <exception cref="MissingDatumException">The market lacks what the leg needs.</exception>
    internal static LongContract Of(in RuleContext context, Leg leg, double price)
    {
        MappedExposures one = context.ExposuresOf([new Trade(leg with { Quantity = 1 })]);
        return new LongContract(leg, price, one.VixEquivalentVega.Mid, one.Carry.Total);
    }
}
