using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>A rotation of whole contracts at equal point beta (n2 = n1 x beta1 / beta2), and what it changes.</summary>
internal readonly record struct VxRotation(VxContract Near, VxContract Far, int Sold)
{
    /// <summary>Contracts that equal point beta would buy.</summary>
    internal double Equal => Sold * Near.PointBeta / Far.PointBeta;

    /// <summary>The nearest whole number of them.</summary>
    internal double Bought => Math.Round(Equal, MidpointRounding.AwayFromZero);

    /// <summary>Whether the whole number can be traded: rounding to nothing would sell the hedge.</summary>
    internal bool IsPossible => Near.PointBeta > 0 && Far.PointBeta > 0 && Bought is >= 1 and <= Leg.MaximumQuantity;

    /// <summary>The candidate: all or nothing, because another number sold rounds otherwise.</summary>
    /// <exception cref="MissingDatumException">A contract has no spread of its own.</exception>
    internal TradeCandidate ToCandidate(in RuleContext context, HedgeHolding near, double stressPoints)
    {
        int bought = (int)Bought;
        Trade[] unit = [near.Sell(Sold), near.BuyInstead(context.Book, Far.Leg with { Quantity = bought })];
        return new TradeCandidate(
            FormattableString.Invariant($"rotate VX {Near.Leg.Expiry.Date:yyyy-MM-dd} to {Far.Leg.Expiry.Date:yyyy-MM-dd}"), unit, 0, 1, context.CostOf(unit), Note(bought, stressPoints));
    }

    private string Note(int bought, double stressPoints)
    {
        double multiplier = Near.Leg.Contract.Multiplier;
        double before = Sold * multiplier * Near.PointBeta;
        double after = bought * multiplier * Far.PointBeta;
        double carry = (bought * Far.CarryPerDay) - (Sold * Near.CarryPerDay);
        double slope = (bought * Far.SlopeVega) - (Sold * Near.SlopeVega);
        return FormattableString.Invariant($"equal point beta would buy {Equal:F3}; rounding leaves {RuleText.Signed(after - before)} $ per VIX point")
            + FormattableString.Invariant($"; VIX {RuleText.Signed(stressPoints)} points along the map's line gains {before * stressPoints:G6} $ before and {after * stressPoints:G6} $ after, equal by construction but for rounding")
            + $"; carry changes by {RuleText.Signed(carry)} $ a day, slope exposure by {RuleText.Signed(slope)} $ per slope point; no convexity is kept, a future has none in its own price";
    }
}
