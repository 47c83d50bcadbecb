using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>The slope of a regression with intercept, with its standard errors. Made by the library.</summary>
/// <remarks>
/// The standard error of Newey and West sums the scores of a session first and then weighs products of sessions up to the number of lags apart with Bartlett's weights 1 - l/(L + 1).
/// Distance is counted in sessions of the calendar, not in observations; no small-sample factor. Source: Newey and West, Econometrica 55 (1987).
/// </remarks>
[TypeFormatterSource]
public sealed record SlopeEstimate : IDisplayable
{
    internal SlopeEstimate(EstimationStatus status, string reason, int count, int sessions)
    {
        Status = status;
        Reason = reason;
        Count = count;
        Sessions = sessions;
    }

    /// <summary>Whether there is an estimate.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>Observations.</summary>
    public int Count { get; }

    /// <summary>Different sessions among them.</summary>
    public int Sessions { get; }

    /// <summary>The slope; with leads and lags the sum of all slopes. Null without an estimate.</summary>
    public double? Slope { get; internal init; }

    /// <summary>The intercept; null without an estimate.</summary>
    public double? Intercept { get; internal init; }

    /// <summary>Newey-West standard error of the slope, at least 0; null without an estimate.</summary>
    public double? StandardError { get; internal init; }

    /// <summary>Standard error of the slope if errors were independent with one variance; null without an estimate or where weights leave no degree of freedom.</summary>
    public double? ClassicalStandardError { get; internal init; }

    /// <summary>Share of the variance that is explained; null without an estimate or where what is to be explained does not vary.</summary>
    public double? RSquared { get; internal init; }

    /// <summary>Slope, standard error and number of observations, or the reason.</summary>
    public override string ToString() => Slope is { } slope ? FormattableString.Invariant($"{slope:F4} (s.e. {StandardError:F4}, {Count} observations)") : Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Slope of a regression", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("slope", Slope),
            new("standard error", StandardError),
            new("classical standard error", ClassicalStandardError),
            new("intercept", Intercept),
            new("R squared", RSquared),
            new("observations", Count),
            new("sessions", Sessions),
        ],
    };

    internal static DisplayTable TableOf(string caption, IEnumerable<(string Name, SlopeEstimate Estimate)> estimates) => DisplayTable.Of(
        caption,
        estimates,
        new("estimator", r => r.Name),
        new("status", r => r.Estimate.Status),
        new("slope", r => r.Estimate.Slope),
        new("standard error", r => r.Estimate.StandardError),
        new("R squared", r => r.Estimate.RSquared),
        new("observations", r => r.Estimate.Count),
        new("reason", r => r.Estimate.Reason));
}
