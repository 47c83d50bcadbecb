using VixShield.Display;

namespace VixShield.Risk;

/// <summary>What one contract of a future asks, long or short, by its month position or by its expiry.</summary>
[TypeFormatterSource]
public sealed record FutureMarginRow : IDisplayable
{
    private FutureMarginRow(string contract, int? position, DateOnly? expiry, double requirement)
    {
        Contract = Guard.NotBlank(contract, nameof(contract));
        Position = position;
        Expiry = expiry;
        Requirement = Guard.NonNegativeFinite(requirement, nameof(requirement));
    }

    /// <summary>Symbol of the futures contract, such as VX, VXM or ES.</summary>
    public string Contract { get; }

    /// <summary>Month position: 1 for the next regular expiry and what expires before it; null where the row is for an expiry.</summary>
    public int? Position { get; }

    /// <summary>Expiry date; null where the row is for a month position.</summary>
    public DateOnly? Expiry { get; }

    /// <summary>Dollars per contract.</summary>
    public double Requirement { get; }

    /// <summary>A row for a month position.</summary>
    /// <param name="contract">Symbol of the contract.</param>
    /// <param name="position">The position; from 1 to 100.</param>
    /// <param name="requirement">Dollars per contract; at least 0.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    public static FutureMarginRow At(string contract, int position, double requirement) =>
        new(contract, Guard.InRange(position, 1, 100, nameof(position)), null, requirement);

    /// <summary>A row for one expiry; it goes before a row for the expiry's position.</summary>
    /// <param name="contract">Symbol of the contract.</param>
    /// <param name="expiry">Expiry date.</param>
    /// <param name="requirement">Dollars per contract; at least 0.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    public static FutureMarginRow For(string contract, DateOnly expiry, double requirement) => new(contract, null, expiry, requirement);

    /// <summary>Contract, position or expiry, and dollars.</summary>
    public override string ToString() => Expiry is { } expiry
        ? FormattableString.Invariant($"{Contract} {expiry:yyyy-MM-dd}: {Requirement} $")
        : FormattableString.Invariant($"{Contract} month {Position}: {Requirement} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin of a future", ToString())
    {
        Facts =
        [
            new("contract", Contract),
            new("month position", Position),
            new("expiry", Expiry),
            new("requirement", DisplayCell.Fixed(Requirement, 2), "$ per contract"),
        ],
    };
}
