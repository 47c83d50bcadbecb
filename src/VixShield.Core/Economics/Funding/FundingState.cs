using VixShield.Display;

namespace VixShield.Economics;

/// <summary>
/// Where the capital of a book comes from, and what each part costs: cash, bills that stand as collateral, and a margin loan. A trading book has no weighted average cost of capital and no tax shield;
/// this is what takes its place.
/// </summary>
/// <remarks>The cost of cash and bills is what is given up by binding them: the rate that they would earn elsewhere less what they earn where they are.</remarks>
[TypeFormatterSource]
public sealed record FundingState : IDisplayable
{
    /// <summary>Cash bound in the book, in dollars; from 0 to 1e15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, not finite or above 1e15.</exception>
    public double Cash
    {
        get;
        init => field = Limits.NonNegativeDollars(value, nameof(Cash));
    }

    /// <summary>What cash costs, per year as a decimal; may be negative. At most 1,000 in size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or above 1,000 in size.</exception>
    public double CashRate
    {
        get;
        init => field = Limits.Rate(value, nameof(CashRate));
    }

    /// <summary>Treasury bills bound as collateral, at market value in dollars; from 0 to 1e15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, not finite or above 1e15.</exception>
    public double Bills
    {
        get;
        init => field = Limits.NonNegativeDollars(value, nameof(Bills));
    }

    /// <summary>What bound bills cost, per year as a decimal; may be negative. At most 1,000 in size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or above 1,000 in size.</exception>
    public double BillRate
    {
        get;
        init => field = Limits.Rate(value, nameof(BillRate));
    }

    /// <summary>Margin loan drawn, in dollars; from 0 to 1e15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, not finite or above 1e15.</exception>
    public double MarginLoan
    {
        get;
        init => field = Limits.NonNegativeDollars(value, nameof(MarginLoan));
    }

    /// <summary>What the loan costs, per year as a decimal; may be negative. At most 1,000 in size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or above 1,000 in size.</exception>
    public double MarginLoanRate
    {
        get;
        init => field = Limits.Rate(value, nameof(MarginLoanRate));
    }

    /// <summary>The capital: the sum of the three amounts, in dollars.</summary>
    public double Capital => Cash + Bills + MarginLoan;

    /// <summary>What the capital costs in a year, in dollars: the sum of amounts times rates.</summary>
    public double AnnualCost => (Cash * CashRate) + (Bills * BillRate) + (MarginLoan * MarginLoanRate);

    /// <summary>Share of cash in the capital, from 0 to 1; null without capital. The three weights sum to 1 up to rounding.</summary>
    public double? CashWeight => WeightOf(Cash);

    /// <summary>Share of bills in the capital, from 0 to 1; null without capital.</summary>
    public double? BillWeight => WeightOf(Bills);

    /// <summary>Share of the loan in the capital, from 0 to 1; null without capital.</summary>
    public double? MarginLoanWeight => WeightOf(MarginLoan);

    /// <summary>The cost of funding: the sum of weights times rates, per year as a decimal; null without capital.</summary>
    public double? Rate => (CashWeight * CashRate) + (BillWeight * BillRate) + (MarginLoanWeight * MarginLoanRate);

    /// <summary>The rate and its parts, or why there is none.</summary>
    public string Reason => Capital == 0
        ? "There is no capital, so it has no cost."
        : $"{Part(Cash, CashRate)} of cash, {Part(Bills, BillRate)} of bills, {Part(MarginLoan, MarginLoanRate)} of loan.";

    /// <summary>The rate, or why there is none.</summary>
    public override string ToString() => Rate is { } rate ? $"{NumberText.Significant(rate)} a year: {Reason}" : Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Funding", ToString())
    {
        Facts =
        [
            new("capital", DisplayCell.Fixed(Capital, 2), "$"),
            new("yearly cost", DisplayCell.Fixed(AnnualCost, 2), "$"),
            new("rate", DisplayCell.Percent(Rate, 4), "% per year"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Sources",
                (IEnumerable<(string Name, double Amount, double Rate, double? Weight)>)[("cash", Cash, CashRate, CashWeight), ("bills", Bills, BillRate, BillWeight), ("margin loan", MarginLoan, MarginLoanRate, MarginLoanWeight)],
                new("source", r => r.Name),
                new("amount", "$", r => DisplayCell.Fixed(r.Amount, 2)),
                new("rate", "% per year", r => DisplayCell.Percent(r.Rate)),
                new("weight", "%", r => DisplayCell.Percent(r.Weight))),
        ],
    };

    private static string Part(double amount, double rate) => $"{NumberText.Significant(amount)} $ at {NumberText.Significant(rate)}";

    private double? WeightOf(double amount) => Capital > 0 ? amount / Capital : null;
}
