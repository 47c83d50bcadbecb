using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>A signed number of shares.</summary>
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
}
