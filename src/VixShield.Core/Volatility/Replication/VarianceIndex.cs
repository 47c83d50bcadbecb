using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>
/// The square root of the variance to a horizon, from the strips around it, in volatility points (20 is 20 % a year): the VIX for 30 days.
/// Immutable. Where there is no value, <see cref="Status"/> and <see cref="Reason"/> say why and the numbers are null.
/// </summary>
/// <remarks>
/// Cboe, Volatility Index Methodology: 100 sqrt{[T1 V1 (N2 - N)/(N2 - N1) + T2 V2 (N - N1)/(N2 - N1)] N365/N}, all N in minutes.
/// </remarks>
[TypeFormatterSource]
public sealed partial class VarianceIndex : IDisplayable
{
    private VarianceIndex(VarianceWindow window, VarianceIndexStatus status, string reason)
    {
        Window = window;
        Status = status;
        Reason = reason;
    }

    /// <summary>The horizon.</summary>
    public VarianceWindow Window { get; }

    /// <summary>Whether there is a value.</summary>
    public VarianceIndexStatus Status { get; }

    /// <summary>The status in words, with the numbers that decided.</summary>
    public string Reason { get; }

    /// <summary>The strip of the earlier expiry, or the only one where it expires at the horizon; null when none was found.</summary>
    public VarianceStrip? Near { get; private init; }

    /// <summary>The strip of the later expiry; null when none was found or the near one expires at the horizon.</summary>
    public VarianceStrip? Next { get; private init; }

    /// <summary>Weight of the near strip's total variance, (N2 - N)/(N2 - N1); outside 0 to 1 in an extrapolation. Null when strips are missing.</summary>
    public double? NearWeight { get; private init; }

    /// <summary>Weight of the next strip's total variance, (N - N1)/(N2 - N1); both weights add up to 1.</summary>
    public double? NextWeight { get; private init; }

    /// <summary>Whether both expiries are on one side of the horizon, so that one weight is negative.</summary>
    public bool IsExtrapolated => NearWeight < 0 || NextWeight < 0;

    /// <summary>The variance to the horizon, per year: 0.04 is a volatility of 20 %.</summary>
    public double? Variance { get; private init; }

    /// <summary>The index, in volatility points.</summary>
    public double? Value { get; private init; }

    /// <summary>
    /// The least index of quotes within their spreads, in volatility points: every strip at its bid; at its ask where its weight is negative. Null when
    /// the variance there is negative.
    /// </summary>
    public double? Low { get; private init; }

    /// <summary>The greatest index of quotes within their spreads, in volatility points: every strip at its ask; at its bid where its weight is negative.</summary>
    public double? High { get; private init; }

    /// <summary>
    /// Estimate of what strikes without end would add to <see cref="Value"/>, in volatility points: the strips' <see cref="VarianceStrip.Truncation"/>
    /// combined like their variances. Null when a strip has no estimate.
    /// </summary>
    public double? TruncationPoints { get; private init; }

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Variance index", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("index", Value, "vol points"),
            new("low", Low, "vol points"),
            new("high", High, "vol points"),
            new("missing strikes", TruncationPoints, "vol points"),
            new("variance", Variance, "per year"),
            new("window", Window.Name),
            new("horizon", Window.Days, "days"),
            new("extrapolated", IsExtrapolated),
        ],
        Tables =
        [
            DisplayTable.Of(
                "strips",
                new[] { ("near", Near, NearWeight), ("next", Next, NextWeight) }.Where(s => s.Item2 is not null),
                new("strip", r => r.Item1),
                new("time to expiry", "days", r => 365 * r.Item2!.Years),
                new("weight", r => r.Item3),
                new("forward", "points", r => r.Item2!.Forward),
                new("variance", "per year", r => r.Item2!.Variance),
                new("puts", r => r.Item2!.PutCount),
                new("calls", r => r.Item2!.CallCount),
                new("status", r => r.Item2!.Status)),
        ],
    };
}
