using VixShield.Display;

namespace VixShield.Risk;

/// <summary>What a calendar spread of two month positions of one future asks: one contract long, one short, whichever of them is the near one.</summary>
[TypeFormatterSource]
public sealed record FutureSpreadRow : IDisplayable
{
    /// <summary>Makes a row.</summary>
    /// <param name="contract">Symbol of the contract.</param>
    /// <param name="near">The nearer month position; from 1 to 100.</param>
    /// <param name="far">The farther month position; above the nearer one, at most 100.</param>
    /// <param name="requirement">Dollars per pair of contracts; at least 0.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    public FutureSpreadRow(string contract, int near, int far, double requirement)
    {
        Contract = Guard.NotBlank(contract, nameof(contract));
        Near = Guard.InRange(near, 1, 99, nameof(near));
        Far = Guard.InRange(far, near + 1, 100, nameof(far));
        Requirement = Guard.NonNegativeFinite(requirement, nameof(requirement));
    }

    /// <summary>Symbol of the contract.</summary>
    public string Contract { get; }

    /// <summary>The nearer month position.</summary>
    public int Near { get; }

    /// <summary>The farther month position.</summary>
    public int Far { get; }

    /// <summary>Dollars per pair.</summary>
    public double Requirement { get; }

    /// <summary>Contract, positions and dollars.</summary>
    public override string ToString() => FormattableString.Invariant($"{Contract} months {Near}/{Far}: {Requirement} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin of a calendar spread", ToString())
    {
        Facts =
        [
            new("contract", Contract),
            new("near month", Near),
            new("far month", Far),
            new("requirement", DisplayCell.Fixed(Requirement, 2), "$ per pair"),
        ],
    };
}
