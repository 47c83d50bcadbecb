namespace VixShield.Reporting;

/// <summary>A stretch of the horizontal axis that is shaded: an episode.</summary>
public sealed record ChartStretch
{
    /// <summary>Makes a stretch.</summary>
    /// <param name="name">What it is; stretches of one name share an entry of the legend.</param>
    /// <param name="from">Where it begins, in the unit of the horizontal axis.</param>
    /// <param name="to">Where it ends; not before its beginning.</param>
    /// <param name="color">Its colour.</param>
    /// <exception cref="ArgumentException">A blank name, a number that is not finite, or an end before the beginning.</exception>
    public ChartStretch(string name, double from, double to, ChartColor color)
    {
        Name = Check.NotBlank(name, nameof(name));
        From = Check.Finite(from, nameof(from));
        To = Check.Finite(to, nameof(to)) >= from ? to : throw new ArgumentOutOfRangeException(nameof(to), to, FormattableString.Invariant($"Must not be before {from}."));
        Color = color;
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>Where it begins.</summary>
    public double From { get; }

    /// <summary>Where it ends.</summary>
    public double To { get; }

    /// <summary>Its colour.</summary>
    public ChartColor Color { get; }

    /// <summary>Name and ends.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {From:G6} to {To:G6}");
}
