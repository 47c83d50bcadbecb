using System.Globalization;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// The difference of two numbers that a relation ties, in VIX-squared points, with the band of both. Outside says that the numbers are inconsistent beyond their quotes; it does
/// not say which of them is off, nor that anything can be earned.
/// </summary>
[TypeFormatterSource]
public sealed record ConsistencyGap : IDisplayable
{
    private ConsistencyGap(ConsistencyVerdict verdict, string reason)
    {
        Verdict = verdict;
        Reason = reason;
    }

    /// <summary>Whether the quotes allow the relation.</summary>
    public ConsistencyVerdict Verdict { get; }

    /// <summary>The verdict in words, with the numbers that decided.</summary>
    public string Reason { get; }

    /// <summary>First number minus second, in VIX-squared points; null when one is missing.</summary>
    public double? Value { get; private init; }

    /// <summary>Smallest difference within the bands.</summary>
    public double? Low { get; private init; }

    /// <summary>Largest difference within the bands.</summary>
    public double? High { get; private init; }

    /// <summary>
    /// How far another interpolation in time would move the difference, in VIX-squared points: an opinion beside the band, see <see cref="ForwardVariance.Interpolation"/>. Null when nothing was interpolated.
    /// </summary>
    public double? Interpolation { get; private init; }

    /// <summary>Whether every wing beyond the quotes has an estimate; where not, the band is too narrow on that account.</summary>
    public bool WingsAreKnown { get; private init; }

    /// <summary>By how much the relation fails beyond the band, in VIX-squared points with the sign of the difference; 0 inside, null when there is no verdict.</summary>
    public double? Excess { get; private init; }

    /// <summary>Whether the relation fails by more than the other interpolation explains; null when there is no verdict.</summary>
    public bool? IsBeyondInterpolation => Excess is { } excess ? excess != 0 && Math.Abs(excess) > (Interpolation ?? 0) : null;

    /// <summary>The relation first = second.</summary>
    internal static ConsistencyGap Equal(in SquaredPoints first, in SquaredPoints second) => Make(first, second, orAbove: false);

    /// <summary>The relation first at least second.</summary>
    internal static ConsistencyGap AtLeast(in SquaredPoints first, in SquaredPoints second) => Make(first, second, orAbove: true);

    private static ConsistencyGap Make(in SquaredPoints first, in SquaredPoints second, bool orAbove)
    {
        if (first.Value is null || second.Value is null)
            return new ConsistencyGap(ConsistencyVerdict.NotAvailable, first.Value is null ? first.Reason : second.Reason);
        double value = first.Value.Value - second.Value.Value;
        double low = first.Low!.Value - second.High!.Value;
        double high = first.High!.Value - second.Low!.Value;
        if (!double.IsFinite(value) || !double.IsFinite(low) || !double.IsFinite(high))
            return new ConsistencyGap(ConsistencyVerdict.NotAvailable, "The difference is beyond the range of a double.");
        (ConsistencyVerdict verdict, double excess) = high < 0 ? (ConsistencyVerdict.OutsideBelow, high)
            : low > 0 && !orAbove ? (ConsistencyVerdict.OutsideAbove, low)
            : (ConsistencyVerdict.Inside, 0);
        string reason = FormattableString.Invariant($"{value:+0.00;-0.00;0.00} in [{low:0.00}, {high:0.00}] VIX-squared points: {verdict}.");
        return new ConsistencyGap(verdict, reason)
        {
            Value = value,
            Low = low,
            High = high,
            Interpolation = first.Interpolation is null ? second.Interpolation : first.Interpolation + (second.Interpolation ?? 0),
            WingsAreKnown = first.WingsAreKnown && second.WingsAreKnown,
            Excess = excess,
        };
    }

    /// <summary>The reason.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reason}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Difference that a relation ties", ToString())
    {
        Facts =
        [
            new("verdict", Verdict),
            new("difference", DisplayCell.WithSign(Value, 1), "VIX-squared points"),
            new("low", DisplayCell.WithSign(Low, 1), "VIX-squared points"),
            new("high", DisplayCell.WithSign(High, 1), "VIX-squared points"),
            new("beyond the band", DisplayCell.WithSign(Excess, 1), "VIX-squared points"),
            new("other interpolation", DisplayCell.WithSign(Interpolation, 1), "VIX-squared points"),
            new("beyond the other interpolation", IsBeyondInterpolation),
            new("wings are known", WingsAreKnown),
        ],
    };
}
