using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.TermStructure;

/// <summary>What a holding of a volatility product is in one VX contract. Made by <see cref="VolatilityProduct"/>.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="DollarsPerPoint">Profit in dollars when this contract alone rises by one VIX point.</param>
[TypeFormatterSource]
public readonly record struct VixFutureExposure(Expiry Contract, double DollarsPerPoint) : IDisplayable
{
    /// <summary>The same exposure as a number of VX contracts of $1,000 a point; negative for short.</summary>
    public double VxContracts => DollarsPerPoint / 1000;

    /// <summary>The contract and its exposure.</summary>
    public override string ToString() => FormattableString.Invariant($"{Contract}: {DollarsPerPoint} $ a point, {VxContracts} VX");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposure to a VX contract", ToString())
    {
        Facts =
        [
            new("contract", Contract?.ToString() ?? DisplayCell.Missing),
            new("exposure", DollarsPerPoint, "$/VIX point"),
            new("exposure", VxContracts, "VX contracts"),
        ],
    };
}
