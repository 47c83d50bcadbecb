using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>The carry of the hedge over a month as a share of the credit of the short structure.</summary>
public static class HedgeCost
{
    /// <summary>Calendar days of a month.</summary>
    public const double DaysPerMonth = 30;

    /// <summary>Measures a valued book.</summary>
    /// <param name="valuation">The book.</param>
    /// <param name="credit">Credit received for the structure, in dollars; finite. Null for what closing it costs now: minus the value of the live legs with the roles ShortStrike and Wing.</param>
    /// <returns>The share, or a status that says why there is none.</returns>
    /// <exception cref="ArgumentException">The valuation is null, or the credit is not finite.</exception>
    public static HedgeCostReading Of(BookValuation valuation, double? credit = null)
    {
        Guard.NotNull(valuation, nameof(valuation));
        if (credit is { } given)
            Guard.Finite(given, nameof(credit));
        LegValuation[] hedge = [.. valuation.InFixedOrder.Where(l => !l.IsSettled && BookHedgeExposures.IsHedge(l.Position))];
        LegValuation[] structure = [.. valuation.InFixedOrder.Where(l => !l.IsSettled && l.Position.Role is LegRole.ShortStrike or LegRole.Wing)];
        double amount = credit ?? -structure.Sum(l => l.Value);
        Carry carry = FactorExposures.Sum(hedge.Select(l => l.Exposures)).Carry;
        (HedgeCostStatus status, string reason) =
            hedge.Length == 0 ? (HedgeCostStatus.NoHedge, "No live position has the role Hedge or Overlay.")
            : !(amount > 0) ? (HedgeCostStatus.NoCredit, credit is null && structure.Length == 0
                ? "No credit was given and no live position has the role ShortStrike or Wing."
                : FormattableString.Invariant($"A credit of {amount:F2} $ is none."))
            : (HedgeCostStatus.Ok, FormattableString.Invariant($"{hedge.Length} hedge positions."));
        return new HedgeCostReading(status, reason, carry)
        {
            Credit = amount > 0 ? amount : null,
            IsCreditGiven = credit is not null,
            ShareOfCredit = status == HedgeCostStatus.Ok ? carry.Total * DaysPerMonth / amount : null,
        };
    }
}
