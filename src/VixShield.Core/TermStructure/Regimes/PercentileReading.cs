using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Where a value stands among earlier ones: the share below it plus half of the share equal to it.</summary>
[TypeFormatterSource]
public sealed record PercentileReading : IDisplayable
{
    internal PercentileReading(PercentileStatus status, double? value, double? percentile, int observations, DateOnly? first, DateOnly? last)
    {
        Status = status;
        Value = value;
        Percentile = percentile;
        Observations = observations;
        First = first;
        Last = last;
    }

    /// <summary>Whether there is a percentile.</summary>
    public PercentileStatus Status { get; }

    /// <summary>The value that was placed; null when the day has none.</summary>
    public double? Value { get; }

    /// <summary>From 0 (below all) to 1 (above all); null when there is none.</summary>
    public double? Percentile { get; }

    /// <summary>How many earlier values were found.</summary>
    public int Observations { get; }

    /// <summary>Day of the first of them; null without any.</summary>
    public DateOnly? First { get; }

    /// <summary>Day of the last of them; null without any.</summary>
    public DateOnly? Last { get; }

    /// <summary>The reading in words.</summary>
    public string Reason => Status switch
    {
        PercentileStatus.Ok => FormattableString.Invariant($"{Value:G6} is at {100 * Percentile!.Value:0.0} % of {Observations} values from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}."),
        PercentileStatus.NoValue => "The day has no value.",
        _ => FormattableString.Invariant($"Only {Observations} values lie before the day."),
    };

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Percentile among earlier values", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("value", Value),
            new("percentile", DisplayCell.Percent(Percentile, 1), "%"),
            new("observations", Observations),
            new("first", First),
            new("last", Last),
        ],
    };
}
