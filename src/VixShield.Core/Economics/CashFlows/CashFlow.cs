namespace VixShield.Economics;

/// <summary>An amount of money on a date.</summary>
public sealed record CashFlow
{
    /// <summary>Makes a flow.</summary>
    /// <param name="date">The date.</param>
    /// <param name="amount">The amount, in dollars: positive received, negative paid; may be 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not finite.</exception>
    public CashFlow(DateOnly date, double amount)
    {
        Date = date;
        Amount = Guard.Finite(amount, nameof(amount));
    }

    /// <summary>The date.</summary>
    public DateOnly Date { get; }

    /// <summary>The amount, in dollars: positive received, negative paid.</summary>
    public double Amount { get; }

    /// <summary>Date and amount.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}: {Amount:F2} $");
}
