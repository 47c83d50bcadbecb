using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Economics;

/// <summary>The dividends that parity implies until one expiry. Nothing is clipped: a negative amount is shown and flagged. Made by <see cref="DividendCurve"/>.</summary>
[TypeFormatterSource]
public sealed record DividendPoint : IDisplayable
{
    internal DividendPoint(Expiry expiry, double years, DividendStatus status, string reason)
    {
        Expiry = expiry;
        Years = years;
        Status = status;
        Reason = reason;
    }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>Time to it, in years; not above 0 when it has expired.</summary>
    public double Years { get; }

    /// <summary>What the amounts are worth.</summary>
    public DividendStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>Present value of the dividends until the expiry, S - D F, in points; null without a forward.</summary>
    public double? PresentValue { get; internal init; }

    /// <summary>
    /// Standard error of <see cref="PresentValue"/>, in points: of forward and rate, as if independent; the spot is taken as exact. Null without a forward.
    /// </summary>
    public double? StandardError { get; internal init; }

    /// <summary>Continuous dividend yield r - ln(F/S)/T, per year as a decimal; null without a forward.</summary>
    public double? Yield { get; internal init; }

    /// <summary>Present value of the dividends since the last expiry before that has a forward (since now for the first), in points; null without a forward.</summary>
    public double? SinceLast { get; internal init; }

    /// <summary>Standard error of <see cref="SinceLast"/>, in points: of both expiries, as if independent. A rate from all expiries together is shared, so it is an overstatement then.</summary>
    public double? SinceLastStandardError { get; internal init; }

    /// <summary>Expiry, status and reason.</summary>
    public override string ToString() => $"{Expiry}: {Status}. {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Implied dividends until an expiry", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("time", Years, "years"),
            new("status", Status),
            new("present value", PresentValue, "points"),
            new("standard error", StandardError, "points"),
            new("yield", DisplayCell.Percent(Yield, 3), "% per year"),
            new("since last expiry", SinceLast, "points"),
            new("standard error of that", SinceLastStandardError, "points"),
            new("reason", Reason),
        ],
    };
}
