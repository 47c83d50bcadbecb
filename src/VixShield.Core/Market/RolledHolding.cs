using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>A contract that a rolled series holds at a close. The default value is none.</summary>
/// <param name="Expiry">Final settlement of the contract.</param>
/// <param name="Weight">How many of it, in contracts (not in dollars).</param>
/// <param name="Price">Settlement of the session, in VIX points.</param>
[TypeFormatterSource]
public readonly record struct RolledHolding(Expiry Expiry, double Weight, double Price) : IDisplayable
{
    /// <summary>Weight, contract and price.</summary>
    public override string ToString() => FormattableString.Invariant($"{Weight} of {Expiry} at {Price}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Holding of a rolled series", ToString())
    {
        Facts =
        [
            new("contract", Expiry?.ToString() ?? DisplayCell.Missing),
            new("weight", Weight, "contracts"),
            new("settlement", Price, "VIX points"),
        ],
    };
}
