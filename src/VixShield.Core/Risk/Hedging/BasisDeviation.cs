using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>Standard deviation of what a VX future moves besides its beta times the move of spot VIX: its basis residual.</summary>
[TypeFormatterSource]
public sealed record BasisDeviation : IDisplayable
{
    /// <summary>Makes a deviation.</summary>
    /// <param name="contract">The expiry.</param>
    /// <param name="points">Standard deviation over one session, in VX points; at least 0.</param>
    /// <exception cref="ArgumentException">The contract is null, or the deviation negative or not finite.</exception>
    public BasisDeviation(Expiry contract, double points)
    {
        Contract = Guard.NotNull(contract, nameof(contract));
        Points = Guard.NonNegativeFinite(points, nameof(points));
    }

    /// <summary>The expiry.</summary>
    public Expiry Contract { get; }

    /// <summary>Standard deviation over one session, in VX points.</summary>
    public double Points { get; }

    /// <summary>Contract and deviation.</summary>
    public override string ToString() => FormattableString.Invariant($"VX {Contract}: {Points:G4} points");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Deviation of a basis residual", ToString())
    {
        Facts =
        [
            new("contract", Contract.ToString()),
            new("deviation over a session", Points, "VX points"),
        ],
    };
}
