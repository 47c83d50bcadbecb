using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A policy limit, rule or measure as a front end lists it. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record CatalogEntry : IDisplayable
{
    /// <summary>Makes an entry.</summary>
    /// <param name="name">Its name, unique among entries of its kind.</param>
    /// <param name="description">What it is for, in a sentence or two.</param>
    /// <param name="parameters">Its parameters; none for a measure that takes none.</param>
    /// <exception cref="ArgumentException">A text is blank, a parameter null, or a parameter's name used twice.</exception>
    public CatalogEntry(string name, string description, params IEnumerable<CatalogParameter> parameters)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Description = Guard.NotBlank(description, nameof(description));
        Parameters = Guard.NoNulls(parameters, nameof(parameters));
        if (Parameters.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The parameter {twice.Key} is there twice.", nameof(parameters));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public string Description { get; }

    /// <summary>Its parameters.</summary>
    public ImmutableArray<CatalogParameter> Parameters { get; }

    /// <inheritdoc/>
    public bool Equals(CatalogEntry? other) =>
        other is not null && Name == other.Name && Description == other.Description && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Description, Parameters.Length);

    /// <summary>The name and the parameters.</summary>
    public override string ToString() => Parameters.IsEmpty ? Name : $"{Name}: {string.Join("; ", Parameters)}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Catalog entry", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("description", Description),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Parameters",
                Parameters,
                new("parameter", r => r.Name),
                new("default", r => r.Default),
                new("unit", r => r.Unit),
                new("minimum", r => r.Minimum),
                new("maximum", r => r.Maximum),
                new("description", r => r.Description)),
        ],
    };
}
