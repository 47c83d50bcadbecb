using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>A signed change of the book: <see cref="Instruments.Leg.Quantity"/> of the leg is what is bought (+) or sold (-).</summary>
[TypeFormatterSource]
public sealed record Trade : IDisplayable
{
    /// <summary>Makes a trade.</summary>
    /// <param name="leg">The instrument and the signed change in contracts.</param>
    /// <param name="role">Role of the position it changes or opens.</param>
    /// <param name="layer">Hedge layer of the position it changes or opens, or null.</param>
    /// <param name="structure">Structure of the position it changes or opens; null fits any.</param>
    /// <exception cref="ArgumentException">As for <see cref="Position"/>.</exception>
    public Trade(Leg leg, LegRole role = LegRole.Unassigned, int? layer = null, string? structure = null)
    {
        Leg = leg;
        Role = role;
        Layer = layer;
        Structure = structure;
    }

    /// <summary>The instrument and the signed change in contracts.</summary>
    public Leg Leg
    {
        get;
        init => field = Guard.NotNull(value, nameof(Leg));
    }

    /// <summary>Role of the position it changes or opens.</summary>
    public LegRole Role
    {
        get;
        init => field = Guard.Defined(value, nameof(Role));
    }

    /// <summary>Hedge layer of the position it changes or opens, or null.</summary>
    public int? Layer
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 1, 1000, nameof(Layer));
    }

    /// <summary>Structure of the position it changes or opens; null fits any.</summary>
    public string? Structure
    {
        get;
        init => field = value is null ? null : Guard.NotBlank(value, nameof(Structure));
    }

    /// <summary>Buy or sell, the size and the instrument, as in <c>sell 2 VX 2023-03-22 Am</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Leg.Quantity > 0 ? "buy" : "sell")} {Math.Abs(Leg.Quantity)} {Leg.Name}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Trade", ToString())
    {
        Facts =
        [
            new("side", Leg.Quantity > 0 ? "buy" : "sell"),
            new("quantity", Math.Abs(Leg.Quantity), "contracts"),
            new("instrument", Leg.Name),
            new("role", Role),
            new("structure", Structure ?? DisplayCell.Missing),
            new("hedge layer", Layer),
        ],
    };
}
