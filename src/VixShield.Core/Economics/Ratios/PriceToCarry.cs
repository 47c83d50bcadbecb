using VixShield.Risk;

namespace VixShield.Economics;

/// <summary>
/// Capital at risk per dollar of yearly carry, in years: how long the carry of today would need to earn what can be lost. A book's counterpart of a price to cash flow; the price to cash flow of an
/// index is external data and says nothing about a book.
/// </summary>
public static class PriceToCarry
{
    private const double DaysPerYear = 365;

    /// <summary>Capital at risk over annual carry.</summary>
    /// <param name="capitalAtRisk">Largest loss or margin, in dollars, as a positive number.</param>
    /// <param name="annualCarry">Net carry, in dollars per year.</param>
    /// <returns>The ratio in years; undefined where the carry is not positive, and where nothing is at risk or the loss is without limit (plus infinity).</returns>
    public static RatioReading Of(double capitalAtRisk, double annualCarry)
    {
        if (double.IsPositiveInfinity(capitalAtRisk))
            return RatioReading.Undefined("The loss is without limit.");
        if (RatioReading.NotFinite(("Capital at risk", capitalAtRisk), ("Annual carry", annualCarry)) is { } illegal)
            return illegal;
        if (!(annualCarry > 0))
            return RatioReading.Undefined(FormattableString.Invariant($"The carry of {annualCarry:F2} $ a year is not positive."));
        return capitalAtRisk > 0
            ? RatioReading.Of(capitalAtRisk / annualCarry, "capital at risk / annual carry")
            : RatioReading.Undefined(FormattableString.Invariant($"The capital at risk of {capitalAtRisk:F2} $ is not positive."));
    }

    /// <summary>Largest loss at settlement over the carry of a day times 365.</summary>
    /// <param name="worst">The greatest loss, as in <see cref="SettlementBounds.Worst"/>: a loss is a negative amount.</param>
    /// <param name="carry">The carry per calendar day. A year of it is a unit, no forecast: carry of one day does not last.</param>
    /// <returns>The ratio in years; undefined where the loss has no limit or hangs on a model, and where the carry is not positive.</returns>
    public static RatioReading Of(ProfitBound worst, Carry carry) => worst switch
    {
        { Kind: ProfitBoundKind.Value, Dollars: { } dollars } => Of(-dollars, DaysPerYear * carry.Total),
        { Kind: ProfitBoundKind.Unbounded } => RatioReading.Undefined("The loss is without limit."),
        { Kind: ProfitBoundKind.ModelDependent } => RatioReading.Undefined("The greatest loss hangs on a model."),
        _ => RatioReading.Undefined("No greatest loss is stated."),
    };

    /// <summary>Margin over the carry of a day times 365.</summary>
    /// <param name="margin">The requirement; its <see cref="MarginRequirement.WithoutLongPremium"/> counts.</param>
    /// <param name="carry">The carry per calendar day.</param>
    /// <returns>The ratio in years; undefined where the requirement has no number or is 0, and where the carry is not positive.</returns>
    /// <exception cref="ArgumentNullException">The requirement is null.</exception>
    public static RatioReading Of(MarginRequirement margin, Carry carry) => Guard.NotNull(margin, nameof(margin)).WithoutLongPremium is { } dollars
        ? Of(dollars, DaysPerYear * carry.Total)
        : RatioReading.Undefined($"The requirement has no number: {margin.Reason}");
}
