using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Reporting;

/// <summary>What a report shows beside the plan itself. Nothing is needed; what is not given is left out, and the report says so.</summary>
public sealed record PlanReportOptions
{
    /// <summary>The default choices.</summary>
    public static PlanReportOptions Default { get; } = new();

    /// <summary>The title of the page; null for one of the plan's status and market.</summary>
    /// <exception cref="ArgumentException">The title is blank.</exception>
    public string? Title { get; init => field = value is null ? null : Check.NotBlank(value, nameof(Title)); }

    /// <summary>The alternative that stands as "after"; null for the best, or for the first with trades where none keeps every hard guardrail. Where it trades nothing there is no "after".</summary>
    public PlanAlternative? Alternative { get; init; }

    /// <summary>Sessions for the band behind the VX curve and for the residuals of VX; null for none.</summary>
    public VixFuturesHistory? History { get; init; }

    /// <summary>Readings of a detector over a longer history, for the residuals and their episodes; empty for the plan's own measure over <see cref="History"/>.</summary>
    /// <exception cref="ArgumentException">The array is default.</exception>
    public ImmutableArray<DecouplingDetectorReading> Readings
    {
        get;
        init => field = Check.NotDefault(value, nameof(Readings));
    }

    = [];

    /// <summary>The threshold that the plan's own reading was judged by; null for the default.</summary>
    public DecouplingOptions? Decoupling { get; init; }

    /// <summary>The detector's options, for the thresholds; null for the defaults.</summary>
    public DecouplingDetectorOptions? DetectorOptions { get; init; }

    /// <summary>The market at calibration, for the drift since then and the curve of that day; null for none.</summary>
    public MarketSnapshot? CalibrationMarket { get; init; }

    /// <summary>The moves of the heat map. By default the index from -10 % to +10 % in steps of 2 %, by VIX from -5 to +20 points in steps of 5.</summary>
    /// <exception cref="ArgumentNullException">The axes are null.</exception>
    public ScenarioAxes Scenarios
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    = new()
    {
        SpotChanges = [.. Enumerable.Range(-5, 11).Select(i => 2 * i / 100d)],
        VixChanges = [.. Enumerable.Range(-1, 6).Select(i => 5d * i)],
    };

    /// <summary>Most smiles that are shown, those of the book's options first to expire; from 0 to 20. 4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public int MaximumSmiles
    {
        get;
        init => field = value is >= 0 and <= 20 ? value : throw new ArgumentOutOfRangeException(nameof(MaximumSmiles), value, "Must be from 0 to 20.");
    }

    = 4;

    /// <inheritdoc/>
    public bool Equals(PlanReportOptions? other) =>
        other is not null && Title == other.Title && Equals(Alternative, other.Alternative) && Equals(History, other.History) && Readings.AsSpan().SequenceEqual(other.Readings.AsSpan())
        && Decoupling == other.Decoupling && Equals(DetectorOptions, other.DetectorOptions) && Equals(CalibrationMarket, other.CalibrationMarket) && Scenarios == other.Scenarios && MaximumSmiles == other.MaximumSmiles;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, Alternative, Scenarios, MaximumSmiles);

    /// <summary>What was given.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Title ?? "own title"}; {Alternative?.Name ?? "best alternative"}; {History?.ToString() ?? "no history"}; {Readings.Length} readings; {Scenarios}; {MaximumSmiles} smiles");
}
