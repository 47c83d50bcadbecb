using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>A signed number of shares.</summary>
[TypeFormatterSource]
public sealed record SecurityLeg : Leg
{
    /// <inheritdoc/>
    public override ContractKind Kind => ContractKind.Security;

    /// <inheritdoc/>
    public override string Name => $"{Contract.Symbol} shares";

    internal override Expiry? ExpiryOrNull => null;

    internal override void CheckContract(ContractSpec contract)
    {
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Securities leg", ToString())
    {
        Facts =
        [
            new("quantity", Quantity, "shares"),
            new("symbol", Contract.Symbol),
        ],
    };
}
