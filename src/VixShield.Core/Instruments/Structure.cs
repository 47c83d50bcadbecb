using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>
/// A named group of positions whose legs belong together. Made by the factories of its types; equal when name and positions are.
/// </summary>
[TypeFormatterSource]
public abstract record Structure : IDisplayable
{
    private protected Structure(string name, ImmutableArray<Position> positions)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Positions = [.. positions.Select(p => p with { Structure = name })];
    }

    /// <summary>The name under which the book shows the structure.</summary>
    public string Name { get; }

    /// <summary>The positions, each carrying <see cref="Name"/> as its structure.</summary>
    public ImmutableArray<Position> Positions { get; }

    /// <summary>Whether a leg can be exercised before expiry, so that the structure is not what it seems until then.</summary>
    public bool HasEarlyExercise => Positions.Any(p => p.Leg.Contract.Exercise == ExerciseStyle.American);

    /// <inheritdoc/>
    public virtual bool Equals(Structure? other) =>
        other is not null && EqualityContract == other.EqualityContract && Name == other.Name && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Name, Positions.Length, Positions.Length == 0 ? null : Positions[0]);

    /// <summary>The name and the legs.</summary>
    public sealed override string ToString() => $"{Name}: {string.Join("; ", Positions.Select(p => p.Leg))}";

    /// <inheritdoc/>
    public virtual DisplayPage ToDisplay() => Page("Structure", []);

    /// <summary>A page with facts of the structure's own before those of every structure.</summary>
    private protected DisplayPage Page(string title, ReadOnlySpan<DisplayFact> facts) => new(title, ToString())
    {
        Facts = [.. facts, new("name", Name), new("legs", Positions.Length), new("early exercise", HasEarlyExercise)],
        Tables = [PositionColumns.TableOf("legs", Positions)],
    };
}
