using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>A signed number of listed options.</summary>
[TypeFormatterSource]
public sealed record OptionLeg : Leg
{
    /// <summary>Call or put.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither of the two.</exception>
    public required OptionRight Right
    {
        get;
        init => field = Guard.Defined(value, nameof(Right));
    }

    /// <summary>Strike, in points of the contract's own underlying (a tenth of SPX for XSP); finite and greater than 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or not greater than 0.</exception>
    public required double Strike
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(Strike));
    }

    /// <summary>The expiry; its settlement style must be the contract's.</summary>
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
    public override ContractKind Kind => ContractKind.Option;

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{Contract.Symbol} {Expiry} {Strike} {Right}");

    internal override Expiry? ExpiryOrNull => Expiry;

    internal override void CheckContract(ContractSpec contract)
    {
        if (Expiry is not null)
            ExpiryMatch.Check(contract, Expiry, nameof(Contract));
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Option leg", ToString())
    {
        Facts =
        [
            new("quantity", Quantity, "contracts"),
            new("contract", Contract.Symbol),
            new("expiry", Expiry.ToString()),
            new("strike", Strike, "points"),
            new("right", Right),
            new("exercise", Contract.Exercise),
            new("multiplier", Contract.Multiplier, "$/point"),
        ],
    };
}
