using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// A signed number of one listed contract: terms only, no price. The hierarchy is closed: <see cref="OptionLeg"/>,
/// <see cref="FutureLeg"/>, <see cref="SecurityLeg"/>.
/// </summary>
/// <remarks>
/// A leg cannot exist invalid: every value is checked when it is set, by construction, <c>with</c> or JSON. Contract and expiry
/// must agree at every step, so a leg of another settlement style is made anew, not by <c>with</c>.
/// </remarks>
[TypeFormatterSource]
public abstract record Leg : IDisplayable
{
    /// <summary>Largest absolute quantity of a leg, in contracts.</summary>
    public const int MaximumQuantity = 1_000_000;

    private protected Leg()
    {
    }

    /// <summary>The contract's terms.</summary>
    /// <exception cref="ArgumentException">The contract is of another kind than the leg, or settles otherwise than the expiry.</exception>
    public required ContractSpec Contract
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Contract));
            if (value.Kind != Kind)
                throw Guard.OutOfRange(nameof(Contract), value, $"A leg of this type needs a contract of kind {Kind}.");
            CheckContract(value);
            field = value;
        }
    }

    /// <summary>Signed number of contracts: positive long, negative short; not 0, at most 1,000,000 either way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0 or beyond the limit.</exception>
    public required int Quantity
    {
        get;
        init => field = value != 0 && value is >= -MaximumQuantity and <= MaximumQuantity
            ? value
            : throw Guard.OutOfRange(nameof(Quantity), value, "Must not be 0, and at most 1,000,000 contracts long or short.");
    }

    /// <summary>Option, future or security.</summary>
    public abstract ContractKind Kind { get; }

    /// <summary>Name of the instrument without the quantity, as in <c>SPXW 2023-03-31 Pm 4200 Call</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether both legs are the same instrument, whatever their quantities.</summary>
    /// <param name="other">The leg to compare with.</param>
    public bool IsSameInstrument(Leg other) => other is not null && (this with { Quantity = 1 }).Equals(other with { Quantity = 1 });

    /// <summary>Quantity and instrument, as in <c>-10 SPXW 2023-03-31 Pm 4200 Call</c>.</summary>
    public sealed override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Quantity:+0;-0} {Name}");

    /// <inheritdoc/>
    public abstract DisplayPage ToDisplay();

    // The expiry where there is one; null for shares.
    internal abstract Expiry? ExpiryOrNull { get; }

    // Whether it has settled by an instant, the instant of its expiry included; shares never do.
    internal bool HasExpiredBy(DateTimeOffset instant) => ExpiryOrNull is { } expiry && expiry.Instant <= instant;

    // Internal, so that no type outside the library can complete the hierarchy.
    internal abstract void CheckContract(ContractSpec contract);
}
