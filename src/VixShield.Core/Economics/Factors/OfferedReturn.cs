using VixShield.Display;
using VixShield.Risk;

namespace VixShield.Economics;

/// <summary>The return on capital that a book is taken to offer in a year, and what it is; or why there is none.</summary>
[TypeFormatterSource]
public sealed record OfferedReturn : IDisplayable
{
    private const double DaysPerYear = 365;

    private OfferedReturn(double? value, string reason)
    {
        Value = value;
        Reason = reason;
    }

    /// <summary>The return per year as a decimal; null where there is none.</summary>
    public double? Value { get; }

    /// <summary>What the number is, or why there is none.</summary>
    public string Reason { get; }

    /// <summary>The carry of a day times 365, and the income of the collateral, over capital. If nothing moves: no forecast, and carry of one day does not last a year.</summary>
    /// <param name="carry">The carry per calendar day.</param>
    /// <param name="capital">The capital that bears the book, in dollars; 0 or less gives no return.</param>
    /// <param name="collateralIncome">
    /// What the capital itself earns in a year as bills or cash, in dollars, less what the carry already holds as financing of premiums paid. Without it a book is held against the risk-free rate as if
    /// its collateral earned nothing.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Capital or income is not finite.</exception>
    public static OfferedReturn FromCarry(Carry carry, double capital, double collateralIncome = 0)
    {
        Guard.Finite(capital, nameof(capital));
        Guard.Finite(collateralIncome, nameof(collateralIncome));
        if (!(capital > 0))
            return new OfferedReturn(null, FormattableString.Invariant($"The capital of {capital:F2} $ is not positive."));
        double value = ((DaysPerYear * carry.Total) + collateralIncome) / capital;
        return double.IsFinite(value)
            ? new OfferedReturn(value, $"carry of {NumberText.Fixed(carry.Total, 2)} $ a day times 365 and {NumberText.Fixed(collateralIncome, 2)} $ of collateral income over {NumberText.Fixed(capital, 2)} $")
            : new OfferedReturn(null, "The return is beyond the range of doubles.");
    }

    /// <summary>The modified rate of scenario cash flows, under the probabilities of their source.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <exception cref="ArgumentNullException">The scenarios are null.</exception>
    public static OfferedReturn FromScenarios(ScenarioCashFlows scenarios)
    {
        ModifiedRateReading rate = Guard.NotNull(scenarios, nameof(scenarios)).ModifiedRate;
        string opinion = $"(probabilities: opinion of {scenarios.Source})";
        return rate.Rate is { } value ? new OfferedReturn(value, $"modified rate of expected scenario flows {opinion}") : new OfferedReturn(null, $"{rate.Reason} {opinion}");
    }

    /// <summary>The return or nothing, and the reason.</summary>
    public override string ToString() => Value is { } value ? $"{NumberText.Significant(value)} a year: {Reason}" : Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Offered return", ToString())
    {
        Facts =
        [
            new("return", DisplayCell.Percent(Value), "% per year"),
            new("reason", Reason),
        ],
    };
}
