using VixShield.Display;

namespace VixShield.Economics;

/// <summary>
/// What happens to the cost of funding between two states: how much comes from another mix of sources and how much from other rates. Made by <see cref="Between"/>.
/// </summary>
/// <remarks>
/// The mix is the change of weights times the mean of the two rates, the rates their change times the mean of the two weights, summed over the sources: the two parts add up to the whole, and the way
/// back has the opposite parts. Amounts may grow without any change of the rate; what that costs is <see cref="AnnualCostChange"/>.
/// </remarks>
[TypeFormatterSource]
public sealed record FundingChange : IDisplayable
{
    // A rate change this small is rounding.
    private const double Rounding = 1e-14;

    private FundingChange(FundingState before, FundingState after)
    {
        Before = before;
        After = after;
        Status = (before.Rate, after.Rate) switch
        {
            (null, null) => FundingChangeStatus.NoCapital,
            (null, _) => FundingChangeStatus.NoCapitalBefore,
            (_, null) => FundingChangeStatus.NoCapitalAfter,
            _ => FundingChangeStatus.Measured,
        };
    }

    /// <summary>The state before.</summary>
    public FundingState Before { get; }

    /// <summary>The state after.</summary>
    public FundingState After { get; }

    /// <summary>Whether the two can be compared.</summary>
    public FundingChangeStatus Status { get; }

    /// <summary>Change of the capital, in dollars.</summary>
    public double CapitalChange => After.Capital - Before.Capital;

    /// <summary>Change of the yearly cost, in dollars: positive when funding costs more.</summary>
    public double AnnualCostChange => After.AnnualCost - Before.AnnualCost;

    /// <summary>Rate after less rate before, per year as a decimal; null unless both states have a rate.</summary>
    public double? RateChange => After.Rate - Before.Rate;

    /// <summary>The part of <see cref="RateChange"/> from other weights; null when that is.</summary>
    public double? FromMix =>
        ((After.CashWeight - Before.CashWeight) * Mean(After.CashRate, Before.CashRate))
        + ((After.BillWeight - Before.BillWeight) * Mean(After.BillRate, Before.BillRate))
        + ((After.MarginLoanWeight - Before.MarginLoanWeight) * Mean(After.MarginLoanRate, Before.MarginLoanRate));

    /// <summary>The part of <see cref="RateChange"/> from other rates; null when that is.</summary>
    public double? FromRates =>
        ((After.CashRate - Before.CashRate) * (After.CashWeight + Before.CashWeight) / 2)
        + ((After.BillRate - Before.BillRate) * (After.BillWeight + Before.BillWeight) / 2)
        + ((After.MarginLoanRate - Before.MarginLoanRate) * (After.MarginLoanWeight + Before.MarginLoanWeight) / 2);

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason => Status switch
    {
        FundingChangeStatus.NoCapital => "Neither state has capital.",
        FundingChangeStatus.NoCapitalBefore => $"The state before has no rate: {Before.Reason}",
        FundingChangeStatus.NoCapitalAfter => $"The state after has no rate: {After.Reason}",
        _ => $"{InBasisPoints(RateChange)}: {InBasisPoints(FromMix)} from the mix, {InBasisPoints(FromRates)} from the rates.",
    };

    /// <summary>Compares two states.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    /// <exception cref="ArgumentNullException">A state is null.</exception>
    public static FundingChange Between(FundingState before, FundingState after) => new(Guard.NotNull(before, nameof(before)), Guard.NotNull(after, nameof(after)));

    /// <summary>Whether the rate rises by no more than a tolerance: a constraint on a change of the book.</summary>
    /// <param name="tolerance">Greatest rise allowed, per year as a decimal; at least 0. 1e-14 more counts as rounding.</param>
    /// <returns>Null where there is no change to compare; not a pass.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not finite.</exception>
    public bool? IsWithin(double tolerance)
    {
        Guard.NonNegativeFinite(tolerance, nameof(tolerance));
        return RateChange is { } change ? change <= tolerance + Rounding : null;
    }

    /// <summary>The reason, which holds the numbers.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Change of funding", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("change of the capital", DisplayCell.WithSign(CapitalChange, 2), "$"),
            new("change of the yearly cost", DisplayCell.WithSign(AnnualCostChange, 2), "$"),
            new("change of the rate", DisplayCell.Percent(RateChange, 4), "% per year"),
            new("from the mix", DisplayCell.Percent(FromMix, 4), "% per year"),
            new("from the rates", DisplayCell.Percent(FromRates, 4), "% per year"),
            new("rate before", DisplayCell.Percent(Before.Rate, 4), "% per year"),
            new("rate after", DisplayCell.Percent(After.Rate, 4), "% per year"),
        ],
    };

    private static double Mean(double a, double b) => (a + b) / 2;

    private static string InBasisPoints(double? rate) => $"{NumberText.WithSign(1e4 * rate!.Value, 2)} bp";
}
