using VixShield.Display;

namespace VixShield.Economics;

/// <summary>A modified internal rate of return, or why there is none. Made by <see cref="ModifiedInternalRate"/>.</summary>
[TypeFormatterSource]
public sealed record ModifiedRateReading : IDisplayable
{
    internal ModifiedRateReading(ModifiedRateStatus status, double? rate, double? paid, double? received)
    {
        Status = status;
        Rate = rate;
        PaidAtStart = paid;
        ReceivedAtEnd = received;
    }

    /// <summary>Whether there is a rate.</summary>
    public ModifiedRateStatus Status { get; }

    /// <summary>The rate as a decimal, per period or per year; null unless the status is <see cref="ModifiedRateStatus.Ok"/>.</summary>
    public double? Rate { get; }

    /// <summary>Value of what is paid at the time of the first flow, discounted at the finance rate; at least 0. Null where it is beyond the range of doubles, above or below.</summary>
    public double? PaidAtStart { get; }

    /// <summary>Value of what is received at the time of the last flow, grown at the reinvestment rate; at least 0. Null where it is beyond the range of doubles, above or below.</summary>
    public double? ReceivedAtEnd { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason => Status switch
    {
        ModifiedRateStatus.NoOutflow => "No flow is paid: there is nothing to return.",
        ModifiedRateStatus.NoInflow => "No flow is received.",
        ModifiedRateStatus.NoTime => "First and last flow are at one time.",
        ModifiedRateStatus.OutOfRange => $"{(PaidAtStart, ReceivedAtEnd) switch
        {
            (null, null) => "What is paid and what is received are",
            (null, _) => "What is paid, at the start, is",
            (_, null) => "What is received, at the end, is",
            _ => "The rate is",
        }} beyond the range of doubles.",
        _ => $"{NumberText.Significant(PaidAtStart!.Value)} paid at the start become {NumberText.Significant(ReceivedAtEnd!.Value)} at the end.",
    };

    /// <summary>The rate or the status, and the reason.</summary>
    public override string ToString() => $"{(Rate is { } rate ? NumberText.Significant(rate) : Status.ToString())}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Modified internal rate of return", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("rate", DisplayCell.Percent(Rate, 4), "% per period or year"),
            new("paid, at the start", PaidAtStart),
            new("received, at the end", ReceivedAtEnd),
        ],
    };
}
