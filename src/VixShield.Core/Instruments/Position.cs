using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>A leg held in a book, with its role and where it belongs.</summary>
[TypeFormatterSource]
public sealed record Position : IDisplayable
{
    /// <summary>Makes a position.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="role">What it is for.</param>
    /// <param name="structure">Name of the structure it belongs to, or null.</param>
    /// <param name="layer">Number of its hedge layer from 1 on (nearest first), or null.</param>
    /// <exception cref="ArgumentException">The leg is null, the role is not defined, the name is blank or the layer is below 1.</exception>
    public Position(Leg leg, LegRole role = LegRole.Unassigned, string? structure = null, int? layer = null)
    {
        Leg = leg;
        Role = role;
        Structure = structure;
        Layer = layer;
    }

    /// <summary>The leg.</summary>
    public Leg Leg
    {
        get;
        init => field = Guard.NotNull(value, nameof(Leg));
    }

    /// <summary>What it is for.</summary>
    public LegRole Role
    {
        get;
        init => field = Guard.Defined(value, nameof(Role));
    }

    /// <summary>Name of the structure it belongs to, or null.</summary>
    public string? Structure
    {
        get;
        init => field = value is null ? null : Guard.NotBlank(value, nameof(Structure));
    }

    /// <summary>Number of its hedge layer from 1 on (nearest first), or null.</summary>
    public int? Layer
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 1, 1000, nameof(Layer));
    }

    /// <summary>The leg, its role and where it belongs.</summary>
    public override string ToString()
    {
        string place = Layer is null ? string.Empty : $", layer {Layer}";
        string name = Structure is null ? string.Empty : $", {Structure}";
        return $"{Leg} ({Role}{name}{place})";
    }

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Position", ToString())
    {
        Facts =
        [
            new("quantity", Leg.Quantity, "contracts"),
            new("instrument", Leg.Name),
            new("role", Role),
            new("structure", Structure ?? DisplayCell.Missing),
            new("hedge layer", Layer),
        ],
    };
}
