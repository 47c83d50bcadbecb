using System.Collections.Immutable;

namespace VixShield.Reporting;

/// <summary>Numbers that belong together, in the units of the chart's axes. All arrays that are not empty have one length. Equal when all parts are.</summary>
public sealed record ChartSeries
{
    /// <summary>Makes a series.</summary>
    /// <param name="name">The name in the legend.</param>
    /// <param name="kind">How it is drawn.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="x">Places along the horizontal axis; finite.</param>
    /// <param name="y">Values; null where one is missing, else finite.</param>
    /// <param name="low">Low ends of the values' intervals; null for none. An area needs both ends.</param>
    /// <param name="high">High ends.</param>
    /// <param name="labels">A text for each point, shown beside it; null for none.</param>
    /// <exception cref="ArgumentException">A blank name, numbers that are not finite, lengths that differ, one end of intervals without the other, or an area without any.</exception>
    public ChartSeries(
        string name,
        ChartSeriesKind kind,
        ChartColor color,
        IEnumerable<double> x,
        IEnumerable<double?> y,
        IEnumerable<double?>? low = null,
        IEnumerable<double?>? high = null,
        IEnumerable<string>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Name = Check.NotBlank(name, nameof(name));
        Kind = kind;
        Color = color;
        X = [.. x.Select(v => Check.Finite(v, nameof(x)))];
        Y = Values(y, nameof(y));
        if ((low is null) != (high is null))
            throw new ArgumentException("Intervals have two ends.", nameof(low));
        if (kind == ChartSeriesKind.Area && low is null)
            throw new ArgumentException("An area lies between a low and a high end.", nameof(low));
        Low = low is null ? [] : Values(low, nameof(low));
        High = high is null ? [] : Values(high, nameof(high));
        Labels = labels is null ? [] : Check.NotDefault([.. labels], nameof(labels));
        if (labels is not null && Labels.Length != X.Length)
            throw Lengths(nameof(labels), Labels.Length);
    }

    /// <summary>The name in the legend.</summary>
    public string Name { get; }

    /// <summary>How it is drawn.</summary>
    public ChartSeriesKind Kind { get; }

    /// <summary>Its colour.</summary>
    public ChartColor Color { get; }

    /// <summary>Places along the horizontal axis.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>Values; null where one is missing.</summary>
    public ImmutableArray<double?> Y { get; }

    /// <summary>Low ends of the values' intervals; empty for none.</summary>
    public ImmutableArray<double?> Low { get; }

    /// <summary>High ends of the values' intervals; empty for none.</summary>
    public ImmutableArray<double?> High { get; }

    /// <summary>A text for each point; empty for none.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <inheritdoc/>
    public bool Equals(ChartSeries? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && Color == other.Color && X.AsSpan().SequenceEqual(other.X.AsSpan()) && Y.AsSpan().SequenceEqual(other.Y.AsSpan())
        && Low.AsSpan().SequenceEqual(other.Low.AsSpan()) && High.AsSpan().SequenceEqual(other.High.AsSpan()) && Labels.AsSpan().SequenceEqual(other.Labels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, Color, X.Length);

    /// <summary>Name, kind and number of points.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Kind}): {X.Length} points");

    private ImmutableArray<double?> Values(IEnumerable<double?> values, string parameter)
    {
        ImmutableArray<double?> all = [.. values.Select(v => v is { } number ? Check.Finite(number, parameter) : v)];
        return all.Length == X.Length ? all : throw Lengths(parameter, all.Length);
    }

    private ArgumentException Lengths(string parameter, int length) => new(FormattableString.Invariant($"{length} values for {X.Length} places."), parameter);
}
