using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>Variance that options price for what is scheduled between two expiries. Made by <see cref="EventVariance"/>.</summary>
/// <remarks>Risk-neutral: what options cost, not how large the move will be.</remarks>
[TypeFormatterSource]
public sealed record EventVarianceReading : IDisplayable
{
    internal EventVarianceReading(EventVarianceStatus status, string reason, double years, double totalVariance)
    {
        Status = status;
        Reason = reason;
        Years = years;
        TotalVariance = totalVariance;
    }

    /// <summary>What became of it.</summary>
    public EventVarianceStatus Status { get; }

    /// <summary>The status in words, with the numbers behind it.</summary>
    public string Reason { get; }

    /// <summary>Calendar time between the expiries, in years.</summary>
    public double Years { get; }

    /// <summary>Total variance of the later expiry less that of the earlier one; it may be negative.</summary>
    public double TotalVariance { get; }

    /// <summary>Variance of the logarithm between the expiries per year of calendar time; negative when <see cref="TotalVariance"/> is.</summary>
    public double VariancePerYear => TotalVariance / Years;

    /// <summary>The ordinary volatility, per year; null when there is none.</summary>
    public double? Background { get; internal init; }

    /// <summary>Variance of the events together: total variance less ordinary variance over the calendar time. As it comes, also when negative; null without an ordinary volatility.</summary>
    public double? Variance { get; internal init; }

    /// <summary>One standard deviation of the events together, as a change of the logarithm (0.011 is about 1.1 %): the root of <see cref="Variance"/>. Null when that is null or negative.</summary>
    public double? Move => Variance is >= 0 and { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Days of ordinary variance that the events together are worth, as an <see cref="Expiries.EventClock"/> takes them. Negative with the variance; null when that is null or the ordinary volatility is 0, or so small that their number is none.</summary>
    public double? Days => Variance / (Background * Background) * 365 is { } days && double.IsFinite(days) ? days : null;

    /// <summary>The numbers on one line.</summary>
    public override string ToString() => Move is { } move
        ? FormattableString.Invariant($"events move {100 * move:F2} % ({(Days is { } days ? FormattableString.Invariant($"{days:F2} days of {100 * Background:F1} % volatility") : "no ordinary volatility")})")
        : $"{Status}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event variance", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("time between the expiries", Years, "years"),
            new("total variance", TotalVariance),
            new("ordinary volatility", DisplayCell.Percent(Background), "%"),
            new("variance of the events", Variance),
            new("move of the events", DisplayCell.Percent(Move), "%"),
            new("ordinary variance the events are worth", Days, "days"),
        ],
    };
}
