using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A number that a policy, rule or measure takes, for front ends: what it is, in which unit, between which limits, and what it is by default.</summary>
[TypeFormatterSource]
public sealed record CatalogParameter : IDisplayable
{
    /// <summary>Makes a parameter.</summary>
    /// <param name="name">The name of the property that holds it.</param>
    /// <param name="unit">Its unit in words; <c>switch</c> for 0 or 1.</param>
    /// <param name="minimum">Least allowed value; -infinity for none.</param>
    /// <param name="maximum">Largest allowed value, at least the least; +infinity for none.</param>
    /// <param name="defaultValue">The default, within the limits; null where nothing is set by default.</param>
    /// <param name="description">What it does, in one sentence.</param>
    /// <exception cref="ArgumentException">A text is blank, a number is NaN, or limits and default are out of order.</exception>
    public CatalogParameter(string name, string unit, double minimum, double maximum, double? defaultValue, string description)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Unit = Guard.NotBlank(unit, nameof(unit));
        if (!(minimum <= maximum))
            throw Guard.OutOfRange(nameof(minimum), minimum, FormattableString.Invariant($"Must be at most the maximum {maximum}."));
        if (defaultValue is { } value && !(value >= minimum && value <= maximum))
            throw Guard.OutOfRange(nameof(defaultValue), value, FormattableString.Invariant($"Must be from {minimum} to {maximum}."));
        Minimum = minimum;
        Maximum = maximum;
        Default = defaultValue;
        Description = Guard.NotBlank(description, nameof(description));
    }

    /// <summary>The name of the property that holds it.</summary>
    public string Name { get; }

    /// <summary>Its unit in words; <c>switch</c> for 0 or 1.</summary>
    public string Unit { get; }

    /// <summary>Least allowed value; -infinity for none.</summary>
    public double Minimum { get; }

    /// <summary>Largest allowed value; +infinity for none.</summary>
    public double Maximum { get; }

    /// <summary>The default; null where nothing is set by default.</summary>
    public double? Default { get; }

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>Name, default, unit and limits.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} = {(Default is { } value ? FormattableString.Invariant($"{value}") : "none")} {Unit}, from {Minimum} to {Maximum}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Parameter", ToString())
    {
        Facts =
        [
            new("parameter", Name),
            new("unit", Unit),
            new("default", Default),
            new("minimum", Minimum),
            new("maximum", Maximum),
            new("description", Description),
        ],
    };
}
