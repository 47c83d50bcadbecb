using VixShield.Display;

namespace VixShield.Economics;

/// <summary>An amount of money on a date.</summary>
[TypeFormatterSource]
public sealed record CashFlow : IDisplayable
{
    /// <summary>Makes a flow.</summary>
    /// <param name="date">The date.</param>
    /// <param name="amount">The amount, in dollars: positive received, negative paid; may be 0. At most 1e15 in size, up to where a double holds every eighth of a dollar.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not finite or above 1e15 in size.</exception>
    public CashFlow(DateOnly date, double amount)
    {
        Date = date;
        Amount = Limits.Dollars(amount, nameof(amount));
    }

    /// <summary>The date.</summary>
    public DateOnly Date { get; }

    /// <summary>The amount, in dollars: positive received, negative paid.</summary>
    public double Amount { get; }

    /// <summary>Date and amount.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}: {Amount:F2} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Cash flow", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("amount", DisplayCell.Fixed(Amount, 2), "$"),
        ],
    };
}
