using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>A signed number of futures.</summary>
[TypeFormatterSource]
public sealed record FutureLeg : Leg
{
    /// <summary>The expiry (final settlement); its settlement style must be the contract's.</summary>
    /// <exception cref="ArgumentException">Null, or of another settlement style than the contract.</exception>
    public required Expiry Expiry
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Expiry));
            if (Contract is not null)
                ExpiryMatch.Check(Contract, value, nameof(Expiry));
            field = value;
        }
    }

    /// <inheritdoc/>
    public override ContractKind Kind => ContractKind.Future;

    /// <inheritdoc/>
    public override string Name => $"{Contract.Symbol} {Expiry}";

    internal override Expiry? ExpiryOrNull => Expiry;

    internal override void CheckContract(ContractSpec contract)
    {
        if (Expiry is not null)
            ExpiryMatch.Check(contract, Expiry, nameof(Contract));
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Futures leg", ToString())
    {
        Facts =
        [
            new("quantity", Quantity, "contracts"),
            new("contract", Contract.Symbol),
            new("expiry", Expiry.ToString()),
            new("multiplier", Contract.Multiplier, "$/point"),
        ],
    };
}
